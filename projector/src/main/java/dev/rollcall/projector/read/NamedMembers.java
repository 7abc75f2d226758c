package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.scim.Filter;
import dev.rollcall.schemas.scim.Literal;

/**
 * Finds the members that a filter asks for by id. Where it asks for members in no other
 * way, a group of a hundred thousand need show only these.
 */
final class NamedMembers implements Filter.Cases<List<UUID>, Boolean> {

	private static final NamedMembers INSTANCE = new NamedMembers();

	private NamedMembers() {
	}

	/** Empty if the filter has to see all members. */
	static Optional<List<UUID>> of(Filter filter) {
		List<UUID> members = new ArrayList<>();
		return filter.match(INSTANCE, members) ? Optional.of(members) : Optional.empty();
	}

	@Override
	public Boolean and(List<UUID> members, Filter.And and) {
		return and.operands().stream().allMatch((operand) -> operand.match(this, members));
	}

	@Override
	public Boolean or(List<UUID> members, Filter.Or or) {
		return or.operands().stream().allMatch((operand) -> operand.match(this, members));
	}

	@Override
	public Boolean not(List<UUID> members, Filter.Not not) {
		return not.operand().match(this, members);
	}

	@Override
	public Boolean comparison(List<UUID> members, Filter.Comparison comparison) {
		String attribute = fold(comparison.attribute());
		if (!attribute.contains("members")) {
			return true;
		}
		return (attribute.equals("members") || attribute.equals("members.value")) && named(members, comparison);
	}

	@Override
	public Boolean present(List<UUID> members, Filter.Present present) {
		return !fold(present.attribute()).contains("members");
	}

	@Override
	public Boolean valueFilter(List<UUID> members, Filter.ValueFilter valueFilter) {
		String attribute = fold(valueFilter.attribute());
		if (!attribute.contains("members")) {
			return true;
		}
		List<Filter> conjuncts = (valueFilter.filter() instanceof Filter.And and) ? and.operands()
				: List.of(valueFilter.filter());
		return attribute.equals("members") && conjuncts.stream()
			.anyMatch((conjunct) -> conjunct instanceof Filter.Comparison comparison
					&& fold(comparison.attribute()).equals("value") && named(members, comparison));
	}

	/** An id that is none names nobody, and no member is needed to tell. */
	private static boolean named(List<UUID> members, Filter.Comparison comparison) {
		if (comparison.operator() != Filter.Operator.EQ || comparison.literal().kind() != Literal.Kind.TEXT) {
			return false;
		}
		Ids.parse(fold(comparison.literal().text())).ifPresent(members::add);
		return true;
	}

	private static String fold(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
