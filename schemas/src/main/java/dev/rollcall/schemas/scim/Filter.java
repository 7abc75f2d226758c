package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * A SCIM filter (RFC 7644 section 3.4.2.2) as it was written; names keep their spelling.
 * {@link #toString} is canonical text that parses back to an equal filter.
 *
 * <p>
 * What the RFC leaves open: {@code ne} also matches where the attribute has no value;
 * {@code eq null} matches where it has none. Of a multi-valued attribute any value may
 * match, for {@code ne} too. An attribute that the schema does not know matches nothing,
 * whatever the operator. A literal of another type than the attribute's equals no value;
 * texts {@code "true"} and {@code "false"} in any case stand for booleans, as Entra sends
 * them. A complex attribute is compared by its {@code value}.
 */
public sealed interface Filter {

	/**
	 * Also takes {@code emails[type eq "work"].value eq "x"} and {@code externalId eq x},
	 * which are no SCIM but come from Entra.
	 * @throws FilterSyntaxException if the text is no filter or beyond the limits
	 */
	static Filter parse(String text, FilterLimits limits) {
		return FilterParser.filter(text, limits);
	}

	<C, R> R match(Cases<C, R> cases, C context);

	/**
	 * The filter bound to a schema: names are looked up and literals prepared once. What
	 * it is given is a whole resource as SCIM JSON in canonical spelling, and one test
	 * takes time in proportion to it.
	 * @throws FilterSyntaxException if an operator does not fit its attribute's type,
	 * such as {@code gt} on a boolean
	 */
	default Predicate<JsonNode> compile(ResourceSchema schema) {
		return FilterCompiler.compile(this, schema);
	}

	/** One test; compile the filter to make many. */
	default boolean matches(ResourceSchema schema, JsonNode resource) {
		return compile(schema).test(resource);
	}

	/**
	 * Equalities that every match fulfils: the conjuncts of the form
	 * {@code attribute eq "text"}, also those within a value filter.
	 */
	default List<Equality> equalities(ResourceSchema schema) {
		return Equalities.conjuncts(this, schema);
	}

	/**
	 * Equalities on indexed attributes of which every match fulfils at least one, so that
	 * looking each of them up finds every candidate.
	 * @param indexed attributes as in {@link Equality#attribute}
	 * @return empty if there are none, and every resource is a candidate
	 */
	default List<Equality> cover(ResourceSchema schema, Set<String> indexed) {
		return Equalities.cover(this, schema, indexed);
	}

	/** Every operand matches; operands that are conjunctions themselves are merged in. */
	record And(List<Filter> operands) implements Filter {

		public And {
			operands = flat(operands, And.class, (operand) -> ((And) operand).operands);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.and(context, this);
		}

		@Override
		public String toString() {
			return this.operands.stream()
				.map((operand) -> (operand instanceof Or) ? "(" + operand + ")" : operand.toString())
				.collect(Collectors.joining(" and "));
		}

	}

	/** Any operand matches; operands that are disjunctions themselves are merged in. */
	record Or(List<Filter> operands) implements Filter {

		public Or {
			operands = flat(operands, Or.class, (operand) -> ((Or) operand).operands);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.or(context, this);
		}

		@Override
		public String toString() {
			return this.operands.stream().map(Filter::toString).collect(Collectors.joining(" or "));
		}

	}

	record Not(Filter operand) implements Filter {

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.not(context, this);
		}

		@Override
		public String toString() {
			return "not (" + this.operand + ")";
		}

	}

	/**
	 * An attribute compared with a literal.
	 *
	 * @param attribute {@code [URN:]name[.sub]}, within a value filter {@code sub}
	 */
	record Comparison(String attribute, Operator operator, Literal literal) implements Filter {

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.comparison(context, this);
		}

		@Override
		public String toString() {
			return this.attribute + " " + AsciiCase.fold(this.operator.name()) + " " + this.literal;
		}

	}

	/** The attribute has a value that is not empty. */
	record Present(String attribute) implements Filter {

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.present(context, this);
		}

		@Override
		public String toString() {
			return this.attribute + " pr";
		}

	}

	/** One and the same element of a multi-valued attribute fulfils all of the filter. */
	record ValueFilter(String attribute, Filter filter) implements Filter {

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.valueFilter(context, this);
		}

		@Override
		public String toString() {
			return this.attribute + "[" + this.filter + "]";
		}

	}

	/** RFC 7644 table 3, without {@code pr}. */
	enum Operator {

		EQ, NE, CO, SW, EW, GT, GE, LT, LE;

		boolean isOrder() {
			return this == GT || this == GE || this == LT || this == LE;
		}

	}

	/** One case for each kind of filter; the compiler checks that none is forgotten. */
	interface Cases<C, R> {

		R and(C context, And and);

		R or(C context, Or or);

		R not(C context, Not not);

		R comparison(C context, Comparison comparison);

		R present(C context, Present present);

		R valueFilter(C context, ValueFilter valueFilter);

	}

	private static List<Filter> flat(List<Filter> operands, Class<? extends Filter> kind,
			Function<Filter, List<Filter>> inner) {
		if (operands.size() < 2) {
			throw new IllegalArgumentException("Expected two operands or more, but there are " + operands.size());
		}
		List<Filter> flat = new ArrayList<>();
		for (Filter operand : operands) {
			if (kind.isInstance(operand)) {
				flat.addAll(inner.apply(operand));
			}
			else {
				flat.add(operand);
			}
		}
		return List.copyOf(flat);
	}

}
