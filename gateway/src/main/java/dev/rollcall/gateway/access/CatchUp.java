package dev.rollcall.gateway.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Waits until this gateway has read what the broker has. One question to the broker
 * serves every request that came before it was sent, and questions keep a distance, so
 * that a flood of unknown credentials costs the broker next to nothing.
 */
final class CatchUp {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Source source;

	private final AccessProperties limits;

	private final Scheduler scheduler;

	private final Object lock = new Object();

	/** The requests that the next question will serve. */
	private @Nullable CompletableFuture<Void> next;

	private boolean asking;

	private int waiting;

	private long lastAsked;

	CatchUp(Source source, AccessProperties limits, Scheduler scheduler) {
		this.source = source;
		this.limits = limits;
		this.scheduler = scheduler;
		this.lastAsked = nanos() - limits.spacing().toNanos();
	}

	/**
	 * Completes when everything that was written before the subscription is known here.
	 */
	Mono<Void> now() {
		return Mono.defer(() -> {
			CompletableFuture<Void> batch = join();
			if (batch == null) {
				return Mono.error(new AccessUnavailableException("Expected at most " + this.limits.maxWaiting()
						+ " requests to wait for the broker, but there are as many already", RETRY_AFTER));
			}
			return Mono.fromFuture(batch, true)
				.timeout(this.limits.catchUpTimeout(), this.scheduler)
				.onErrorMap((ex) -> !(ex instanceof AccessUnavailableException), CatchUp::unavailable)
				.doFinally((signal) -> leave())
				.publishOn(this.scheduler);
		});
	}

	private @Nullable CompletableFuture<Void> join() {
		CompletableFuture<Void> batch;
		boolean first;
		synchronized (this.lock) {
			if (this.waiting >= this.limits.maxWaiting()) {
				return null;
			}
			this.waiting++;
			if (this.next == null) {
				this.next = new CompletableFuture<>();
			}
			batch = this.next;
			first = !this.asking;
			this.asking = true;
		}
		if (first) {
			schedule();
		}
		return batch;
	}

	private void leave() {
		synchronized (this.lock) {
			this.waiting--;
		}
	}

	private void schedule() {
		long spacing = this.limits.spacing().toNanos();
		long delay = Math.min(spacing, Math.max(0, this.lastAsked + spacing - nanos()));
		this.scheduler.schedule(this::ask, delay, TimeUnit.NANOSECONDS);
	}

	private void ask() {
		CompletableFuture<Void> batch;
		synchronized (this.lock) {
			batch = this.next;
			this.next = null;
			this.lastAsked = nanos();
		}
		if (batch == null) {
			throw new IllegalStateException("Expected somebody to wait for the broker, but nobody does");
		}
		ends().orTimeout(this.limits.catchUpTimeout().toNanos(), TimeUnit.NANOSECONDS).whenComplete((ends, failure) -> {
			if (failure != null) {
				batch.completeExceptionally(failure);
			}
			else {
				forward(this.source.reached(ends), batch);
			}
			askAgain();
		});
	}

	/** A source that throws has failed to answer, as one that fails its stage. */
	private CompletableFuture<Map<TopicPartition, Long>> ends() {
		try {
			return this.source.ends().toCompletableFuture().copy();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static void forward(CompletionStage<Void> reached, CompletableFuture<Void> batch) {
		reached.whenComplete((nothing, failure) -> {
			if (failure != null) {
				batch.completeExceptionally(failure);
			}
			else {
				batch.complete(null);
			}
		});
	}

	private void askAgain() {
		synchronized (this.lock) {
			if (this.next == null) {
				this.asking = false;
				return;
			}
		}
		schedule();
	}

	private long nanos() {
		return this.scheduler.now(TimeUnit.NANOSECONDS);
	}

	private static AccessUnavailableException unavailable(Throwable cause) {
		return new AccessUnavailableException(
				"Expected the broker to say in time which credentials there are, but it did not: "
						+ cause.getClass().getSimpleName(),
				RETRY_AFTER);
	}

	/** Where credentials come from. */
	interface Source {

		/** How far each partition goes now, with what is not committed yet. */
		CompletionStage<Map<TopicPartition, Long>> ends();

		/** Completes when everything before these offsets is known here. */
		CompletionStage<Void> reached(Map<TopicPartition, Long> ends);

	}

}
