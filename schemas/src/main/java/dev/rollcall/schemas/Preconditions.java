package dev.rollcall.schemas;

import java.util.List;

/**
 * The versions a client will accept ({@code If-Match}, {@code If-None-Match}, RFC 7232).
 * Both empty: any.
 *
 * @param ifMatch one of these versions, or any existing one if it contains {@code -1}
 * @param ifNoneMatch none of these versions, none at all if it contains {@code -1}
 */
public record Preconditions(List<Long> ifMatch, List<Long> ifNoneMatch) {

	public static final Preconditions NONE = new Preconditions(List.of(), List.of());

	public static final long ANY = -1;

	public Preconditions {
		ifMatch = List.copyOf(ifMatch);
		ifNoneMatch = List.copyOf(ifNoneMatch);
	}

	/** Whether a resource of this version may be changed. */
	public boolean allow(long version) {
		return (this.ifMatch.isEmpty() || this.ifMatch.contains(ANY) || this.ifMatch.contains(version))
				&& !this.ifNoneMatch.contains(ANY) && !this.ifNoneMatch.contains(version);
	}

}
