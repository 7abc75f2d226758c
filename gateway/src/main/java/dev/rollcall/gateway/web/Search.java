package dev.rollcall.gateway.web;

import java.util.List;

import dev.rollcall.gateway.scim.JsonNames;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a list is asked for, by GET (RFC 7644 section 3.4.2) or by {@code .search}
 * (section 3.4.3).
 */
record Search(@Nullable String filter, ListQuery page, Projection projection) {

	static Search of(ScimRequest request, ResourceSchema schema, ListQuery.Limits limits) {
		return new Search(given(request.parameter("filter")),
				ListQuery.parse(given(request.parameter("startindex")), given(request.parameter("count")), limits),
				projection(request, schema));
	}

	static Search of(ObjectNode body, ResourceSchema schema, ListQuery.Limits limits) {
		return new Search(text(body, "filter"), ListQuery.parse(text(body, "startIndex"), text(body, "count"), limits),
				Projection.of(schema, texts(body, "attributes"), texts(body, "excludedAttributes")));
	}

	/** The projection of a request about one resource. */
	static Projection projection(ScimRequest request, ResourceSchema schema) {
		if (!request.hasQuery()) {
			return Projection.WHOLE;
		}
		return Projection.parse(schema, request.parameter("attributes"), request.parameter("excludedattributes"));
	}

	/** Whether the request says which attributes it wants back. */
	static boolean isProjected(ScimRequest request) {
		return request.hasQuery() && (given(request.parameter("attributes")) != null
				|| given(request.parameter("excludedattributes")) != null);
	}

	Views.Query query() {
		return this.page.with(this.filter);
	}

	/** Empty counts as absent. */
	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	private static @Nullable String text(ObjectNode body, String name) {
		JsonNode value = JsonNames.get(body, name);
		if (value == null || value.isNull()) {
			return null;
		}
		if (!value.isString() && !value.isNumber()) {
			throw wrong(name);
		}
		return given(value.asString());
	}

	private static List<String> texts(ObjectNode body, String name) {
		JsonNode value = JsonNames.get(body, name);
		if (value == null || value.isNull()) {
			return List.of();
		}
		if (!value.isArray() || value.valueStream().anyMatch((element) -> !element.isString())) {
			throw wrong(name);
		}
		return value.valueStream().map(JsonNode::stringValue).toList();
	}

	private static ScimErrorException wrong(String name) {
		return new ScimErrorException(ScimType.INVALID_SYNTAX,
				"Expected " + name + " of a search request to be as RFC 7644 section 3.4.3 has it, but it is not");
	}

}
