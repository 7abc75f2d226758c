package dev.rollcall.gateway.command;

import java.util.List;
import java.util.UUID;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.PatchBody;
import dev.rollcall.gateway.scim.PatchReader;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ResourceBody;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests about groups become commands. Bodies are as {@code JsonBody} gives them and
 * are used up; one that is malformed is a {@code ScimErrorException}.
 */
public final class GroupCommands {

	private final ResourceSchema schema;

	private final RequestLimits limits;

	private final ResourceBody resourceBody;

	private final PatchReader patchReader;

	/** Of sites that have no extensions of their own. */
	public GroupCommands(RequestLimits limits) {
		this(ResourceSchema.GROUP, limits);
	}

	private GroupCommands(ResourceSchema schema, RequestLimits limits) {
		this.schema = schema;
		this.limits = limits;
		this.resourceBody = new ResourceBody(schema, limits);
		this.patchReader = new PatchReader(schema, limits);
	}

	/** The same for resources of another schema. */
	public GroupCommands over(ResourceSchema other) {
		return (other == this.schema) ? this : new GroupCommands(other, this.limits);
	}

	/**
	 * POST.
	 * @param siteGroup used if there is no site group of the name yet
	 */
	public Command.CreateGroup create(Dialect dialect, ProviderId provider, GroupId id, SiteGroupId siteGroup,
			ObjectNode body) {
		Attributes attributes = attributes(dialect, body);
		List<UUID> members = this.resourceBody.members(body);
		return new Command.CreateGroup(provider, id, siteGroup, attributes, (members != null) ? members : List.of());
	}

	/**
	 * PUT.
	 * @param siteGroup used if there is no site group of the name yet
	 */
	public Command.ReplaceGroup replace(Dialect dialect, ProviderId provider, GroupId id, SiteGroupId siteGroup,
			ObjectNode body, Preconditions preconditions) {
		Attributes attributes = attributes(dialect, body);
		return new Command.ReplaceGroup(provider, id, siteGroup, attributes, this.resourceBody.members(body),
				preconditions);
	}

	/**
	 * PATCH.
	 * @param siteGroup used if there is no site group of the name yet
	 */
	public Command.PatchGroup patch(Dialect dialect, ProviderId provider, GroupId id, SiteGroupId siteGroup,
			ObjectNode body, Preconditions preconditions) {
		List<Operation> operations = this.patchReader
			.read(dialect.operations(this.schema, PatchBody.operations(body, this.limits)));
		return new Command.PatchGroup(provider, id, siteGroup, operations, preconditions);
	}

	private Attributes attributes(Dialect dialect, ObjectNode body) {
		dialect.resource(this.schema, body);
		return this.resourceBody.attributes(body);
	}

}
