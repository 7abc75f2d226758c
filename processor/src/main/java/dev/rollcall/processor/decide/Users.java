package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.schemas.AccountId;
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
	static Decision change(Context context, Entity.Provider provider, Entity.User before, Attributes attributes,
			AccountId fresh) {
		if (attributes.equals(before.attributes()) && before.pushed() && before.missing().isEmpty()) {
			return answer(context, before);
		}
		if (!hasName(attributes)) {
			return withoutName();
		}
		Optional<Entity.Account> account = AccountEffects.claimed(context.draft(), provider, before, attributes);
		if (AccountEffects.taken(context.draft(), before, attributes, account)) {
			return nameTaken();
		}
		if (account.isEmpty() && context.directory().account(fresh).isPresent()) {
			return context.idTaken(fresh);
		}
		Entity.User after = before.pushed(attributes, context.at());
		context.draft()
			.add(Event.updated(before, after, Reason.REQUESTED, Differences.names(before.attributes(), attributes)));
		Evaluation.under(context.draft(), provider, context.cause(fresh, Reason.ATTRIBUTES_CHANGED)).of(after, account);
		return answer(context, after);
	}

	/** The user as it is, with the groups that it is a direct member of. */
	static Decision answer(Context context, Entity.User user) {
		return context.accepted(user, Answers.groups(context.directory(), user), List.of());
	}

}
