package dev.rollcall.gateway.access;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The two Kafka clients that following credentials takes. */
final class CredentialClients implements AutoCloseable {

	private final Map<String, Object> consumerConfig;

	private final Map<String, Object> adminConfig;

	private @Nullable Admin admin;

	CredentialClients(Map<String, Object> consumerConfig, Map<String, Object> adminConfig) {
		this.consumerConfig = new HashMap<>(consumerConfig);
		this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.consumerConfig.put(ConsumerConfig.CLIENT_ID_CONFIG, "rollcall-gateway-credentials");
		this.consumerConfig.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		this.consumerConfig.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.consumerConfig.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.consumerConfig.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		this.consumerConfig.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		this.adminConfig = new HashMap<>(adminConfig);
		this.adminConfig.put(AdminClientConfig.CLIENT_ID_CONFIG, "rollcall-gateway-credentials");
	}

	Consumer<byte[], byte[]> consumer() {
		return new KafkaConsumer<>(this.consumerConfig);
	}

	/** Of credentials and extensions; empty while either topic is not there. */
	List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
		List<TopicPartition> credentials = partitions(consumer, Topics.CREDENTIALS);
		List<TopicPartition> extensions = credentials.isEmpty() ? List.of() : partitions(consumer, Topics.EXTENSIONS);
		return extensions.isEmpty() ? List.of() : Stream.concat(credentials.stream(), extensions.stream()).toList();
	}

	private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic topic) {
		List<PartitionInfo> found;
		try {
			found = consumer.partitionsFor(topic.name());
		}
		catch (TimeoutException ex) {
			return List.of();
		}
		return found.stream()
			.map((each) -> new TopicPartition(each.topic(), each.partition()))
			.sorted(Comparator.comparingInt(TopicPartition::partition))
			.toList();
	}

	/**
	 * The end of each partition with open transactions. The end of what is committed
	 * would be too little: an outcome may be readable a moment before the credential that
	 * was written with it.
	 */
	CompletionStage<Map<TopicPartition, Long>> ends(List<TopicPartition> partitions, Duration timeout) {
		Map<TopicPartition, OffsetSpec> question = new LinkedHashMap<>();
		partitions.forEach((partition) -> question.put(partition, OffsetSpec.latest()));
		ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)
			.timeoutMs(Math.toIntExact(timeout.toMillis()));
		return admin().listOffsets(question, options).all().toCompletionStage().thenApply(CredentialClients::offsets);
	}

	private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> answer) {
		Map<TopicPartition, Long> offsets = new HashMap<>();
		answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
		return offsets;
	}

	private synchronized Admin admin() {
		if (this.admin == null) {
			this.admin = Admin.create(this.adminConfig);
		}
		return this.admin;
	}

	@Override
	public synchronized void close() {
		if (this.admin != null) {
			this.admin.close(Duration.ofSeconds(1));
			this.admin = null;
		}
	}

}
