package dev.rollcall.projector.read;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SortKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a list looks at in each resource: what its filter and its order are about. */
final class Look {

	private static final String URN = "urn:";

	private final @Nullable FilterPlan plan;

	private final @Nullable SortKey sort;

	private final String indexed;

	private final Map<String, Boolean> mentioned = new HashMap<>();

	private Look(@Nullable FilterPlan plan, @Nullable SortKey sort, String indexed) {
		this.plan = plan;
		this.sort = sort;
		this.indexed = indexed;
	}

	static Look users(Query query, ResourceSchema schema) {
		String filter = query.filter();
		return new Look((filter != null) ? FilterPlan.users(filter, schema) : null, sort(schema, query), "userName");
	}

	static Look groups(Query query, ResourceSchema schema) {
		String filter = query.filter();
		return new Look((filter != null) ? FilterPlan.groups(filter, schema) : null, sort(schema, query),
				"displayName");
	}

	/**
	 * Whether the query may name an attribute of an extension of the site's own, which
	 * takes its URN.
	 */
	static boolean mayNameExtension(Query query) {
		String filter = query.filter();
		Sort sort = query.sort();
		return (filter != null && filter.toLowerCase(Locale.ROOT).contains(URN))
				|| (sort != null && sort.attribute().toLowerCase(Locale.ROOT).startsWith(URN));
	}

	private static @Nullable SortKey sort(ResourceSchema schema, Query query) {
		Sort sort = query.sort();
		return (sort != null) ? SortKey.of(schema, sort.attribute()).orElse(null) : null;
	}

	/** Whether all resources are asked for, in an order that an index has. */
	boolean isWhole(Query query) {
		return this.plan == null && (query.sort() == null || isIndexed());
	}

	/** Whether the order is that of the name, which has an index. */
	boolean isIndexed() {
		return this.sort != null && this.sort.path().equals(this.indexed);
	}

	boolean test(JsonNode resource) {
		return this.plan == null || this.plan.test(resource);
	}

	@Nullable String key(JsonNode resource) {
		return (this.sort != null) ? this.sort.of(resource) : null;
	}

	/**
	 * Whether an attribute of a resource, or an extension, may be looked at. An extension
	 * always may: Entra names {@code manager} without its URN.
	 */
	boolean wants(String attribute) {
		return attribute.startsWith(URN) || mentions(attribute);
	}

	/** Whether an attribute is looked at, or one of an extension by its URN. */
	boolean mentions(String attribute) {
		return this.mentioned.computeIfAbsent(attribute, this::looksAt);
	}

	private boolean looksAt(String attribute) {
		return sortsBy(attribute) || (this.plan != null && this.plan.mentions(attribute));
	}

	/** The only members that are looked at; empty if they all are. */
	Optional<List<UUID>> namedMembers() {
		return (this.plan != null && !sortsBy("members")) ? this.plan.namedMembers() : Optional.empty();
	}

	/**
	 * Whether it takes no more than a look or two, whatever there is. By an attribute
	 * that no schema has, resources are sorted too: all of them by id.
	 */
	boolean isNarrow(Query query) {
		return query.sort() == null && !mayNameExtension(query) && (isAnswered() || !mentions("members"));
	}

	/** Whether nothing of what {@link #few} finds needs a look. */
	boolean isAnswered() {
		return this.sort == null && this.plan != null && this.plan.isAnswered();
	}

	/** See {@link FilterPlan#few}. */
	<T> @Nullable List<T> few(FilterPlan.Rows<T> rows) {
		return (this.plan != null) ? this.plan.few(rows) : null;
	}

	@Nullable List<UUID> candidates(ViewReader reader, Mirror mirror, int limit) {
		return (this.plan != null) ? this.plan.candidates(reader, mirror, limit) : null;
	}

	private boolean sortsBy(String attribute) {
		return this.sort != null && (this.sort.path().equals(attribute) || this.sort.path().startsWith(attribute + ".")
				|| this.sort.path().startsWith(attribute + ":"));
	}

}
