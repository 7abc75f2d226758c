package dev.rollcall.projector.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory topic on a broker. */
public final class BrokerTopic implements DirectoryTopic {

	private static final Logger logger = LoggerFactory.getLogger(BrokerTopic.class);

	private static final long PAUSE_MILLIS = 200;

	private static final int PAUSES_A_LOG_LINE = 50;

	private final Map<String, Object> adminConfig;

	private final Map<String, Object> consumerConfig;

	/**
	 * Creates a topic.
	 * @param adminConfig how to reach the broker
	 * @param consumerConfig how to reach the broker, as a consumer
	 */
	public BrokerTopic(Map<String, Object> adminConfig, Map<String, Object> consumerConfig, int maxPollRecords) {
		this.adminConfig = Map.copyOf(adminConfig);
		Map<String, Object> config = new HashMap<>(consumerConfig);
		config.remove(ConsumerConfig.GROUP_ID_CONFIG);
		config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		// A position that the topic no longer has means another history: see
		// DirectoryConsumer.
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
		config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
		config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 * 1024 * 1024);
		config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
		this.consumerConfig = Map.copyOf(config);
	}

	@Override
	public Description await() throws InterruptedException {
		Admin admin = Admin.create(this.adminConfig);
		try {
			for (int pauses = 0;; pauses++) {
				try {
					TopicDescription topic = admin.describeTopics(List.of(Topics.DIRECTORY.name()))
						.allTopicNames()
						.get()
						.get(Topics.DIRECTORY.name());
					if (topic == null) {
						throw new KafkaException("Expected the broker to describe the topic " + Topics.DIRECTORY.name()
								+ ", but it described another");
					}
					return new Description(topic.topicId().toString(), topic.partitions().size());
				}
				catch (ExecutionException ex) {
					if (!(ex.getCause() instanceof RetriableException)) {
						throw new KafkaException(
								"Expected to find the topic " + Topics.DIRECTORY.name() + ", but the broker refuses",
								ex.getCause());
					}
					if (pauses % PAUSES_A_LOG_LINE == 0) {
						logger.info("Waiting for the topic {}: {}", Topics.DIRECTORY.name(),
								(ex.getCause() instanceof UnknownTopicOrPartitionException)
										? "the processor makes it when it starts" : "the broker does not answer");
					}
					Thread.sleep(PAUSE_MILLIS);
				}
			}
		}
		finally {
			close(admin);
		}
	}

	@Override
	public Map<Integer, Long> ends(Description topic) throws InterruptedException {
		Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
		for (int i = 0; i < topic.partitions(); i++) {
			latest.put(new TopicPartition(Topics.DIRECTORY.name(), i), OffsetSpec.latest());
		}
		Admin admin = Admin.create(this.adminConfig);
		try {
			Map<Integer, Long> ends = new TreeMap<>();
			admin.listOffsets(latest)
				.all()
				.get()
				.forEach((partition, info) -> ends.put(partition.partition(), info.offset()));
			return ends;
		}
		catch (ExecutionException ex) {
			throw new KafkaException(
					"Expected the ends of the topic " + Topics.DIRECTORY.name() + ", but the broker does not tell",
					ex.getCause());
		}
		finally {
			close(admin);
		}
	}

	/** Without the minute in which a broker that is not there may still answer. */
	private static void close(Admin admin) {
		admin.close(Duration.ZERO);
	}

	@Override
	public Consumer<byte[], byte[]> consumer() {
		return new KafkaConsumer<>(this.consumerConfig);
	}

}
