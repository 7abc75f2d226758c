package dev.rollcall.processor.policy;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rollcall.schemas.scim.Attributes;

/**
 * {@code displayName}, else {@code name.formatted}, else given and family name (RFC 7643
 * section 4.1.1).
 */
final class DisplayNameRule implements ProfileRule {

	@Override
	public Profile fill(Subject subject, Profile profile) {
		Attributes attributes = subject.user().attributes();
		return profile.withDisplayName(attributes.text("displayName")
			.or(() -> attributes.text("name", "formatted"))
			.or(() -> joined(attributes)));
	}

	private static Optional<String> joined(Attributes attributes) {
		String name = Stream.of("givenName", "familyName")
			.flatMap((part) -> attributes.text("name", part).stream())
			.collect(Collectors.joining(" "));
		return name.isEmpty() ? Optional.empty() : Optional.of(name);
	}

}
