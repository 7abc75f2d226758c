package dev.rollcall.gateway.kafka;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Gives up on outcomes that do not come: one sweep over those that are pending, many
 * times a second, in place of a timer for each. The number of those is bounded by the
 * windows of commands under way.
 */
final class OutcomeTimeouts implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(OutcomeTimeouts.class);

	private static final long SWEEP_MILLIS = 50;

	private final PendingOutcomes pending;

	private final Duration retryAfter;

	private volatile long lastTimeoutNanos;

	private volatile boolean everTimedOut;

	private volatile boolean running;

	private @Nullable Thread thread;

	OutcomeTimeouts(PendingOutcomes pending, Duration retryAfter) {
		this.pending = pending;
		this.retryAfter = retryAfter;
	}

	/**
	 * Whether an outcome was missed after that moment and within this time.
	 * @param nanos a moment by {@link System#nanoTime()}
	 */
	boolean missedSince(long nanos, Duration within) {
		long last = this.lastTimeoutNanos;
		return this.everTimedOut && last - nanos > 0 && System.nanoTime() - last < within.toNanos();
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			this.thread = new Thread(this::run, "rollcall-gateway-timeouts");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
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
		NoOutcomeException reason = new NoOutcomeException(
				"Expected an outcome in time, but none came; the same request may be repeated", this.retryAfter);
		while (this.running) {
			try {
				Thread.sleep(SWEEP_MILLIS);
				if (this.pending.expire(System.nanoTime(), reason) > 0) {
					this.lastTimeoutNanos = System.nanoTime();
					this.everTimedOut = true;
				}
			}
			catch (InterruptedException ex) {
				log.debug("Interrupted; stops if asked to");
			}
			catch (RuntimeException ex) {
				log.error("Cannot tell a request that its outcome did not come", ex);
			}
		}
	}

}
