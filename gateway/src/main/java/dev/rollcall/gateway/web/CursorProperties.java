package dev.rollcall.gateway.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cursors of lists.
 *
 * @param key secret that they are encrypted with, the same on all gateways; empty: that
 * of {@code rollcall.projector.token}, or where that is empty too a new one with each
 * start, so that cursors do not outlive the process
 * @param timeout how long a cursor is good for
 */
@ConfigurationProperties("rollcall.gateway.scim.cursor")
record CursorProperties(@DefaultValue("") String key, @DefaultValue("1h") Duration timeout) {

	CursorProperties {
		if (timeout.toSeconds() < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.gateway.scim.cursor.timeout to be at least 1s, but it is " + timeout);
		}
	}

	/** Leaves the secret out. */
	@Override
	public String toString() {
		return "CursorProperties[timeout=" + this.timeout + "]";
	}

}
