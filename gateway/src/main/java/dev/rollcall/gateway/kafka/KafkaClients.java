package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.rollcall.schemas.topic.Topic;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Makes the gateway's Kafka clients: the installation's own settings
 * ({@code spring.kafka.*}) and on top what the gateway's guarantees rest on.
 */
public final class KafkaClients {

	private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(3);

	private final KafkaProperties properties;

	private final List<String> bootstrapServers;

	KafkaClients(KafkaProperties properties, List<String> bootstrapServers) {
		this.properties = properties;
		this.bootstrapServers = bootstrapServers;
	}

	/**
	 * A consumer of some partitions of its own, without a group.
	 * @param isolation {@code READ_UNCOMMITTED} also counts what is not committed yet
	 */
	public Consumer<byte[], byte[]> consumer(String clientId, IsolationLevel isolation) {
		Map<String, Object> config = common(this.properties.buildConsumerProperties(), clientId);
		config.remove(ConsumerConfig.GROUP_ID_CONFIG);
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT));
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
		config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
		config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topic.MAX_MESSAGE_BYTES);
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/**
	 * An idempotent producer that never blocks: with {@code max.block.ms} of 0 a send for
	 * which there is no metadata or no memory fails at once instead of stopping an event
	 * loop.
	 */
	Producer<byte[], byte[]> producer(String clientId, CommandsProperties commands) {
		int delivery = Math.toIntExact(commands.outcomeTimeout().toMillis());
		Map<String, Object> config = common(this.properties.buildProducerProperties(), clientId);
		config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		// What comes while a request is under way goes together in the next: a lone
		// command waits for nothing, and many do not make a request each.
		config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
		config.put(ProducerConfig.ACKS_CONFIG, "all");
		config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
		config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 20);
		config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, delivery / 2));
		config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
		config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
		config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, commands.bufferMemory().toBytes());
		config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, commands.compression());
		config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
		// A quiet topic must not drop out of the metadata: the next send could not wait
		// for it.
		config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	Admin admin(String clientId) {
		Map<String, Object> config = common(this.properties.buildAdminProperties(), clientId);
		int timeout = Math.toIntExact(METADATA_TIMEOUT.toMillis());
		config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout);
		config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
		return Admin.create(config);
	}

	private Map<String, Object> common(Map<String, Object> settings, String clientId) {
		Map<String, Object> config = new HashMap<>(settings);
		config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers);
		config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
		// A broker that is back is found again within half a second.
		config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
		return config;
	}

}
