package dev.rollcall.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import dev.rollcall.schemas.topic.Topic;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real single-node Kafka broker (KRaft, broker and controller in one) inside this
 * process, on the loopback interface only.
 */
final class EmbeddedBroker implements AutoCloseable {

	private static final int NODE_ID = 1;

	private static final String CLIENTS = "PLAINTEXT";

	private static final String CONTROLLER = "CONTROLLER";

	private final KafkaRaftServer server;

	private final int port;

	private EmbeddedBroker(KafkaRaftServer server, int port) {
		this.server = server;
		this.port = port;
	}

	/** Formats the folder if it is new, and returns when the broker takes requests. */
	static EmbeddedBroker start(DataFolder folder, String clusterId, int port, Durability durability) {
		prepare(folder, clusterId);
		KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder.kafka(), port, durability)),
				Time.SYSTEM);
		server.startup();
		return new EmbeddedBroker(server, port);
	}

	private static void prepare(DataFolder folder, String clusterId) {
		Path logs = folder.kafka();
		Path properties = logs.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
		try {
			PrivateFile.createFolder(logs);
			if (Files.exists(properties)) {
				verify(folder, clusterId, logs, properties);
			}
			else {
				format(clusterId, logs);
			}
		}
		catch (IOException ex) {
			throw folder.damaged(properties);
		}
	}

	private static void verify(DataFolder folder, String clusterId, Path logs, Path properties) throws IOException {
		MetaPropertiesEnsemble found = new MetaPropertiesEnsemble.Loader().addMetadataLogDir(logs.toString()).load();
		if (!found.clusterId().equals(Optional.of(clusterId)) || !found.nodeId().equals(OptionalInt.of(NODE_ID))) {
			throw folder.damaged(properties);
		}
	}

	private static void format(String clusterId, Path logs) throws IOException {
		try {
			new Formatter().setClusterId(clusterId)
				.setNodeId(NODE_ID)
				.setControllerListenerName(CONTROLLER)
				.setMetadataLogDirectory(logs.toString())
				.addDirectory(logs.toString())
				.setIgnoreFormatted(true)
				.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
				.run();
		}
		catch (IOException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("Expected to format " + logs + " for Kafka, but it failed", ex);
		}
	}

	static Map<String, String> settings(Path logs, int port, Durability durability) {
		int controllerPort = Ports.free();
		Map<String, String> settings = new TreeMap<>();
		settings.put("node.id", Integer.toString(NODE_ID));
		settings.put("process.roles", "broker,controller");
		settings.put("listeners", CLIENTS + "://" + Ports.LOOPBACK + ":" + port + "," + CONTROLLER + "://"
				+ Ports.LOOPBACK + ":" + controllerPort);
		settings.put("advertised.listeners", CLIENTS + "://" + Ports.LOOPBACK + ":" + port);
		settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
		settings.put("inter.broker.listener.name", CLIENTS);
		settings.put("controller.listener.names", CONTROLLER);
		settings.put("controller.quorum.voters", NODE_ID + "@" + Ports.LOOPBACK + ":" + controllerPort);
		settings.put("log.dirs", logs.toString());
		settings.put("auto.create.topics.enable", "false");
		settings.put("message.max.bytes", Integer.toString(Topic.MAX_MESSAGE_BYTES));
		singleReplica(settings);
		quickRecovery(settings);
		small(settings);
		if (durability == Durability.FSYNC) {
			settings.put("log.flush.interval.messages", "1");
		}
		return settings;
	}

	/** Internal topics: one replica each, and few partitions so that a start is quick. */
	private static void singleReplica(Map<String, String> settings) {
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("offsets.topic.num.partitions", "4");
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("transaction.state.log.num.partitions", "4");
		settings.put("share.coordinator.state.topic.replication.factor", "1");
		settings.put("share.coordinator.state.topic.min.isr", "1");
		settings.put("share.coordinator.state.topic.num.partitions", "1");
	}

	/** Times that matter after a kill and for the latency of a transaction. */
	private static void quickRecovery(Map<String, String> settings) {
		// The controller must forget the killed broker before it admits the new one.
		settings.put("broker.session.timeout.ms", "1500");
		settings.put("broker.heartbeat.interval.ms", "300");
		settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
		settings.put("group.initial.rebalance.delay.ms", "0");
		settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
	}

	/** One machine shared with three services. */
	private static void small(Map<String, String> settings) {
		settings.put("num.network.threads", "2");
		settings.put("num.io.threads", "4");
		settings.put("num.recovery.threads.per.data.dir", "2");
		// Held on the heap for as long as the broker runs; 128 MB by default.
		settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(24 * 1024 * 1024));
		// Compaction would take a third of a core whenever there is something to do; this
		// is some twentieth. What is left over is done when there is less to write.
		settings.put("log.cleaner.io.max.bytes.per.second", Integer.toString(16 * 1024 * 1024));
		// Compaction and retention work on whole segments.
		settings.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
	}

	String bootstrapServers() {
		return Ports.LOOPBACK + ":" + this.port;
	}

	@Override
	public void close() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

}
