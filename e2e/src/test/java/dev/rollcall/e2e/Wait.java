package dev.rollcall.e2e;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Waits for something to become true, for a bounded time. */
final class Wait {

	private Wait() {
	}

	/** Asks every 20 ms until the answer is not {@code null}. */
	static <T> T until(Duration limit, Supplier<@Nullable T> answer, Supplier<String> expectation) {
		long end = System.nanoTime() + limit.toNanos();
		while (true) {
			T value = answer.get();
			if (value != null) {
				return value;
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("Expected within " + limit + " " + expectation.get());
			}
			sleep(20);
		}
	}

	static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
