package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.AttributeReplace;
import dev.rollcall.schemas.scim.Attributes;

/** POST of a user (RFC 7644 section 3.3): mirrored, linked or provisioned. */
final class CreateUserDecision {

	private CreateUserDecision() {
	}

	static Decision decide(Context context, Command.CreateUser command) {
		Optional<Entity.Provider> found = context.directory().provider(command.provider());
		if (found.isEmpty()) {
			return context.noProvider(command.provider());
		}
		return AttributeReplace.create(context.schema().users(), command.attributes())
			.fold((attributes) -> make(context, found.get(), command, attributes), Faults::refused);
	}

	private static Decision make(Context context, Entity.Provider provider, Command.CreateUser command,
			Attributes attributes) {
		if (!Users.hasName(attributes)) {
			return Users.withoutName();
		}
		if (context.directory().user(command.id()).isPresent()
				|| context.directory().account(new AccountId(command.id().value())).isPresent()) {
			return context.idTaken(command.id());
		}
		Optional<Entity.Account> account = AccountEffects.claimed(context.draft(), provider, null, attributes);
		if (AccountEffects.taken(context.draft(), null, attributes, account)) {
			return Users.nameTaken();
		}
		if (account.isEmpty() && context.directory().account(command.account()).isPresent()) {
			return context.idTaken(command.account());
		}
		Entity.User user = new Entity.User(context.site(), provider.id(), command.id(), attributes, true, List.of(),
				Optional.empty(), 1, context.at(), context.at());
		context.draft().add(Event.created(user, Reason.REQUESTED));
		Evaluation.under(context.draft(), provider, context.cause(command.account(), Reason.ATTRIBUTES_CHANGED))
			.of(user, account);
		return Users.answer(context, user);
	}

}
