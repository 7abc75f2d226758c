package dev.rollcall.processor.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The producer of one thread; after each transaction it tells how far the changelogs are.
 */
final class CommittingProducer extends KafkaProducer<byte[], byte[]> {

	private final Commits commits;

	/** The last record of each changelog in the transaction under way. */
	private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

	CommittingProducer(Map<String, Object> config, Commits commits) {
		super(config, new ByteArraySerializer(), new ByteArraySerializer());
		this.commits = commits;
	}

	@Override
	public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
		return super.send(record,
				this.commits.isWatched(record.topic(), record.partition()) ? noting(callback) : callback);
	}

	private Callback noting(@Nullable Callback callback) {
		return (metadata, failure) -> {
			if (failure == null) {
				this.written.merge(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(),
						Math::max);
			}
			if (callback != null) {
				callback.onCompletion(metadata, failure);
			}
		};
	}

	@Override
	public void commitTransaction() {
		super.commitTransaction();
		Map<TopicPartition, Long> offsets = Map.copyOf(this.written);
		this.written.clear();
		this.commits.committed(offsets);
	}

	@Override
	public void abortTransaction() {
		this.written.clear();
		super.abortTransaction();
	}

}
