package dev.rollcall.gateway.scim;

import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Canonical;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a POST or PUT (RFC 7644 sections 3.3 and 3.5.1), after the dialect
 * has put it right. {@code schemas} may be left out, and may name schemas that are not
 * known here; a body that has it and leaves the resource's own schema out is about
 * something else.
 */
public final class ResourceBody {

	private final ResourceSchema schema;

	private final RequestLimits limits;

	public ResourceBody(ResourceSchema schema, RequestLimits limits) {
		this.schema = schema;
		this.limits = limits;
	}

	/**
	 * The canonical attributes.
	 * @throws ScimErrorException if the body is none of this resource's
	 */
	public Attributes attributes(ObjectNode body) {
		SchemasCheck.check(body, this.schema.core().urn());
		return Canonical.of(this.schema, body, this.limits.attributes()).fold((taken) -> taken, (fault) -> {
			throw new ScimErrorException(Faults.error(fault));
		});
	}

	/** The members' ids, {@code null} if the body says nothing of members. */
	public @Nullable List<UUID> members(ObjectNode body) {
		JsonNode members = JsonNames.get(body, "members");
		if (members == null) {
			return null;
		}
		List<String> values = MemberList.values(members);
		this.limits.checkMembers(values.size());
		return MemberList.ids(values);
	}

}
