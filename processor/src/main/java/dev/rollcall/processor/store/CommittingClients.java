package dev.rollcall.processor.store;

import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka Streams' clients as it makes them itself, but for producers that tell of commits
 * and consumers of commands that gather what has arrived.
 */
public final class CommittingClients implements KafkaClientSupplier {

	private final Commits commits;

	private final Polling polling;

	public CommittingClients(Commits commits, Polling polling) {
		this.commits = commits;
		this.polling = polling;
	}

	@Override
	public Admin getAdmin(Map<String, Object> config) {
		return Admin.create(config);
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new CommittingProducer(config, this.commits);
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		return new GatheringConsumer(config, this.polling);
	}

	@Override
	public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	@Override
	public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
		return getRestoreConsumer(config);
	}

}
