package dev.rollcall.processor.config;

import java.util.HashMap;
import java.util.Map;

import dev.rollcall.processor.store.RocksMemory;
import dev.rollcall.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' configuration; why each value is what it is stands beside it. */
final class StreamsSettings {

	static final String APPLICATION_ID = "rollcall-processor";

	private StreamsSettings() {
	}

	static Map<String, Object> of(Map<String, Object> connection, ProcessorProperties properties,
			TopicProperties topics) {
		Map<String, Object> config = new HashMap<>(connection);
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
		config.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDir().toAbsolutePath().toString());
		config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads(topics.partitions()));
		config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
		config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		// A write is answered after the commit, which comes at once when no other waits.
		config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, properties.commitInterval().toMillis());
		// A restored partition is taken up only after poll returns, which waits 100 ms by
		// default; each return costs an idle thread some microseconds.
		config.put(StreamsConfig.POLL_MS_CONFIG, 50L);
		config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
		config.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, 60_000L);
		config.put(RocksMemory.CACHE_BYTES, properties.rocksdbCache().toBytes());
		config.put(RocksMemory.WRITE_BUFFER_BYTES, properties.rocksdbWriteBuffer().toBytes());
		config.put(StreamsConfig.topicPrefix("max.message.bytes"), Integer.toString(Topic.MAX_MESSAGE_BYTES));
		consumers(config, properties);
		producer(config, properties);
		return config;
	}

	private static void consumers(Map<String, Object> config, ProcessorProperties properties) {
		// A restart takes its old place at once, without waiting for a time-out.
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), properties.instanceId());
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
				(int) properties.sessionTimeout().toMillis());
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
				(int) properties.sessionTimeout().toMillis() / 4);
		config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
		config.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 2 * Topic.MAX_MESSAGE_BYTES);
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
				Topic.MAX_MESSAGE_BYTES);
		// Restoring is about twice as fast in bigger bites.
		config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
		config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
				8 * 1024 * 1024);
		// The next task waits for the answer to the last one's, which by default has 500
		// ms to come when there is nothing to restore.
		config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 10);
	}

	private static void producer(Map<String, Object> config, ProcessorProperties properties) {
		// A commit sends all that there is at once; the broker has some of it already
		// where deciding takes longer than this (docs/adr/0017).
		config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), (int) properties.linger().toMillis());
		config.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
		// A new transaction often meets the end of the last one; 100 ms would show.
		config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2L);
		config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 20L);
		config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
				(int) properties.transactionTimeout().toMillis());
		config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topic.MAX_MESSAGE_BYTES);
		config.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 4L * Topic.MAX_MESSAGE_BYTES);
		config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
		// What a commit writes repeats itself; see docs/adr/0019.
		config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), properties.compression());
	}

}
