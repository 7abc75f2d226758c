package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a filter says about where its matches can be found.
 */
final class Equalities {

	private Equalities() {
	}

	static List<Equality> conjuncts(Filter filter, ResourceSchema schema) {
		List<Equality> found = new ArrayList<>();
		filter.match(new Conjuncts(found), schema::find);
		return List.copyOf(found);
	}

	static List<Equality> cover(Filter filter, ResourceSchema schema, Set<String> indexed) {
		return filter.match(new Cover((equality) -> indexed.contains(equality.attribute())), schema::find);
	}

	private static @Nullable Equality equality(Names names, Filter.Comparison comparison) {
		if (comparison.operator() != Filter.Operator.EQ || comparison.literal().kind() != Literal.Kind.TEXT) {
			return null;
		}
		AttributeTarget target = names.find(comparison.attribute()).map(Equalities::compared).orElse(null);
		AttributeDefinition leaf = (target != null) ? target.leaf() : null;
		if (target == null || leaf == null || !leaf.type().isText()) {
			return null;
		}
		return new Equality(AsciiCase.fold(target.path()), comparison.literal().text(), leaf.caseExact());
	}

	private static AttributeTarget compared(AttributeTarget target) {
		AttributeDefinition attribute = target.attribute();
		if (attribute == null || target.subAttribute() != null) {
			return target;
		}
		AttributeDefinition value = attribute.sub(AttributeDefinition.VALUE);
		return (value != null) ? new AttributeTarget(target.extension(), attribute, value) : target;
	}

	/** Names within a value filter are sub-attributes of its attribute. */
	private static Names within(Names names, Filter.ValueFilter valueFilter) {
		return (name) -> names.find(valueFilter.attribute())
			.filter((target) -> target.subAttribute() == null)
			.flatMap((target) -> sub(target, name));
	}

	private static Optional<AttributeTarget> sub(AttributeTarget target, String name) {
		AttributeDefinition attribute = target.attribute();
		if (attribute == null) {
			return Optional.empty();
		}
		if (!attribute.isComplex()) {
			return AsciiCase.fold(name).equals(AttributeDefinition.VALUE) ? Optional.of(target) : Optional.empty();
		}
		return attribute.subAttribute(name).map((sub) -> new AttributeTarget(target.extension(), attribute, sub));
	}

	private interface Names {

		Optional<AttributeTarget> find(String name);

	}

	/** Collects the equalities that hold whenever the filter does. */
	private record Conjuncts(List<Equality> found) implements Filter.Cases<Names, Boolean> {

		@Override
		public Boolean and(Names names, Filter.And and) {
			and.operands().forEach((operand) -> operand.match(this, names));
			return true;
		}

		@Override
		public Boolean or(Names names, Filter.Or or) {
			return false;
		}

		@Override
		public Boolean not(Names names, Filter.Not not) {
			return false;
		}

		@Override
		public Boolean comparison(Names names, Filter.Comparison comparison) {
			Equality equality = equality(names, comparison);
			return equality != null && this.found.add(equality);
		}

		@Override
		public Boolean present(Names names, Filter.Present present) {
			return false;
		}

		@Override
		public Boolean valueFilter(Names names, Filter.ValueFilter valueFilter) {
			return valueFilter.filter().match(this, within(names, valueFilter));
		}

	}

	/** Equalities of which one holds whenever the filter does; none if not known. */
	private record Cover(Predicate<Equality> indexed) implements Filter.Cases<Names, List<Equality>> {

		/** The shortest cover of an operand covers the whole. */
		@Override
		public List<Equality> and(Names names, Filter.And and) {
			List<Equality> shortest = List.of();
			for (Filter operand : and.operands()) {
				List<Equality> cover = operand.match(this, names);
				if (!cover.isEmpty() && (shortest.isEmpty() || cover.size() < shortest.size())) {
					shortest = cover;
				}
			}
			return shortest;
		}

		@Override
		public List<Equality> or(Names names, Filter.Or or) {
			List<Equality> together = new ArrayList<>();
			for (Filter operand : or.operands()) {
				List<Equality> cover = operand.match(this, names);
				if (cover.isEmpty()) {
					return List.of();
				}
				together.addAll(cover);
			}
			return together;
		}

		@Override
		public List<Equality> not(Names names, Filter.Not not) {
			return List.of();
		}

		@Override
		public List<Equality> comparison(Names names, Filter.Comparison comparison) {
			Equality equality = equality(names, comparison);
			return (equality != null && this.indexed.test(equality)) ? List.of(equality) : List.of();
		}

		@Override
		public List<Equality> present(Names names, Filter.Present present) {
			return List.of();
		}

		@Override
		public List<Equality> valueFilter(Names names, Filter.ValueFilter valueFilter) {
			return valueFilter.filter().match(this, within(names, valueFilter));
		}

	}

}
