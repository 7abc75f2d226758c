package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The discovery documents (RFC 7644 section 4): what this server can do, and with which
 * resources. They say what is true now and nothing that is planned.
 */
public final class Discovery {

	private static final String CONFIG_URN = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

	private static final String RESOURCE_TYPE_URN = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

	private final String base;

	private final Limits limits;

	private final List<ResourceSchema> resources;

	/**
	 * The documents of one server as one site sees them.
	 * @param base of the SCIM API, without a slash at its end
	 */
	public Discovery(String base, Limits limits, SiteSchema site) {
		this.base = base;
		this.limits = limits;
		this.resources = List.of(site.users(), site.groups());
	}

	/**
	 * RFC 7643 section 5; pagination is that of RFC 9865 section 4, events those of RFC
	 * 9967 section 4: no stream delivers any.
	 */
	public byte[] serviceProviderConfig() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.putArray("schemas").add(CONFIG_URN);
		supported(json, "patch", true);
		supported(json, "bulk", true).put("maxOperations", this.limits.bulkOperations())
			.put("maxPayloadSize", this.limits.bulkPayload());
		supported(json, "filter", true).put("maxResults", this.limits.pages().maxCount());
		supported(json, "changePassword", false);
		supported(json, "sort", true);
		supported(json, "etag", true);
		json.putObject("pagination")
			.put("cursor", true)
			.put("index", true)
			.put("defaultPaginationMethod", "index")
			.put("defaultPageSize", this.limits.pages().defaultCount())
			.put("maxPageSize", this.limits.pages().maxCount())
			.put("cursorTimeout", this.limits.cursorTimeout().toSeconds());
		json.putObject("securityEvents").put("asyncRequest", "request").putArray("eventUris");
		ArrayNode schemes = json.putArray("authenticationSchemes");
		schemes.addObject()
			.put("type", "oauthbearertoken")
			.put("name", "Bearer token")
			.put("description", "A token made by an administrator, sent as Authorization: Bearer")
			.put("specUri", "https://www.rfc-editor.org/info/rfc6750")
			.put("primary", true);
		schemes.addObject()
			.put("type", "httpbasic")
			.put("name", "HTTP Basic")
			.put("description", "A user name and password made by an administrator")
			.put("specUri", "https://www.rfc-editor.org/info/rfc7617")
			// some clients cannot read a scheme that leaves it out
			.put("primary", false);
		meta(json, "ServiceProviderConfig", "/ServiceProviderConfig");
		return bytes(json);
	}

	public byte[] resourceTypes() {
		return ListResponse.of(this.resources.size(), 1,
				this.resources.stream().map((resource) -> bytes(resourceType(resource))).toList());
	}

	/** One resource type by its id, empty if there is none of that id. */
	public Optional<byte[]> resourceType(String id) {
		return this.resources.stream()
			.filter((resource) -> resource.name().equals(id))
			.findFirst()
			.map((resource) -> bytes(resourceType(resource)));
	}

	public byte[] schemas() {
		List<byte[]> schemas = this.resources.stream()
			.flatMap((resource) -> definitions(resource).stream())
			.map((definition) -> bytes(schema(definition)))
			.toList();
		return ListResponse.of(schemas.size(), 1, schemas);
	}

	/** One schema by its URN in any case, empty if there is none. */
	public Optional<byte[]> schema(String urn) {
		return this.resources.stream()
			.flatMap((resource) -> definitions(resource).stream())
			.filter((definition) -> definition.urn().equalsIgnoreCase(urn))
			.findFirst()
			.map((definition) -> bytes(schema(definition)));
	}

	private static List<SchemaDefinition> definitions(ResourceSchema resource) {
		return Stream.concat(Stream.of(resource.core()), resource.extensions().stream()).toList();
	}

	private ObjectNode resourceType(ResourceSchema resource) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.putArray("schemas").add(RESOURCE_TYPE_URN);
		json.put("id", resource.name())
			.put("name", resource.name())
			.put("endpoint", "/" + resource.name() + "s")
			.put("description", resource.core().description())
			.put("schema", resource.core().urn());
		ArrayNode extensions = json.putArray("schemaExtensions");
		resource.extensions()
			.forEach((extension) -> extensions.addObject()
				.put("schema", extension.urn())
				.put("required", resource.isRequired(extension)));
		meta(json, "ResourceType", "/ResourceTypes/" + resource.name());
		return json;
	}

	private ObjectNode schema(SchemaDefinition definition) {
		ObjectNode json = definition.toJson();
		meta(json, "Schema", "/Schemas/" + definition.urn());
		return json;
	}

	private static ObjectNode supported(ObjectNode json, String feature, boolean supported) {
		return json.putObject(feature).put("supported", supported);
	}

	private void meta(ObjectNode json, String resourceType, String path) {
		json.putObject("meta").put("resourceType", resourceType).put("location", this.base + path);
	}

	private static byte[] bytes(ObjectNode json) {
		return json.toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * What the documents say of limits.
	 *
	 * @param cursorTimeout how long a cursor is good for
	 * @param bulkOperations most operations of a bulk
	 * @param bulkPayload most bytes of a bulk
	 */
	public record Limits(ListQuery.Limits pages, Duration cursorTimeout, int bulkOperations, int bulkPayload) {
	}

}
