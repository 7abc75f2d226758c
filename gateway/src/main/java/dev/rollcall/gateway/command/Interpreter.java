package dev.rollcall.gateway.command;

import java.nio.charset.StandardCharsets;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request that the command log has once more, with the very code that reads
 * requests as they come. What does not stand in the body, such as ids that were made for
 * it and its conditional headers, is as it was recorded.
 */
public final class Interpreter {

	private static final String SCIM = "/scim/v2/";

	private final JsonBody json;

	private final UserCommands users;

	private final GroupCommands groups;

	/**
	 * An interpreter.
	 * @param json may allow longer bodies than live: what stands for a removed password
	 * may be longer than the password was
	 */
	public Interpreter(JsonBody json, UserCommands users, GroupCommands groups) {
		this.json = json;
		this.users = users;
		this.groups = groups;
	}

	/** The same for a site, by all that was ever registered there. */
	public Interpreter over(SiteSchema site) {
		return new Interpreter(this.json, this.users.over(site.recordedUsers()),
				this.groups.over(site.recordedGroups()));
	}

	/** Whose mirror a command asks to change that was read from a SCIM request's body. */
	public static @Nullable ProviderId provider(Command.Envelope recorded) {
		RawRequest raw = recorded.raw();
		return (raw.path().startsWith(SCIM) && !raw.body().isEmpty()) ? provider(recorded.command()) : null;
	}

	private static @Nullable ProviderId provider(Command command) {
		if (command instanceof Command.CreateUser create) {
			return create.provider();
		}
		if (command instanceof Command.ReplaceUser replace) {
			return replace.provider();
		}
		if (command instanceof Command.PatchUser patch) {
			return patch.provider();
		}
		if (command instanceof Command.CreateGroup create) {
			return create.provider();
		}
		if (command instanceof Command.ReplaceGroup replace) {
			return replace.provider();
		}
		return (command instanceof Command.PatchGroup patch) ? patch.provider() : null;
	}

	/**
	 * What the request means today.
	 * @param recorded one that {@link #provider} knows
	 * @throws ScimErrorException if it would be refused today
	 */
	public Command again(Dialect dialect, Command.Envelope recorded) {
		ObjectNode body = this.json.parse(recorded.raw().body().getBytes(StandardCharsets.UTF_8));
		Command command = recorded.command();
		if (command instanceof Command.CreateUser create) {
			return this.users.create(dialect, create.provider(), create.id(), create.account(), body);
		}
		if (command instanceof Command.ReplaceUser replace) {
			return this.users.replace(dialect, replace.provider(), replace.id(), replace.account(), body,
					replace.preconditions());
		}
		if (command instanceof Command.PatchUser patch) {
			return this.users.patch(dialect, patch.provider(), patch.id(), patch.account(), body,
					patch.preconditions());
		}
		if (command instanceof Command.CreateGroup create) {
			return this.groups.create(dialect, create.provider(), create.id(), create.siteGroup(), body);
		}
		if (command instanceof Command.ReplaceGroup replace) {
			return this.groups.replace(dialect, replace.provider(), replace.id(), replace.siteGroup(), body,
					replace.preconditions());
		}
		if (command instanceof Command.PatchGroup patch) {
			return this.groups.patch(dialect, patch.provider(), patch.id(), patch.siteGroup(), body,
					patch.preconditions());
		}
		throw new IllegalArgumentException(
				"Expected a command that was read from a body, but it is " + command.getClass().getSimpleName());
	}

}
