package dev.rollcall.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of an installation, by {@code ./rollcall} and by signals only. */
@Timeout(1200)
class LauncherIT {

	/** As Kafka numbers its codecs. */
	private static final int LZ4 = 3;

	private static final String ALICE = """
			{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "alice@example.com",
			 "emails": [{"value": "alice@example.com", "type": "work", "primary": true}], "active": true}""";

	private static final int SIGTERM = 143;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path temporary;

	private @Nullable LauncherProcess running;

	@BeforeAll
	static void prepare() throws Exception {
		LauncherProcess.prepare();
	}

	@AfterEach
	void end() {
		if (this.running != null) {
			this.running.close();
		}
	}

	@Test
	void shouldKeepEverythingOverRestartsAndKills() throws Exception {
		Path data = this.temporary.resolve("data");

		// given a first start
		LauncherProcess first = start(data);
		Map<String, String> credentials = first.credentials();
		assertThat(first.value("ADMIN_URL")).startsWith("http://127.0.0.1:").endsWith("/admin/v1");
		assertThat(first.value("DURABILITY")).startsWith("page-cache");
		assertThat(first.out()).anyMatch((line) -> line.startsWith("Try:") && line.contains("curl "));

		// when a user is made
		HttpResponse<String> made = send(scim(first, "/Users").header("Content-Type", "application/scim+json")
			.POST(HttpRequest.BodyPublishers.ofString(ALICE)));
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

		// then nobody else gets the folder or the port
		assertRefused(data, "The data folder " + data
				+ " is in use by another Rollcall: stop that one, or choose another folder with --data.");

		// and it stops cleanly, and what it had is there after a restart and after a kill
		assertThat(first.stop()).isEqualTo(SIGTERM);
		assertThat(first.err()).isEmpty();
		LauncherProcess second = start(data);
		assertThat(second.credentials()).isEqualTo(credentials);
		assertThat(alices(second)).contains("\"totalResults\":1").contains("alice@example.com");
		second.kill();
		LauncherProcess third = start(data, "--durability", "fsync");
		assertThat(third.credentials()).isEqualTo(credentials);
		assertThat(third.value("DURABILITY")).startsWith("fsync");
		assertThat(alices(third)).contains("\"totalResults\":1").contains("alice@example.com");

		// and the processor went on from what it had each time
		assertThat(Files.readString(data.resolve("logs/rollcall.log"))).contains("Restored 0 records of ")
			.doesNotContainPattern("Restored [1-9]")
			.doesNotContain("TaskCorruptedException");

		// and what it wrote to Kafka is compressed
		assertThat(codecs(data, "commands")).containsOnly(LZ4);
		assertThat(codecs(data, "events")).containsOnly(LZ4);

		// and when the disk is full it ends with a sentence and loses nothing
		if (OS.LINUX.isCurrentOs()) {
			assertNothingLostOnAFullDisk(third, data);
		}
		else {
			assertThat(third.stop()).isEqualTo(SIGTERM);
		}

		// and a damaged folder is named
		Files.writeString(data.resolve("kafka/meta.properties"), "\u0000garbage");
		assertRefused(data, "The data folder " + data + " is damaged: its file kafka/meta.properties cannot be read; "
				+ "restore the folder from a copy, or choose another with --data.");
	}

	@Test
	void shouldRefuseTakenPortInOneSentence() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			int port = taken.getLocalPort();
			assertRefused(this.temporary.resolve("data"), "Port " + port
					+ " on 127.0.0.1 is in use or not allowed: stop the program that listens there, or choose another with --port.",
					"--port", Integer.toString(port));
			assertRefused(this.temporary.resolve("data"), "Port " + port
					+ " on 127.0.0.1 is in use or not allowed: stop the program that listens there, or choose another with --kafka-port.",
					"--kafka-port", Integer.toString(port));
		}
	}

	@Test
	void shouldEndCleanlyWhenStoppedDuringTheStart() throws Exception {
		try (LauncherProcess process = LauncherProcess.start(this.temporary.resolve("data"))) {
			Thread.sleep(Duration.ofSeconds(2).toMillis());
			assertThat(process.stop()).isEqualTo(SIGTERM);
			assertThat(process.err()).noneMatch((line) -> line.contains("Exception"));
		}
	}

	private LauncherProcess start(Path data, String... options) throws IOException, InterruptedException {
		LauncherProcess process = LauncherProcess.start(data, options);
		this.running = process;
		return process.awaitReady();
	}

	private static void assertRefused(Path data, String sentence, String... options)
			throws IOException, InterruptedException {
		try (LauncherProcess process = LauncherProcess.start(data, options)) {
			assertThat(process.awaitExit()).isEqualTo(1);
			assertThat(process.err()).containsExactly("rollcall: " + sentence);
		}
	}

	private void assertNothingLostOnAFullDisk(LauncherProcess process, Path data)
			throws IOException, InterruptedException {
		List<String> made = fill(process);
		assertThat(process.awaitExit()).isEqualTo(1);
		assertThat(process.err()).anyMatch((line) -> line
			.startsWith("rollcall: The broker has given up, as it does when it cannot write to " + data));
		LauncherProcess next = start(data);
		assertThat(made).isNotEmpty();
		for (String user : made) {
			assertThat(send(scim(next, user).GET()).statusCode()).as(user).isEqualTo(200);
		}
		assertThat(next.stop()).isEqualTo(SIGTERM);
	}

	/** The codec in the attributes of the first batch of each partition that has any. */
	private static List<Integer> codecs(Path data, String topic) throws IOException {
		List<Integer> codecs = new ArrayList<>();
		try (DirectoryStream<Path> partitions = Files.newDirectoryStream(data.resolve("kafka"),
				"rollcall." + topic + ".v1-*")) {
			for (Path partition : partitions) {
				byte[] log = Files.readAllBytes(partition.resolve("00000000000000000000.log"));
				if (log.length > 0) {
					codecs.add(log[22] & 0x07);
				}
			}
		}
		return codecs;
	}

	/** Makes large users until the files grow no further; returns who was made. */
	private List<String> fill(LauncherProcess process) throws IOException, InterruptedException {
		process.limitFiles(12_000_000);
		List<String> made = new ArrayList<>();
		Random random = new Random(1);
		for (int i = 0; i < 500; i++) {
			// what repeats itself would be compressed away
			String title = random.ints(30_000, 'a', 'z' + 1)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			String user = ALICE.replace("alice", "bob" + i)
				.replace("\"active\"", "\"title\": \"" + title + "\", \"active\"");
			try {
				HttpResponse<String> answer = send(
						scim(process, "/Users").header("Content-Type", "application/scim+json")
							.POST(HttpRequest.BodyPublishers.ofString(user)));
				assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503);
				answer.headers()
					.firstValue("Location")
					.ifPresent((location) -> made.add(location.substring(location.indexOf("/Users/"))));
			}
			catch (IOException ex) {
				// it has ended before it could answer
				return made;
			}
		}
		throw new AssertionError("Expected the files to be full, but " + made.size() + " users fit");
	}

	private String alices(LauncherProcess process) throws IOException, InterruptedException {
		HttpResponse<String> found = send(scim(process, "/Users?filter=userName%20eq%20%22alice@example.com%22").GET());
		assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
		return found.body();
	}

	private static HttpRequest.Builder scim(LauncherProcess process, String path) {
		return HttpRequest.newBuilder(URI.create(process.value("SCIM_BASE_URL") + path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + process.value("SCIM_TOKEN"));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
