package dev.rollcall.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sources of all modules' tests by the name of the class: their classes are not on
 * this module's path.
 */
record TestSources(Map<String, String> byClass) {

	private static final List<String> MODULES = List.of("schemas", "gateway", "processor", "projector", "launcher",
			"e2e");

	static TestSources read() throws IOException {
		Map<String, String> byClass = new TreeMap<>();
		for (String module : MODULES) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					byClass.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
				}
			}
		}
		return new TestSources(byClass);
	}

	/** Whether there is a test {@code Class#method}. */
	boolean has(String test) {
		String[] name = test.split("#");
		return name.length == 2 && this.byClass.getOrDefault(name[0], "").contains("void " + name[1] + "(");
	}

	/** Whether a test plays the transcripts of a file. */
	boolean play(String file) {
		return this.byClass.values().stream().anyMatch((source) -> source.contains("Transcript.read(\"" + file + "\""));
	}

}
