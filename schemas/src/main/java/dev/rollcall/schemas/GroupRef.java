package dev.rollcall.schemas;

import java.util.Comparator;
import java.util.List;

/**
 * A reference to a group that a user is in (RFC 7643 section 4.1.2, {@code groups}).
 */
public record GroupRef(GroupId id, String displayName) {

	/** Order of ids, which is the order of making. */
	public static List<GroupRef> sorted(List<GroupRef> refs) {
		return refs.stream().sorted(Comparator.comparing(GroupRef::id)).toList();
	}

}
