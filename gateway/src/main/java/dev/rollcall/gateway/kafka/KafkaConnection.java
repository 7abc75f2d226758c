package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Brings the gateway's side of Kafka up and watches it, on a thread of its own: waits for
 * the topics, checks their partitions, starts to read outcomes at the end of this
 * gateway's partition, warms the producer up; commands are taken from then on. After that
 * it looks every second whether a broker answers: while none does, commands are refused
 * at once instead of after their timeout.
 */
final class KafkaConnection implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(KafkaConnection.class);

	private static final long PAUSE_MILLIS = 200;

	private static final long PROBE_MILLIS = 1000;

	/** One look may fail because the machine is busy. */
	private static final int FAILURES_UNTIL_DOWN = 2;

	private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

	private final KafkaClients clients;

	private final CommandsProperties properties;

	private final Partitions partitions;

	private final CommandProducer producer;

	private final OutcomeListener listener;

	private volatile boolean running;

	private volatile boolean reachable;

	private volatile int replyPartition = KafkaCommandGateway.NOT_READY;

	private volatile String state = "starting";

	private long lastSaid = System.nanoTime() - SAY_AGAIN.toNanos();

	private @Nullable Thread thread;

	KafkaConnection(KafkaClients clients, CommandsProperties properties, Partitions partitions,
			CommandProducer producer, OutcomeListener listener) {
		this.clients = clients;
		this.properties = properties;
		this.partitions = partitions;
		this.producer = producer;
		this.listener = listener;
	}

	/** Where outcomes shall go, or {@link KafkaCommandGateway#NOT_READY}. */
	int replyPartition() {
		return this.reachable ? this.replyPartition : KafkaCommandGateway.NOT_READY;
	}

	boolean isReady() {
		return replyPartition() != KafkaCommandGateway.NOT_READY;
	}

	/** What it is at, in words. */
	String state() {
		return this.state;
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			this.thread = new Thread(this::run, "rollcall-gateway-kafka");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		Thread current = this.thread;
		this.running = false;
		this.thread = null;
		if (current != null) {
			current.interrupt();
			try {
				current.join(Duration.ofSeconds(5).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.listener.close();
		this.producer.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phase.BENEATH_THE_WEB_SERVER;
	}

	private void run() {
		try (Admin admin = this.clients.admin("rollcall-gateway-admin")) {
			while (this.running && !connect(admin)) {
				Thread.sleep(PAUSE_MILLIS);
			}
			int failures = 0;
			while (this.running) {
				Thread.sleep(PROBE_MILLIS);
				failures = answers(admin) ? 0 : failures + 1;
				reachable(failures < FAILURES_UNTIL_DOWN);
			}
		}
		catch (InterruptedException ex) {
			log.debug("Interrupted; stops watching Kafka");
		}
	}

	private boolean connect(Admin admin) throws InterruptedException {
		try {
			Map<String, TopicDescription> topics = admin
				.describeTopics(List.of(Topics.COMMANDS.name(), Topics.OUTCOMES.name()))
				.allTopicNames()
				.get();
			int actual = partitions(topics, Topics.COMMANDS.name());
			if (actual != this.partitions.partitions()) {
				waits("Expected topic " + Topics.COMMANDS.name() + " to have " + this.partitions.partitions()
						+ " partitions (rollcall.partitions), but it has " + actual);
				return false;
			}
			if (!this.producer.warmUp()) {
				return false;
			}
			int own = ownPartition(partitions(topics, Topics.OUTCOMES.name()));
			this.listener.start(own);
			this.replyPartition = own;
			this.reachable = true;
			this.state = "connected";
			log.info("Takes commands; outcomes come to partition {} of {}", own, Topics.OUTCOMES.name());
			return true;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof UnknownTopicOrPartitionException) {
				waits("Waits for topics " + Topics.COMMANDS.name() + " and " + Topics.OUTCOMES.name()
						+ ": the processor makes them when it starts");
			}
			else {
				waits("Waits for Kafka: " + ex.getCause());
			}
		}
		catch (KafkaException ex) {
			waits("Waits for Kafka: " + ex);
		}
		return false;
	}

	private int ownPartition(int outcomes) {
		Integer configured = this.properties.outcomesPartition();
		if (configured == null) {
			return ThreadLocalRandom.current().nextInt(outcomes);
		}
		if (configured < 0 || configured >= outcomes) {
			throw new KafkaException("Expected rollcall.gateway.commands.outcomes-partition to be one of " + outcomes
					+ " partitions, but it is " + configured);
		}
		return configured;
	}

	private boolean answers(Admin admin) throws InterruptedException {
		try {
			return !admin.describeCluster().nodes().get(PROBE_MILLIS * 3, TimeUnit.MILLISECONDS).isEmpty();
		}
		catch (ExecutionException | TimeoutException ex) {
			log.debug("No broker answers", ex);
			return false;
		}
	}

	private void reachable(boolean now) {
		if (now != this.reachable) {
			this.reachable = now;
			this.state = now ? "connected" : "no broker answers";
			if (now) {
				log.info("Kafka answers again; takes commands");
			}
			else {
				log.warn("No broker answers; refuses commands until one does");
			}
		}
	}

	private void waits(String what) {
		this.state = what;
		if (System.nanoTime() - this.lastSaid > SAY_AGAIN.toNanos()) {
			this.lastSaid = System.nanoTime();
			log.info(what);
		}
	}

	private static int partitions(Map<String, TopicDescription> topics, String name) {
		TopicDescription topic = topics.get(name);
		return (topic != null) ? topic.partitions().size() : 0;
	}

}
