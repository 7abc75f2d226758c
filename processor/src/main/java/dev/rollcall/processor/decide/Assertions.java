package dev.rollcall.processor.decide;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.scim.AttributeMerge;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;

/**
 * What a login asserts of a person holds only where SCIM has never told it
 * (docs/policy.md, "Login").
 */
final class Assertions {

	private Assertions() {
	}

	/**
	 * The asserted attributes with the subject as name and external id where there is
	 * none.
	 */
	static Attributes complete(Command.Login command) {
		Attributes asserted = command.attributes();
		for (String name : List.of("userName", "externalId")) {
			if (asserted.text(name).isEmpty()) {
				Attributes before = asserted;
				asserted = AttributeMerge.of(ResourceSchema.USER, name, command.subject())
					.map((subject) -> AttributeMerge.take(ResourceSchema.USER, before, subject, name::equals))
					.orElse(before);
			}
		}
		return asserted;
	}

	/** Names of attributes, sorted. */
	static List<String> names(Attributes attributes) {
		return List.copyOf(AttributeMerge.names(attributes));
	}

	/**
	 * The user with what may be taken of the assertion; the very same if nothing changes.
	 */
	static Entity.User applied(Entity.User user, Attributes asserted, Instant at) {
		SortedSet<String> told = AttributeMerge.names(user.attributes());
		SortedSet<String> own = new TreeSet<>(user.asserted());
		AttributeMerge.names(asserted).stream().filter((name) -> !told.contains(name)).forEach(own::add);
		Attributes attributes = AttributeMerge.take(ResourceSchema.USER, user.attributes(), asserted, own::contains);
		List<String> names = List.copyOf(own);
		if (attributes.equals(user.attributes()) && names.equals(user.asserted())) {
			return user;
		}
		return new Entity.User(user.site(), user.provider(), user.id(), attributes, user.pushed(), names,
				user.missing(), user.version() + 1, user.created(), at);
	}

}
