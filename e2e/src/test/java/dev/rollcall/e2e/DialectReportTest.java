package dev.rollcall.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints and writes which test or transcript shows what identity providers send and
 * expect, and fails where a statement names none, or one that is not there, and where a
 * transcript belongs to no statement.
 */
class DialectReportTest {

	private static final Path DIALECTS = Path.of("src/test/resources/conformance/dialects.csv");

	private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

	private static final Path REPORT = Path.of("target/dialects.md");

	private static final String NOT_APPLICABLE = "not applicable: ";

	@Test
	void shouldShowEveryHabitByATestThatIsThere() throws IOException {
		List<Row> rows = Files.readAllLines(DIALECTS).stream().skip(1).map(Row::parse).toList();
		TestSources sources = TestSources.read();
		Set<String> transcripts = transcripts(sources);
		List<String> faults = new ArrayList<>();
		StringBuilder report = new StringBuilder("| who | statement | from | shown by |\n|---|---|---|---|\n");
		for (Row row : rows) {
			row.shownBy()
				.filter((shown) -> !transcripts.contains(shown) && !sources.has(shown))
				.forEach((shown) -> faults.add("Expected a test or transcript '" + shown
						+ "', but there is none that is played: " + row.statement()));
			report.append(row).append('\n');
		}
		Set<String> unnamed = new LinkedHashSet<>(transcripts);
		rows.forEach((row) -> unnamed.removeAll(row.shownBy().toList()));
		unnamed.forEach((transcript) -> faults
			.add("Expected every transcript to show a statement, but nothing names '" + transcript + "'"));
		report.append('\n')
			.append(rows.size())
			.append(" statements, ")
			.append(transcripts.size())
			.append(" transcripts\n");
		Files.createDirectories(REPORT.toAbsolutePath().getParent());
		Files.writeString(REPORT, report);
		System.out.println(report);
		assertThat(faults).isEmpty();
		assertThat(rows).extracting(Row::who)
			.contains("all", "Entra ID", "Okta", "OneLogin", "LDAP agents", "SAML identity providers", "PingOne");
	}

	/** Those of identity providers that a test plays, as {@code file.txt: title}. */
	private static Set<String> transcripts(TestSources sources) throws IOException {
		Set<String> names = new LinkedHashSet<>();
		try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
			for (String file : files.map((path) -> path.getFileName().toString()).sorted().toList()) {
				if (!file.startsWith("rfc-") && sources.play(file)) {
					Transcript.read(file).forEach((transcript) -> names.add(file + ": " + transcript.name()));
				}
			}
		}
		return names;
	}

	/**
	 * A line of the file.
	 *
	 * @param from where it is documented or was seen
	 * @param tests {@code Class#method} and {@code file.txt: title}, separated by bars
	 */
	private record Row(String who, String statement, String from, String tests) {

		static Row parse(String line) {
			String[] fields = line.split(";", 4);
			if (fields.length != 4 || Stream.of(fields).anyMatch(String::isBlank)) {
				throw new AssertionError("Expected four fields, but a line has not: " + line);
			}
			return new Row(fields[0], fields[1], fields[2], fields[3]);
		}

		/** None where the statement is not about this product, and says why. */
		Stream<String> shownBy() {
			return this.tests.startsWith(NOT_APPLICABLE) ? Stream.of() : Stream.of(this.tests.split("\\|"));
		}

		@Override
		public String toString() {
			return "| %s | %s | %s | %s |".formatted(this.who, this.statement, this.from,
					this.tests.replace("|", ", "));
		}

	}

}
