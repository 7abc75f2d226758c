package dev.rollcall.processor.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The running topology. It starts after the topics are there and before anything that
 * sends commands; it stops after all of that, with what it has begun committed.
 */
final class ProcessorRuntime implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ProcessorRuntime.class);

	private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

	private final TopicSetup topics;

	private final Duration topicsTimeout;

	private final Topology topology;

	private final Map<String, Object> config;

	private final KafkaClientSupplier clients;

	private final StreamsObserver observer;

	private volatile @Nullable KafkaStreams streams;

	ProcessorRuntime(TopicSetup topics, Duration topicsTimeout, Topology topology, Map<String, Object> config,
			KafkaClientSupplier clients, StreamsObserver observer) {
		this.topics = topics;
		this.topicsTimeout = topicsTimeout;
		this.topology = topology;
		this.config = config;
		this.clients = clients;
		this.observer = observer;
	}

	@Override
	public void start() {
		try {
			this.topics.run(this.topicsTimeout);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Expected to make the topics, but the start was interrupted", ex);
		}
		Properties properties = new Properties();
		properties.putAll(this.config);
		KafkaStreams started = new KafkaStreams(this.topology, properties, this.clients);
		started.setUncaughtExceptionHandler(ProcessorRuntime::respond);
		started.setStateListener((now, before) -> logger.info("Processor: {} after {}", now, before));
		started.setGlobalStateRestoreListener(this.observer.restoring());
		this.observer.started(started);
		started.start();
		this.streams = started;
	}

	/**
	 * A thread that failed begins anew from the last commit, since most of what fails
	 * passes by. What no retry can mend stops the processor, and its health says so.
	 */
	private static StreamThreadExceptionResponse respond(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Error || cause instanceof AuthenticationException
					|| cause instanceof AuthorizationException) {
				logger.error("The processor stops: a restart is needed", failure);
				return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
			}
		}
		logger.error("A thread of the processor failed; another takes its place", failure);
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

	@Override
	public void stop() {
		KafkaStreams running = this.streams;
		if (running != null) {
			if (!running.close(STOP_WITHIN)) {
				logger.warn("Expected the processor to stop within {} s, but it did not; what it had not committed "
						+ "is decided anew at the next start", STOP_WITHIN.toSeconds());
			}
			this.observer.stopped();
			this.streams = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.streams != null;
	}

	/** The state of the topology; empty before the start and after the stop. */
	Optional<KafkaStreams.State> state() {
		return Optional.ofNullable(this.streams).map(KafkaStreams::state);
	}

	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 8192;
	}

}
