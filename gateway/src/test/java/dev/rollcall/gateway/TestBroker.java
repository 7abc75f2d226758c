package dev.rollcall.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in this process that can go away and come back. */
public final class TestBroker implements AutoCloseable {

	private final Map<String, String> settings = new HashMap<>();

	private final int port;

	private KafkaRaftServer server;

	private TestBroker(Path folder) throws Exception {
		this.port = freePort();
		int controller = freePort();
		this.settings.putAll(Map.ofEntries(Map.entry("node.id", "1"), Map.entry("process.roles", "broker,controller"),
				Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + this.port + ",CONTROLLER://127.0.0.1:" + controller),
				Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + this.port),
				Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
				Map.entry("controller.listener.names", "CONTROLLER"),
				Map.entry("inter.broker.listener.name", "PLAINTEXT"),
				Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
				Map.entry("log.dirs", folder.toString()), Map.entry("auto.create.topics.enable", "false"),
				Map.entry("offsets.topic.replication.factor", "1"),
				Map.entry("transaction.state.log.replication.factor", "1"),
				Map.entry("transaction.state.log.min.isr", "1"), Map.entry("transaction.state.log.num.partitions", "1"),
				Map.entry("broker.session.timeout.ms", "1500"), Map.entry("broker.heartbeat.interval.ms", "300"),
				Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
				Map.entry("message.max.bytes", Integer.toString(Topic.MAX_MESSAGE_BYTES))));
		new Formatter().setClusterId(Uuid.randomUuid().toString())
			.setNodeId(1)
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(folder.toString())
			.addDirectory(folder.toString())
			.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.run();
		this.server = started();
	}

	public static TestBroker start(Path folder) throws Exception {
		return new TestBroker(folder);
	}

	public String bootstrapServers() {
		return "127.0.0.1:" + this.port;
	}

	public void createTopics(int partitions) throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
			List<NewTopic> topics = Topics.ALL.stream()
				.map((topic) -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.configs()))
				.toList();
			admin.createTopics(topics).all().get();
		}
	}

	public void goAway() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

	public void comeBack() {
		this.server = started();
	}

	@Override
	public void close() {
		goAway();
	}

	private KafkaRaftServer started() {
		KafkaRaftServer made = new KafkaRaftServer(new KafkaConfig(this.settings), Time.SYSTEM);
		made.startup();
		return made;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
