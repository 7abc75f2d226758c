package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.UUID;

/**
 * One canonical PATCH operation, free of any identity provider's dialect.
 *
 * @param kind what to do
 * @param path canonical attribute path, for example {@code name.givenName},
 * {@code emails[type eq "work"].value} or
 * {@code urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department}; empty
 * for the member operations
 * @param value JSON text; empty for {@link Kind#UNSET} and the member operations
 * @param createTarget whether a value selection that matches nothing makes an element
 * from its {@code eq} comparisons instead of failing with {@code noTarget}
 * @param members ids, for the member operations only
 */
public record Operation(Kind kind, String path, String value, boolean createTarget, List<UUID> members) {

	public Operation {
		members = List.copyOf(members);
	}

	public static Operation set(String path, String value, boolean createTarget) {
		return new Operation(Kind.SET, path, value, createTarget, List.of());
	}

	public static Operation unset(String path) {
		return new Operation(Kind.UNSET, path, "", false, List.of());
	}

	public static Operation addElement(String path, String value) {
		return new Operation(Kind.ADD_ELEMENT, path, value, false, List.of());
	}

	public static Operation removeElement(String path, String value) {
		return new Operation(Kind.REMOVE_ELEMENT, path, value, false, List.of());
	}

	public static Operation addMembers(List<UUID> members) {
		return new Operation(Kind.ADD_MEMBERS, "", "", false, members);
	}

	public static Operation removeMembers(List<UUID> members) {
		return new Operation(Kind.REMOVE_MEMBERS, "", "", false, members);
	}

	public static Operation setMembers(List<UUID> members) {
		return new Operation(Kind.SET_MEMBERS, "", "", false, members);
	}

	/** Leaves the value and the path's filter out: they are personal. */
	@Override
	public String toString() {
		int filter = this.path.indexOf('[');
		return "Operation[" + this.kind + " " + ((filter < 0) ? this.path : this.path.substring(0, filter)) + "]";
	}

	public enum Kind {

		/** The attribute becomes the value; a complex value merges (RFC 7644 3.5.2.3). */
		SET,
		/** The attribute, or the selected elements, go. */
		UNSET,
		/** Elements join a multi-valued attribute, none twice (RFC 7644 3.5.2.1). */
		ADD_ELEMENT,
		/** Elements that have all given sub-attributes go. */
		REMOVE_ELEMENT,
		/** Members join the group; who is there already stays. */
		ADD_MEMBERS,
		/** Members leave the group; who is not there does not matter. */
		REMOVE_MEMBERS,
		/** The members become exactly these. */
		SET_MEMBERS

	}

}
