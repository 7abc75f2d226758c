package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.AttributeReplace;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import dev.rollcall.schemas.scim.Differences;

/**
 * Reports users that a synchronisation has seen: those with attributes are made or
 * replaced like a POST or PUT.
 */
final class SeeDecision {

	private SeeDecision() {
	}

	static Decision decide(Context context, Command.See command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<SyncSession> session = context.directory()
			.syncSession(command.session())
			.filter((present) -> present.provider().equals(command.provider()));
		if (session.isEmpty()) {
			return Decision.refused(Outcome.Code.SYNC_NOT_FOUND,
					"Expected to find synchronisation " + command.session() + ", but there is none");
		}
		if (session.get().state() != SyncSession.State.RUNNING) {
			return SyncDecision.over(session.get());
		}
		List<UserId> seen = new ArrayList<>();
		List<UUID> unknown = new ArrayList<>();
		for (Sighting sighting : command.sightings()) {
			see(context, provider.get(), sighting).ifPresentOrElse(seen::add,
					() -> unknown.add(sighting.fresh().value()));
		}
		SyncSession before = session.get();
		SyncSession after = new SyncSession(before.site(), before.id(), before.provider(), before.state(),
				before.started(), before.ended(), before.seen() + seen.size(), before.pages() + 1, before.gone(),
				before.deprovisioned(), before.actor());
		if (!seen.isEmpty()) {
			context.draft()
				.add(Event.created(new Sightings(context.site(), before.id(), after.pages(), seen),
						Reason.SYNCHRONISED));
			context.draft().add(Event.updated(before, after, Reason.SYNCHRONISED, List.of("pages", "seen")));
		}
		return context.accepted(seen.isEmpty() ? before : after, List.of(), unknown);
	}

	/**
	 * The user that an entry is about; empty if there is none and the entry makes none.
	 */
	private static Optional<UserId> see(Context context, Entity.Provider provider, Sighting sighting) {
		Optional<Users.Found> present = find(context, provider, sighting);
		if (present.isEmpty()) {
			return sighting.attributes()
				.map((attributes) -> new Command.CreateUser(provider.id(), sighting.fresh(), sighting.freshAccount(),
						attributes))
				.flatMap((command) -> CreateUserDecision.decide(context, command)
					.fold((accepted) -> Optional.of(sighting.fresh()), (refused) -> Optional.empty()));
		}
		Entity.User user = present.get().user();
		if (sighting.attributes().isPresent()) {
			Optional<Attributes> told = AttributeReplace
				.of(context.schema().users(), user.attributes(), sighting.attributes().get())
				.fold(Optional::of, (fault) -> Optional.empty());
			if (told.isEmpty()) {
				return Optional.empty();
			}
			if (!told.get().equals(user.attributes())) {
				return Users.change(context, provider, present.get(), told.get(), sighting.freshAccount())
					.fold((accepted) -> Optional.of(user.id()), (refused) -> Optional.empty());
			}
		}
		Users.adopt(context, provider, user.id());
		if (user.missing().isPresent()) {
			Entity.User located = user.pushed(user.attributes(), context.at());
			context.draft()
				.add(Event.updated(user, located, Reason.SYNCHRONISED,
						Differences.names(user.attributes(), located.attributes())));
			Evaluation.of(context.draft(), provider, located, new Cause(context.command(), context.at(),
					context.envelope().actor(), Optional.of(sighting.freshAccount()), Reason.SYNCHRONISED));
		}
		return Optional.of(user.id());
	}

	private static Optional<Users.Found> find(Context context, Entity.Provider provider, Sighting sighting) {
		if (sighting.id().isPresent()) {
			return Users.find(context, provider.id(), sighting.id().get());
		}
		Optional<String> externalId = sighting.externalId();
		if (externalId.isPresent()) {
			List<UserId> found = context.directory().externalId(provider.id(), externalId.get(), 2);
			if (!found.isEmpty()) {
				return (found.size() == 1) ? context.directory().user(found.get(0)).map(Users.Found::mirrored)
						: Optional.empty();
			}
		}
		return sighting.userName()
			.flatMap((name) -> context.directory().userName(Comparison.key(name)).user())
			.flatMap((id) -> Users.find(context, provider.id(), id));
	}

}
