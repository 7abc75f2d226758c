package dev.rollcall.gateway.password;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of passwords kept here.
 *
 * @param key 32 bytes in base64 that seal the verifiers; every gateway has the same,
 * which a cluster sets by {@code ROLLCALL_PASSWORD_KEY}; without it password calls are
 * refused
 * @param minLength characters that a new password has at least
 * @param maxLength characters that a password has at most
 * @param linkExpiry how long a link is of use where the request does not say
 * @param maxLinkExpiry longest time that a request may ask for
 * @param threads hashes worked out at once
 * @param queue hashes that may wait; more are answered 429
 */
@ConfigurationProperties("rollcall.password")
public record PasswordProperties(@Nullable String key, @DefaultValue("12") int minLength,
		@DefaultValue("256") int maxLength, @DefaultValue("24h") Duration linkExpiry,
		@DefaultValue("30d") Duration maxLinkExpiry, @DefaultValue("2") int threads, @DefaultValue("64") int queue) {

	public PasswordProperties {
		if (minLength < 1 || maxLength < minLength || threads < 1 || queue < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.password.min-length, max-length, threads and queue to be at least 1 and the "
							+ "longest password to be no shorter than the shortest, but they are " + minLength + ", "
							+ maxLength + ", " + threads + " and " + queue);
		}
	}

	/** Leaves the key out. */
	@Override
	public String toString() {
		return "PasswordProperties[minLength=" + this.minLength + ", maxLength=" + this.maxLength + "]";
	}

}
