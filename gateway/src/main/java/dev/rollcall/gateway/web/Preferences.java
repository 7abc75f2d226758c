package dev.rollcall.gateway.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a client prefers (RFC 7240); what is not known is ignored.
 *
 * @param async {@code respond-async}: to be answered before the work is done
 * @param longest {@code wait}: but not before so long; zero if not given
 */
record Preferences(boolean async, Duration longest) {

	private static final int LONGEST_WAIT = 60;

	static Preferences parse(List<String> headers) {
		boolean async = false;
		Duration wait = Duration.ZERO;
		for (String header : headers) {
			for (String preference : header.toLowerCase(Locale.ROOT).split("[,;]")) {
				String name = preference.strip();
				async |= name.equals("respond-async");
				if (name.matches("wait\\s*=\\s*\"?[0-9]{1,5}\"?")) {
					int seconds = Integer.parseInt(name.replaceAll("[^0-9]", ""));
					wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT));
				}
			}
		}
		return new Preferences(async, wait);
	}

}
