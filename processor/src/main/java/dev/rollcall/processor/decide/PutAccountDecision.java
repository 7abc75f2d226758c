package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.processor.state.Holders;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Comparison;

/** Makes or changes an account by hand. */
final class PutAccountDecision {

	private PutAccountDecision() {
	}

	static Decision decide(Context context, Command.PutAccount command) {
		if (context.directory().site().isEmpty()) {
			return context.noSite();
		}
		if (command.userName().isBlank()) {
			return Decision.refused(Outcome.Code.INVALID_VALUE, "Expected an account with a userName, but it is blank");
		}
		if (command.provider().isPresent() && context.directory().provider(command.provider().get()).isEmpty()) {
			return context.noProvider(command.provider().get());
		}
		if (command.provider().isEmpty()
				&& command.entitlements().authentication() != Entitlements.Authentication.PASSWORD) {
			return Decision.refused(Outcome.Code.INVALID_VALUE,
					"Expected an account without a provider to sign in by password, but it says SSO");
		}
		Optional<Entity.Account> present = context.directory().account(command.id());
		if (command.create()) {
			return (present.isPresent() || context.directory().user(new UserId(command.id().value())).isPresent())
					? context.idTaken(command.id()) : create(context, command);
		}
		return present.isEmpty() ? context.noAccount(command.id()) : change(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutAccount command) {
		if (taken(context, command)) {
			return Users.nameTaken();
		}
		Entity.Account account = new Entity.Account(context.site(), command.id(), command.provider(), Optional.empty(),
				command.userName(), command.displayName(), command.email(), command.status(), Reason.ADMINISTRATOR,
				context.at(), command.company(), command.entitlements(), Optional.empty(), false, true,
				List.of(context.because(Because.Facet.STATUS, Reason.ADMINISTRATOR.wireName())), 1, context.at(),
				context.at());
		context.draft().add(Event.created(account, Reason.ADMINISTRATOR));
		return context.accepted(account);
	}

	private static Decision change(Context context, Command.PutAccount command, Entity.Account before) {
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		Entity.Account wanted = before.with()
			.provider(command.provider())
			.userName(command.userName())
			.displayName(command.displayName())
			.email(command.email())
			.company(command.company())
			.entitlements(command.entitlements())
			.byHand(before.byHand() || waits(context, before))
			.build();
		if (before.user().isPresent() && !wanted.equals(before)) {
			return Decision.refused(Outcome.Code.ACCOUNT_LINKED,
					"Expected to change an account that no directory user is linked to, but this one follows user "
							+ before.user().get() + ": only its status can be changed here, the rest at the provider");
		}
		if (!Comparison.key(command.userName()).equals(Comparison.key(before.userName())) && taken(context, command)) {
			return Users.nameTaken();
		}
		if (command.status() != before.status()) {
			wanted = wanted.with()
				.status(command.status())
				.reason(Reason.ADMINISTRATOR)
				.since(context.at())
				.because(because(context, wanted))
				.build();
		}
		if (wanted.equals(before)) {
			return context.accepted(before);
		}
		Entity.Account after = wanted.with().version(before.version() + 1).lastModified(context.at()).build();
		context.draft().add(Event.updated(before, after, Reason.ADMINISTRATOR, changed(before, after)));
		if (after.status() == AccountStatus.ACTIVE) {
			evaluate(context, after);
		}
		return context.accepted(context.directory().account(command.id()).orElse(null));
	}

	/**
	 * Whether nobody in the mirror is the person: then it is kept by hand from now on.
	 */
	private static boolean waits(Context context, Entity.Account account) {
		return account.user().isEmpty() && context.directory().user(new UserId(account.id().value())).isEmpty()
				&& context.directory().userName(Comparison.key(account.userName())).user().isEmpty();
	}

	/** What the rules say of somebody whom an administrator lets in again. */
	private static void evaluate(Context context, Entity.Account account) {
		account.user()
			.flatMap(context.directory()::user)
			.ifPresent((user) -> context.directory()
				.provider(user.provider())
				.ifPresent((provider) -> Evaluation.of(context.draft(), provider, user, new Cause(context.command(),
						context.at(), context.envelope().actor(), Optional.of(account.id()), Reason.ADMINISTRATOR))));
	}

	private static List<Because> because(Context context, Entity.Account account) {
		List<Because> because = new ArrayList<>();
		because.add(context.because(Because.Facet.STATUS, Reason.ADMINISTRATOR.wireName()));
		account.because().stream().filter((one) -> one.facet() != Because.Facet.STATUS).forEach(because::add);
		return because;
	}

	private static boolean taken(Context context, Command.PutAccount command) {
		Holders holders = context.directory().userName(Comparison.key(command.userName()));
		return holders.user().isPresent() || holders.account().filter((id) -> !id.equals(command.id())).isPresent();
	}

	private static List<String> changed(Entity.Account before, Entity.Account after) {
		List<String> names = new ArrayList<>();
		note(names, "company", before.company(), after.company());
		note(names, "displayName", before.displayName(), after.displayName());
		note(names, "email", before.email(), after.email());
		note(names, "entitlements", before.entitlements(), after.entitlements());
		note(names, "provider", before.provider(), after.provider());
		note(names, "status", before.status(), after.status());
		note(names, "userName", before.userName(), after.userName());
		return names;
	}

	private static void note(List<String> names, String name, Object before, Object after) {
		if (!before.equals(after)) {
			names.add(name);
		}
	}

}
