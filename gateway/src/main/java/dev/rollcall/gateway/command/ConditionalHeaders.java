package dev.rollcall.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.schemas.Preconditions;

/**
 * Reads {@code If-Match} and {@code If-None-Match} (RFC 9110 section 13.1). Weak and
 * strong tags count alike, since RFC 7644 section 3.14 updates by weak tags; the number
 * alone counts too. A tag that this server never made matches nothing.
 */
public final class ConditionalHeaders {

	/** Versions start at 1. */
	private static final long NO_VERSION = 0;

	private static final Pattern TAG = Pattern.compile("(?:[Ww]/)?\"([0-9]{1,18})\"|([0-9]{1,18})");

	private ConditionalHeaders() {
	}

	/**
	 * The preconditions of a request.
	 * @param ifMatch the values of the header, empty if it was not sent
	 * @param ifNoneMatch likewise
	 */
	public static Preconditions parse(List<String> ifMatch, List<String> ifNoneMatch) {
		return new Preconditions(versions(ifMatch), versions(ifNoneMatch));
	}

	private static List<Long> versions(List<String> header) {
		List<Long> versions = new ArrayList<>();
		for (String line : header) {
			for (String tag : line.split(",", -1)) {
				versions.add(version(tag.strip()));
			}
		}
		return versions;
	}

	private static long version(String tag) {
		if (tag.equals("*")) {
			return Preconditions.ANY;
		}
		Matcher matcher = TAG.matcher(tag);
		if (!matcher.matches()) {
			return NO_VERSION;
		}
		return Long.parseLong((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
	}

}
