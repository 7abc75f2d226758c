package dev.rollcall.gateway.reinterpret;

import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * A user or a group that a request is about.
 *
 * @param group otherwise a user
 */
public record Target(ProviderId provider, boolean group, UUID id) {

	/** What a command is about that a SCIM body can ask for. */
	public static @Nullable Target of(Command command) {
		if (command instanceof Command.CreateUser create) {
			return new Target(create.provider(), false, create.id().value());
		}
		if (command instanceof Command.ReplaceUser replace) {
			return new Target(replace.provider(), false, replace.id().value());
		}
		if (command instanceof Command.PatchUser patch) {
			return new Target(patch.provider(), false, patch.id().value());
		}
		if (command instanceof Command.CreateGroup create) {
			return new Target(create.provider(), true, create.id().value());
		}
		if (command instanceof Command.ReplaceGroup replace) {
			return new Target(replace.provider(), true, replace.id().value());
		}
		return (command instanceof Command.PatchGroup patch) ? new Target(patch.provider(), true, patch.id().value())
				: null;
	}

	/** Whether something is part of the target: a membership is of its group. */
	public boolean owns(EntityKey key) {
		return switch (key.kind()) {
			case USER -> !this.group && key.id().equals(this.id);
			case GROUP, MEMBERSHIP -> this.group && key.id().equals(this.id);
			default -> false;
		};
	}

	static Preconditions preconditions(Command command) {
		if (command instanceof Command.ReplaceUser replace) {
			return replace.preconditions();
		}
		if (command instanceof Command.PatchUser patch) {
			return patch.preconditions();
		}
		if (command instanceof Command.ReplaceGroup replace) {
			return replace.preconditions();
		}
		return (command instanceof Command.PatchGroup patch) ? patch.preconditions() : Preconditions.NONE;
	}

}
