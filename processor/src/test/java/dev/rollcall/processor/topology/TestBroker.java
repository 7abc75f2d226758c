package dev.rollcall.processor.topology;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.rollcall.schemas.topic.Topic;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker (KRaft, one node) in this process. */
public final class TestBroker implements AutoCloseable {

	private final KafkaRaftServer server;

	private final String bootstrapServers;

	private TestBroker(KafkaRaftServer server, String bootstrapServers) {
		this.server = server;
		this.bootstrapServers = bootstrapServers;
	}

	public static TestBroker start(Path folder) throws Exception {
		new Formatter().setClusterId(Uuid.randomUuid().toString())
			.setNodeId(1)
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(folder.toString())
			.addDirectory(folder.toString())
			.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.run();
		int port = freePort();
		KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder, port)), Time.SYSTEM);
		server.startup();
		return new TestBroker(server, "127.0.0.1:" + port);
	}

	private static Map<String, String> settings(Path folder, int port) throws IOException {
		int controller = freePort();
		Map<String, String> settings = new TreeMap<>();
		settings.put("node.id", "1");
		settings.put("process.roles", "broker,controller");
		settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
		settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
		settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
		settings.put("controller.listener.names", "CONTROLLER");
		settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
		settings.put("log.dirs", folder.toString());
		settings.put("auto.create.topics.enable", "false");
		settings.put("message.max.bytes", Integer.toString(Topic.MAX_MESSAGE_BYTES));
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("offsets.topic.num.partitions", "4");
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("transaction.state.log.num.partitions", "4");
		settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
		settings.put("group.initial.rebalance.delay.ms", "0");
		settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
		settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(24 * 1024 * 1024));
		return settings;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	@Override
	public void close() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

}
