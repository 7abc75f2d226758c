package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.kafka.common.Uuid;

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
					""".formatted(port, controller, folder.resolve("logs")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try (JavaProcess format = JavaProcess.start("kafka.tools.StorageTool", folder.resolve("format.log"),
				List.of(HEAP), List.of("format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()))) {
			if (format.awaitExit(Duration.ofSeconds(60)) != 0) {
				throw new AssertionError("Expected the broker's folder to be formatted, but: " + format.tail());
			}
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
