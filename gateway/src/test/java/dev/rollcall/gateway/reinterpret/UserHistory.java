package dev.rollcall.gateway.reinterpret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;

/** The history of one user, by its attributes as canonical JSON. */
final class UserHistory {

	private static final UserId USER = new UserId(new UUID(3, 3));

	private static final AccountId ACCOUNT = new AccountId(new UUID(3, 4));

	private final List<Asked> asked = new ArrayList<>();

	private final List<Step.Happened> happened = new ArrayList<>();

	private String attributes;

	private long version;

	private long position = 10;

	/**
	 * A history.
	 * @param attributes empty if there is no user yet
	 */
	UserHistory(String attributes) {
		this.attributes = attributes;
		this.version = attributes.isEmpty() ? 0 : 3;
	}

	/**
	 * A PATCH.
	 * @param after what the recorded one made of the user, empty: nothing else
	 */
	void asked(List<Operation> recorded, List<Operation> now, String after) {
		ask(patch(recorded), patch(now), after);
	}

	void created(String recorded, String now) {
		ask(create(recorded), create(now), recorded);
	}

	private void ask(Command recorded, Command now, String after) {
		this.position++;
		CommandId id = new CommandId(new UUID(9, this.position));
		this.asked.add(new Asked(this.position, id, Instant.EPOCH, recorded, now, ""));
		if (!after.isEmpty()) {
			happen(id, after);
		}
	}

	/** Somebody whose commands are no requests. */
	void others(String after) {
		happen(new CommandId(new UUID(8, this.position)), after);
	}

	private void happen(CommandId cause, String after) {
		Entity.User was = user();
		this.attributes = after;
		this.version++;
		Entity.User now = user();
		Event event = (was == null && now != null) ? Event.created(now, Reason.REQUESTED)
				: new Event(was, now, Reason.REQUESTED, List.of());
		this.happened.add(new Step.Happened(this.position,
				new EventEnvelope(History.SITE, this.position, 0, Instant.EPOCH, cause, "credential:x", event)));
	}

	private Entity.@Nullable User user() {
		return this.attributes.isEmpty() ? null
				: new Entity.User(History.SITE, History.PROVIDER, USER, Attributes.ofJson(this.attributes), true,
						List.of(), Optional.empty(), this.version, Instant.EPOCH, Instant.EPOCH);
	}

	Fold.Present present() {
		return new Fold.Present(Attributes.ofJson(this.attributes), this.version, Set.of());
	}

	Fold.Folded fold() {
		return Fold.of(ResourceSchema.USER, Step.merge(this.asked, this.happened), present());
	}

	private static Command patch(List<Operation> operations) {
		return new Command.PatchUser(History.PROVIDER, USER, ACCOUNT, operations, Preconditions.NONE);
	}

	private static Command create(String attributes) {
		return new Command.CreateUser(History.PROVIDER, USER, ACCOUNT, Attributes.ofJson(attributes));
	}

}
