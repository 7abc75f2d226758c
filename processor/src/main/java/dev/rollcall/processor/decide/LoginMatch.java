package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;

/**
 * Who signs in, in the order of docs/policy.md, "Linking": the persistent name that is
 * linked already, then the userName, then the unique identifier.
 */
final class LoginMatch {

	private LoginMatch() {
	}

	/** Directory users of the provider; several are one too many. */
	static List<Entity.User> find(Context context, Entity.Provider provider, String subject, Attributes asserted) {
		List<Entity.User> bySubject = context.directory()
			.externalId(provider.id(), subject, 2)
			.stream()
			.flatMap((id) -> context.directory().user(id).stream())
			.toList();
		if (!bySubject.isEmpty()) {
			return bySubject;
		}
		Optional<Entity.User> byName = named(context, provider, asserted.text("userName").orElse(subject))
			.or(() -> named(context, provider, subject));
		if (byName.isPresent()) {
			return List.of(byName.get());
		}
		return (provider.policy().uniqueIdentifier() == Policy.UniqueIdentifier.EMAIL)
				? byEmail(context, provider, asserted) : List.of();
	}

	private static Optional<Entity.User> named(Context context, Entity.Provider provider, String name) {
		return context.directory()
			.userName(Comparison.key(name))
			.user()
			.flatMap((id) -> Users.own(context, provider.id(), id));
	}

	private static List<Entity.User> byEmail(Context context, Entity.Provider provider, Attributes asserted) {
		return asserted.primaryValue("emails")
			.map((email) -> context.directory().email(Comparison.key(email), 10))
			.orElse(List.of())
			.stream()
			.flatMap((id) -> context.directory().account(id).stream())
			.flatMap((account) -> account.user().stream())
			.flatMap((UserId id) -> Users.own(context, provider.id(), id).stream())
			.toList();
	}

}
