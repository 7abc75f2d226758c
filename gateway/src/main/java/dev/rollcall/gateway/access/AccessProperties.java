package dev.rollcall.gateway.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the credential look-up.
 *
 * @param catchUpTimeout how long one request waits for the broker before its answer is
 * 503
 * @param catchUpsPerSecond how often at most the broker is asked, however many requests
 * with unknown credentials come
 * @param maxWaiting requests that wait for the broker at a time; more are answered 503
 * @param retryInterval pause before the topic is read anew after an error
 */
@ConfigurationProperties("rollcall.gateway.access")
public record AccessProperties(@DefaultValue("3s") Duration catchUpTimeout, @DefaultValue("10") int catchUpsPerSecond,
		@DefaultValue("1000") int maxWaiting, @DefaultValue("1s") Duration retryInterval) {

	public AccessProperties {
		if (catchUpTimeout.isNegative() || catchUpTimeout.isZero() || catchUpsPerSecond < 1 || maxWaiting < 1
				|| retryInterval.isNegative() || retryInterval.isZero()) {
			throw new IllegalArgumentException(
					"Expected every rollcall.gateway.access limit to be greater than nothing, but catch-up-timeout is "
							+ catchUpTimeout + ", catch-ups-per-second " + catchUpsPerSecond + ", max-waiting "
							+ maxWaiting + ", retry-interval " + retryInterval);
		}
	}

	/** The least time between two questions to the broker. */
	Duration spacing() {
		return Duration.ofSeconds(1).dividedBy(this.catchUpsPerSecond);
	}

}
