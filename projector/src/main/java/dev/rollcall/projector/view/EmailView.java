package dev.rollcall.projector.view;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.rollcall.schemas.scim.Attributes;

/** Which users have an e-mail address: rows beside those of {@link UserView}. */
public final class EmailView {

	public static final ViewTable TABLE = new ViewTable("user_email", ViewTable.Owner.MIRROR,
			List.of("mirror", "email", "user_id"), List.of());

	private EmailView() {
	}

	/** The look-up keys of a user's addresses, each once. */
	public static SortedSet<String> keys(Attributes attributes) {
		SortedSet<String> keys = new TreeSet<>();
		for (String email : attributes.values("emails")) {
			keys.add(LookupKey.of(email));
		}
		return keys;
	}

	public static Object[] row(Object owner, String key, Object user) {
		return new Object[] { owner, key, user };
	}

}
