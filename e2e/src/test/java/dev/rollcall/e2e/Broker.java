package dev.rollcall.e2e;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** A real single-node KRaft broker in a process of its own. */
final class Broker {

	private static final String HEAP = "-Xmx512m";

	private final int port;

	private final JavaProcess process;

	private Broker(int port, JavaProcess process) {
		this.port = port;
		this.process = process;
	}

	static Broker start(Path folder) {
		int port = Ports.free();
		int controller = Ports.free();
		String logs = folder.resolve("logs").toString();
		Path properties = folder.resolve("server.properties");
		try {
			Files.createDirectories(folder);
			Files.writeString(properties, """
					process.roles=broker,controller
					node.id=1
					controller.quorum.voters=1@127.0.0.1:%2$d
					listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
					advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
					controller.listener.names=CONTROLLER
					listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
					log.dirs=%3$s
					auto.create.topics.enable=false
					message.max.bytes=16777216
					offsets.topic.replication.factor=1
					offsets.topic.num.partitions=2
					transaction.state.log.replication.factor=1
					transaction.state.log.min.isr=1
					transaction.state.log.num.partitions=2
					group.initial.rebalance.delay.ms=0
					add.partitions.to.txn.retry.backoff.ms=1
					transaction.abort.timed.out.transaction.cleanup.interval.ms=500
					broker.session.timeout.ms=3000
					broker.heartbeat.interval.ms=500
					""".formatted(port, controller, logs));
			new Formatter().setClusterId(Uuid.randomUuid().toString())
				.setNodeId(1)
				.setControllerListenerName("CONTROLLER")
				.setMetadataLogDirectory(logs)
				.addDirectory(logs)
				.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
				.run();
		}
		catch (Exception ex) {
			throw new IllegalStateException("Expected the broker's folder to be formatted, but it is not", ex);
		}
		JavaProcess process = JavaProcess.start("kafka.Kafka", folder.resolve("broker.log"), List.of(HEAP),
				List.of(properties.toString()));
		return new Broker(port, process);
	}

	String bootstrap() {
		return "127.0.0.1:" + this.port;
	}

	JavaProcess process() {
		return this.process;
	}

}
