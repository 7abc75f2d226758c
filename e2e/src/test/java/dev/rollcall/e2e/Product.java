package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.rollcall.schemas.topic.Topics;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./rollcall}, as a newcomer starts it, in a process of its own. */
final class Product implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(120);

	private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

	private final Path folder;

	private final JavaProcess process;

	private final String scimBase;

	private final String adminUrl;

	private final String adminToken;

	private final String scimToken;

	private final String bootstrap;

	private Product(Path folder, JavaProcess process) {
		this.folder = folder;
		this.process = process;
		this.scimBase = line(process, "SCIM_BASE_URL");
		this.scimToken = line(process, "SCIM_TOKEN");
		this.adminUrl = line(process, "ADMIN_URL");
		this.adminToken = line(process, "ADMIN_TOKEN");
		this.bootstrap = line(process, "KAFKA_BOOTSTRAP_SERVERS");
	}

	private static String line(JavaProcess process, String name) {
		return process.awaitOutput("^" + name + "=(.+)$", START);
	}

	static Product start(Path folder, String... options) {
		return start(folder, List.of(), options);
	}

	/** With settings of the services, as {@code -Dname=value}. */
	static Product start(Path folder, List<String> settings, String... options) {
		List<String> arguments = Stream
			.concat(Stream.of("--port", Integer.toString(Ports.free()), "--data", folder.resolve("data").toString()),
					Stream.of(options))
			.toList();
		return new Product(folder, JavaProcess.startLauncher(folder.resolve("launcher-" + System.nanoTime() + ".log"),
				settings, arguments));
	}

	String scimBase() {
		return this.scimBase;
	}

	String bootstrap() {
		return this.bootstrap;
	}

	JavaProcess process() {
		return this.process;
	}

	/** The SCIM client of the demo site. */
	Scim demo() {
		return new Scim(this.scimBase, "Bearer " + this.scimToken);
	}

	String scimToken() {
		return this.scimToken;
	}

	Scim admin() {
		return new Scim(this.adminUrl, "Bearer " + this.adminToken).with("Content-Type", "application/json");
	}

	/** A site of this name with one provider, made on first use. */
	Tenant tenant(String site, String vendor) {
		return this.tenants.computeIfAbsent(site,
				(name) -> Tenant.create(admin(), name, vendor, "{\"scim\":\"token\"}"));
	}

	/**
	 * Fails if one of these secrets stands in any topic, any log or any file of the data
	 * folder.
	 */
	void assertNowhere(String... secrets) {
		List<byte[]> needles = Stream.of(secrets).map((secret) -> secret.getBytes(StandardCharsets.UTF_8)).toList();
		Topic topics = new Topic(this.bootstrap);
		Topics.ALL.forEach((topic) -> topics.read(topic.name(), (entry) -> {
			assertWithout(needles, entry.key(), "a key of " + topic.name());
			assertWithout(needles, entry.value(), "a record of " + topic.name());
		}));
		try (Stream<Path> files = Files.walk(this.folder)) {
			files.filter(Files::isRegularFile).filter((file) -> !file.toString().endsWith(".lock")).forEach((file) -> {
				try {
					assertWithout(needles, Files.readAllBytes(file), file.toString());
				}
				catch (java.nio.file.NoSuchFileException ex) {
					// a log segment that was deleted meanwhile holds nothing
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertWithout(List<byte[]> needles, byte @Nullable [] bytes, String where) {
		if (bytes == null) {
			return;
		}
		// Kafka makes its indexes large at once: they end in a gigabyte of zeros.
		int end = bytes.length;
		while (end > 0 && bytes[end - 1] == 0) {
			end--;
		}
		for (byte[] needle : needles) {
			assertThat(contains(bytes, end, needle)).as("secret in " + where).isFalse();
		}
	}

	private static boolean contains(byte[] bytes, int end, byte[] needle) {
		outer: for (int i = 0; i <= end - needle.length; i++) {
			for (int j = 0; j < needle.length; j++) {
				if (bytes[i + j] != needle[j]) {
					continue outer;
				}
			}
			return true;
		}
		return false;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
