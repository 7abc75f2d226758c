package dev.rollcall.gateway.command;

import java.util.List;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.PatchBody;
import dev.rollcall.gateway.scim.PatchReader;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ResourceBody;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests about users become commands. Bodies are as {@code JsonBody} gives them and are
 * used up; one that is malformed is a {@code ScimErrorException}.
 */
public final class UserCommands {

	private final ResourceSchema schema;

	private final RequestLimits limits;

	private final ResourceBody resourceBody;

	private final PatchReader patchReader;

	/** Of sites that have no extensions of their own. */
	public UserCommands(RequestLimits limits) {
		this(ResourceSchema.USER, limits);
	}

	private UserCommands(ResourceSchema schema, RequestLimits limits) {
		this.schema = schema;
		this.limits = limits;
		this.resourceBody = new ResourceBody(schema, limits);
		this.patchReader = new PatchReader(schema, limits);
	}

	/** The same for resources of another schema. */
	public UserCommands over(ResourceSchema other) {
		return (other == this.schema) ? this : new UserCommands(other, this.limits);
	}

	/** POST. */
	public Command.CreateUser create(Dialect dialect, ProviderId provider, UserId id, AccountId account,
			ObjectNode body) {
		return new Command.CreateUser(provider, id, account, attributes(dialect, body));
	}

	/**
	 * PUT.
	 * @param account used if there is no account yet
	 */
	public Command.ReplaceUser replace(Dialect dialect, ProviderId provider, UserId id, AccountId account,
			ObjectNode body, Preconditions preconditions) {
		return new Command.ReplaceUser(provider, id, account, attributes(dialect, body), preconditions);
	}

	/**
	 * PATCH.
	 * @param account used if there is no account yet
	 */
	public Command.PatchUser patch(Dialect dialect, ProviderId provider, UserId id, AccountId account, ObjectNode body,
			Preconditions preconditions) {
		List<Operation> operations = this.patchReader
			.read(dialect.operations(this.schema, PatchBody.operations(body, this.limits)));
		return new Command.PatchUser(provider, id, account, operations, preconditions);
	}

	private Attributes attributes(Dialect dialect, ObjectNode body) {
		dialect.resource(this.schema, body);
		return this.resourceBody.attributes(body);
	}

}
