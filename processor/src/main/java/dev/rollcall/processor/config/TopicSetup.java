package dev.rollcall.processor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing and verifies those that are there. */
final class TopicSetup {

	private static final Logger logger = LoggerFactory.getLogger(TopicSetup.class);

	private final Supplier<Admin> admin;

	private final TopicProperties properties;

	TopicSetup(Supplier<Admin> admin, TopicProperties properties) {
		this.admin = admin;
		this.properties = properties;
	}

	/**
	 * Makes and verifies all topics, waiting for the broker if it must.
	 * @throws IllegalStateException if a topic has another number of partitions, or there
	 * is no broker in time
	 */
	void run(Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		try (Admin client = this.admin.get()) {
			while (true) {
				Optional<String> trouble = attempt(client);
				if (trouble.isEmpty()) {
					return;
				}
				if (System.nanoTime() > deadline) {
					throw new IllegalStateException(
							"Expected to make the topics within " + timeout.toSeconds() + " s, but " + trouble.get());
				}
				logger.info("Waiting for the broker to make the topics: {}", trouble.get());
				Thread.sleep(500);
			}
		}
	}

	/** Empty if all is well, else what is in the way for now. */
	private Optional<String> attempt(Admin client) throws InterruptedException {
		try {
			create(client);
			verify(client);
			return Optional.empty();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RetriableException cause) {
				return Optional.of(String.valueOf(cause.getMessage()));
			}
			throw new IllegalStateException("Expected to make the topics, but the broker refused", ex);
		}
	}

	private void create(Admin client) throws InterruptedException, ExecutionException {
		List<NewTopic> topics = new ArrayList<>();
		for (Topic topic : Topics.ALL) {
			topics.add(new NewTopic(topic.name(), partitions(topic), this.properties.replicationFactor())
				.configs(topic.configs()));
		}
		for (Map.Entry<String, KafkaFuture<Void>> created : client.createTopics(topics).values().entrySet()) {
			try {
				created.getValue().get();
				logger.info("Made topic {}", created.getKey());
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	private void verify(Admin client) throws InterruptedException, ExecutionException {
		Map<String, TopicDescription> found = client.describeTopics(Topics.ALL.stream().map(Topic::name).toList())
			.allTopicNames()
			.get();
		for (Topic topic : Topics.ALL) {
			int present = Objects.requireNonNull(found.get(topic.name())).partitions().size();
			if (present != partitions(topic)) {
				throw new IllegalStateException("Expected topic " + topic.name() + " to have " + partitions(topic)
						+ " partitions, but it has " + present + ": set " + setting(topic)
						+ " to that number, for it cannot change once there are sites");
			}
		}
	}

	private int partitions(Topic topic) {
		return topic.equals(Topics.OUTCOMES) ? this.properties.outcomePartitions() : this.properties.partitions();
	}

	private static String setting(Topic topic) {
		return topic.equals(Topics.OUTCOMES) ? "rollcall.outcome-partitions" : "rollcall.partitions";
	}

}
