package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Adoptable;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Differences;

/** What the decisions about users share. */
final class Users {

	private Users() {
	}

	/** A user of this provider; another provider's does not exist for it. */
	static Optional<Entity.User> own(Context context, ProviderId provider, UserId id) {
		return context.directory().user(id).filter((user) -> user.provider().equals(provider));
	}

	/**
	 * A user of this provider, or an account that the provider finds as one
	 * (docs/policy.md, "Scope").
	 */
	static Optional<Found> find(Context context, ProviderId provider, UserId id) {
		Optional<Entity.User> mirrored = context.directory().user(id);
		if (mirrored.isPresent()) {
			return mirrored.filter((user) -> user.provider().equals(provider)).map(Found::mirrored);
		}
		return context.directory()
			.account(new AccountId(id.value()))
			.flatMap((account) -> Adoptable.user(account)
				.filter((user) -> user.provider().equals(provider))
				.map((user) -> new Found(user, Optional.of(account))));
	}

	/** Makes the user whom an account has waited for, as it was found. */
	static void adopt(Context context, Entity.Provider provider, UserId id) {
		find(context, provider.id(), id).filter((found) -> found.waiting().isPresent())
			.ifPresent((found) -> take(context, provider, found, found.user().attributes(), found.waiting(),
					new AccountId(id.value())));
	}

	static Decision notFound(UserId id) {
		return Decision.refused(Outcome.Code.USER_NOT_FOUND, "Expected to find user " + id + ", but there is none");
	}

	static Decision withoutName() {
		return Decision.refused(Outcome.Code.INVALID_VALUE,
				"Expected a user with a userName, but it is missing or blank");
	}

	static Decision nameTaken() {
		return Decision.refused(Outcome.Code.USER_NAME_TAKEN,
				"Expected a userName that is free on this site, but another user or account has it. "
						+ "Change it here or there, or have an administrator remove the other one");
	}

	static boolean hasName(Attributes attributes) {
		return attributes.text("userName").filter((name) -> !name.isBlank()).isPresent();
	}

	/** The user becomes this, and its account follows. */
	static Decision change(Context context, Entity.Provider provider, Found found, Attributes attributes,
			AccountId fresh) {
		Entity.User before = found.user();
		if (found.waiting().isEmpty() && attributes.equals(before.attributes()) && before.pushed()
				&& before.missing().isEmpty()) {
			return answer(context, before);
		}
		if (!hasName(attributes)) {
			return withoutName();
		}
		Optional<Entity.Account> account = found.waiting()
			.or(() -> AccountEffects.claimed(context.draft(), provider, before, attributes));
		if (AccountEffects.taken(context.draft(), before, attributes, account)) {
			return nameTaken();
		}
		if (account.isEmpty() && context.directory().account(fresh).isPresent()) {
			return context.idTaken(fresh);
		}
		return answer(context, take(context, provider, found, attributes, account, fresh));
	}

	private static Entity.User take(Context context, Entity.Provider provider, Found found, Attributes attributes,
			Optional<Entity.Account> account, AccountId fresh) {
		Entity.User before = found.user();
		Entity.User after = before.pushed(attributes, context.at());
		context.draft()
			.add(found.waiting().isPresent() ? Event.created(after, Reason.REQUESTED) : Event.updated(before, after,
					Reason.REQUESTED, Differences.names(before.attributes(), attributes)));
		Evaluation.under(context.draft(), provider, context.cause(fresh, Reason.ATTRIBUTES_CHANGED)).of(after, account);
		return after;
	}

	/** The user as it is, with the groups that it is a direct member of. */
	static Decision answer(Context context, Entity.User user) {
		return context.accepted(user, Answers.groups(context.directory(), user), List.of());
	}

	/**
	 * A user as a request finds it.
	 *
	 * @param waiting the account that stands in for a user that is still to come
	 */
	record Found(Entity.User user, Optional<Entity.Account> waiting) {

		static Found mirrored(Entity.User user) {
			return new Found(user, Optional.empty());
		}

	}

}
