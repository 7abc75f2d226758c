package dev.rollcall.gateway.web;

import java.util.List;
import java.util.Locale;

import dev.rollcall.gateway.scim.JsonNames;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.SchemasCheck;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SortKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a list is asked for, by GET (RFC 7644 section 3.4.2) or by {@code .search}
 * (section 3.4.3).
 *
 * @param projections one for each schema of the list
 * @param cursor of the page (RFC 9865 section 2), empty for the first one; {@code null}
 * if the page is asked for by its number
 */
record Search(@Nullable String filter, ListQuery page, List<Projection> projections, Views.@Nullable Sort sort,
		@Nullable String cursor) {

	/** The schema of a search request. */
	static final String URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

	static Search of(ScimRequest request, ListQuery.Limits limits, ResourceSchema... schemas) {
		Parameters parameters = (name) -> request.parameter(name.toLowerCase(Locale.ROOT));
		return of(parameters, limits, schemas,
				List.of(schemas).stream().map((schema) -> projection(request, schema)).toList());
	}

	static Search of(ObjectNode body, ListQuery.Limits limits, ResourceSchema... schemas) {
		SchemasCheck.check(body, URN);
		List<String> attributes = texts(body, "attributes");
		List<String> excluded = texts(body, "excludedAttributes");
		return of((name) -> text(body, name), limits, schemas,
				List.of(schemas).stream().map((schema) -> Projection.of(schema, attributes, excluded)).toList());
	}

	private static Search of(Parameters parameters, ListQuery.Limits limits, ResourceSchema[] schemas,
			List<Projection> projections) {
		String startIndex = given(parameters.get("startIndex"));
		String count = given(parameters.get("count"));
		String cursor = parameters.get("cursor");
		if (cursor != null && startIndex != null) {
			throw new ScimErrorException(ScimType.INVALID_VALUE,
					"Expected a page by startIndex or by cursor, but the request has both");
		}
		ListQuery page = (cursor != null) ? ListQuery.parseCursored(count, limits)
				: ListQuery.parse(startIndex, count, limits);
		return new Search(given(parameters.get("filter")), page, projections, sort(parameters, schemas), cursor);
	}

	private static Views.@Nullable Sort sort(Parameters parameters, ResourceSchema[] schemas) {
		String sortBy = given(parameters.get("sortBy"));
		if (sortBy == null) {
			return null;
		}
		String attribute = List.of(schemas)
			.stream()
			.flatMap((schema) -> SortKey.of(schema, sortBy.strip()).stream())
			.findFirst()
			.map(SortKey::path)
			.orElseThrow(() -> new ScimErrorException(ScimType.INVALID_PATH,
					"Expected sortBy to name an attribute, or a sub-attribute, that these resources have, but it does not"));
		String order = given(parameters.get("sortOrder"));
		boolean descending = order != null && order.strip().equalsIgnoreCase("descending");
		if (order != null && !descending && !order.strip().equalsIgnoreCase("ascending")) {
			throw new ScimErrorException(ScimType.INVALID_VALUE,
					"Expected sortOrder to be ascending or descending, but it is neither");
		}
		return new Views.Sort(attribute, descending);
	}

	/** The projection of a request about one resource. */
	static Projection projection(ScimRequest request, ResourceSchema schema) {
		if (!request.hasQuery()) {
			return Projection.whole(schema);
		}
		return Projection.parse(schema, request.parameter("attributes"), request.parameter("excludedattributes"));
	}

	/** Whether the request says which attributes it wants back. */
	static boolean isProjected(ScimRequest request) {
		return request.hasQuery() && (given(request.parameter("attributes")) != null
				|| given(request.parameter("excludedattributes")) != null);
	}

	/** The projection of a list of one schema. */
	Projection projection() {
		return this.projections.get(0);
	}

	Views.Query query(PageCursors.Position position) {
		return this.page.with(this.filter, this.sort, position.place(), position.backwards());
	}

	/** Leaves the filter and the cursor out: the one has personal values. */
	@Override
	public String toString() {
		return "Search[" + this.page + ", " + this.sort + "]";
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
		return value.asString();
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

	/** The parameters by their names in the RFC's spelling. */
	private interface Parameters {

		@Nullable String get(String name);

	}

}
