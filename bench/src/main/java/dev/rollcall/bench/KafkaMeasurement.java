package dev.rollcall.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A bare write: 1 kB to the same broker and back its acknowledgement, by the same number
 * of threads.
 */
final class KafkaMeasurement implements Measurement {

	@Override
	public void run(Bench bench) throws IOException {
		Optional<String> broker = bench.server().bootstrapServers();
		if (broker.isEmpty()) {
			bench.progress("left out: kafka, since no broker is known");
			return;
		}
		String topic = bench.population().name("bench", 0);
		Map<String, Object> settings = Map.of("bootstrap.servers", broker.get(), "acks", "all", "linger.ms", "0");
		try (Admin admin = Admin.create(settings);
				KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
						new ByteArraySerializer())) {
			admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
			for (int connections : bench.options().connections()) {
				measure(bench, producer, topic, connections);
			}
			admin.deleteTopics(List.of(topic)).all().get();
		}
		catch (ExecutionException ex) {
			throw new IOException("Expected to write to the broker, but it failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void measure(Bench bench, KafkaProducer<byte[], byte[]> producer, String topic, int threads)
			throws IOException {
		bench.progress("bare Kafka, " + threads + " threads");
		byte[] value = new byte[1024];
		Work work = (connection, number) -> {
			try {
				producer.send(new ProducerRecord<>(topic, value)).get();
			}
			catch (ExecutionException ex) {
				throw new IOException(ex.getMessage(), ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("interrupted", ex);
			}
		};
		Load.during(bench.target(), threads, bench.options().time().dividedBy(2), work);
		bench.add(new Row("bare Kafka: produce, acks=all",
				Load.during(bench.target(), threads, bench.options().time(), work), null, ""));
	}

}
