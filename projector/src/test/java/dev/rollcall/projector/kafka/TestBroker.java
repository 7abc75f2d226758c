package dev.rollcall.projector.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.rollcall.schemas.topic.Topics;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in this process, on the loopback interface. */
final class TestBroker implements AutoCloseable {

	private final KafkaRaftServer server;

	private final String bootstrap;

	private TestBroker(KafkaRaftServer server, String bootstrap) {
		this.server = server;
		this.bootstrap = bootstrap;
	}

	static TestBroker start(Path folder) throws Exception {
		new Formatter().setClusterId(Uuid.randomUuid().toString())
			.setNodeId(1)
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(folder.toString())
			.addDirectory(folder.toString())
			.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.run();
		int port = freePort();
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
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("transaction.state.log.num.partitions", "2");
		settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
		settings.put("auto.create.topics.enable", "false");
		KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
		server.startup();
		return new TestBroker(server, "127.0.0.1:" + port);
	}

	Map<String, Object> config() {
		return Map.of("bootstrap.servers", this.bootstrap);
	}

	void createDirectory(int partitions) throws Exception {
		try (Admin admin = Admin.create(config())) {
			admin.createTopics(List.of(new NewTopic(Topics.DIRECTORY.name(), Optional.of(partitions), Optional.empty())
				.configs(Topics.DIRECTORY.configs()))).all().get();
		}
	}

	void deleteDirectory() throws Exception {
		try (Admin admin = Admin.create(config())) {
			admin.deleteTopics(List.of(Topics.DIRECTORY.name())).all().get();
		}
	}

	KafkaProducer<byte[], byte[]> producer(String transactionalId) {
		Map<String, Object> config = new TreeMap<>(config());
		config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
		config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config);
		producer.initTransactions();
		return producer;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

}
