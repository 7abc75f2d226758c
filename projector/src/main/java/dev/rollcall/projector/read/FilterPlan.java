package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.scim.Equality;
import dev.rollcall.schemas.scim.Filter;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.FilterSyntaxException;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a filter is answered: candidates from an index where the filter has an equality on
 * an indexed attribute, all resources else; each is then tested against the whole filter,
 * unless that is no more than what the index has answered.
 */
final class FilterPlan {

	/** Attributes of a user that have an index. */
	static final Map<String, Lookup> USER_LOOKUPS = Map.of("id", Lookup.USER_ID, "username", Lookup.USER_NAME,
			"externalid", Lookup.USER_EXTERNAL_ID, "emails.value", Lookup.EMAIL);

	/** Attributes of a group that have an index. */
	static final Map<String, Lookup> GROUP_LOOKUPS = Map.of("id", Lookup.GROUP_ID, "displayname",
			Lookup.GROUP_DISPLAY_NAME, "externalid", Lookup.GROUP_EXTERNAL_ID, "members.value", Lookup.MEMBER);

	/** So few candidates that a better index is not worth a look. */
	private static final int FEW = 10;

	private final Predicate<JsonNode> predicate;

	private final List<Equality> conjuncts;

	private final Map<String, Lookup> lookups;

	private final Filter filter;

	private final ResourceSchema schema;

	private final Optional<List<UUID>> namedMembers;

	private final boolean answered;

	private @Nullable String text;

	private FilterPlan(Filter filter, ResourceSchema schema, Map<String, Lookup> lookups) {
		this.filter = filter;
		this.schema = schema;
		this.lookups = lookups;
		this.predicate = filter.compile(schema);
		this.conjuncts = filter.equalities(schema)
			.stream()
			.filter((equality) -> lookups.containsKey(equality.attribute()))
			.toList();
		this.namedMembers = NamedMembers.of(filter);
		this.answered = filter instanceof Filter.Comparison && this.conjuncts.size() == 1
				&& isAnswered(this.conjuncts.get(0));
	}

	private static boolean isAnswered(Equality equality) {
		return !equality.caseExact() && LookupKey.isExact(equality.value());
	}

	static FilterPlan users(String text) {
		return users(text, ResourceSchema.USER);
	}

	static FilterPlan users(String text, ResourceSchema schema) {
		return of(text, schema, USER_LOOKUPS);
	}

	static FilterPlan groups(String text) {
		return groups(text, ResourceSchema.GROUP);
	}

	static FilterPlan groups(String text, ResourceSchema schema) {
		return of(text, schema, GROUP_LOOKUPS);
	}

	private static FilterPlan of(String text, ResourceSchema schema, Map<String, Lookup> lookups) {
		try {
			return new FilterPlan(Filter.parse(text, FilterLimits.DEFAULT), schema, lookups);
		}
		catch (FilterSyntaxException ex) {
			throw new FilterRejectedException(String.valueOf(ex.getMessage()), false);
		}
	}

	boolean test(JsonNode resource) {
		return this.predicate.test(resource);
	}

	/** Whether the filter may look at an attribute; a literal of that text counts too. */
	boolean mentions(String attribute) {
		String text = this.text;
		if (text == null) {
			text = this.filter.toString().toLowerCase(Locale.ROOT);
			this.text = text;
		}
		return text.contains(attribute.toLowerCase(Locale.ROOT));
	}

	/**
	 * The only members that the filter asks for; empty if it has to see them all.
	 */
	Optional<List<UUID>> namedMembers() {
		return this.namedMembers;
	}

	/**
	 * Ids among which every match is, in order; {@code null} if only a scan finds them.
	 * @param limit more candidates than this are as good as a scan
	 */
	@Nullable List<UUID> candidates(ViewReader reader, Mirror mirror, int limit) {
		List<UUID> best = null;
		for (Equality equality : this.conjuncts) {
			List<UUID> ids = find(reader, mirror, equality, limit + 1);
			if (best == null || ids.size() < best.size()) {
				best = ids;
			}
			if (best.size() <= Math.min(FEW, limit)) {
				return best;
			}
		}
		List<Equality> cover = (best == null) ? this.filter.cover(this.schema, this.lookups.keySet()) : List.of();
		if (!cover.isEmpty()) {
			TreeSet<UUID> union = new TreeSet<>(Ids::compare);
			for (Equality equality : cover) {
				union.addAll(find(reader, mirror, equality, limit + 1));
				if (union.size() > limit) {
					return null;
				}
			}
			best = new ArrayList<>(union);
		}
		return (best != null && best.size() <= limit) ? best : null;
	}

	/**
	 * Whether all that {@link #few} finds match: the filter is one equality, and exactly
	 * those resources that fulfil it have its key in the index.
	 */
	boolean isAnswered() {
		return this.answered;
	}

	/**
	 * The few resources among which every match is, read in one look; {@code null} if
	 * they are many, or no index leads to them at once.
	 */
	<T> @Nullable List<T> few(Rows<T> rows) {
		if (this.conjuncts.isEmpty()) {
			return null;
		}
		Equality equality = this.conjuncts.get(0);
		return rows.with(lookup(equality), equality.value(), FEW);
	}

	private List<UUID> find(ViewReader reader, Mirror mirror, Equality equality, int limit) {
		return reader.ids(mirror, lookup(equality), equality.value(), limit);
	}

	private Lookup lookup(Equality equality) {
		Lookup lookup = this.lookups.get(equality.attribute());
		if (lookup == null) {
			throw new IllegalStateException("Expected an indexed attribute, but got " + equality.attribute());
		}
		return lookup;
	}

	/** Resources by a value that an index has. */
	interface Rows<T> {

		/** See {@link ViewReader#usersWith}. */
		@Nullable List<T> with(Lookup lookup, String value, int few);

	}

}
