package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one resulting group of a site, whose members are accounts.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record SiteGroupId(UUID value) implements Comparable<SiteGroupId> {

	public SiteGroupId {
		Objects.requireNonNull(value);
	}

	public static SiteGroupId of(String text) {
		return new SiteGroupId(UUID.fromString(text));
	}

	@Override
	public int compareTo(SiteGroupId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
