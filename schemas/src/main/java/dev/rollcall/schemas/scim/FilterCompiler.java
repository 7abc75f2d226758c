package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a filter into a predicate with every name looked up and every literal ready. */
final class FilterCompiler implements Filter.Cases<FilterCompiler.Scope, Predicate<JsonNode>> {

	private static final FilterCompiler INSTANCE = new FilterCompiler();

	private FilterCompiler() {
	}

	/** A predicate over whole resources. */
	static Predicate<JsonNode> compile(Filter filter, ResourceSchema schema) {
		return filter.match(INSTANCE,
				(name) -> schema.find(name)
					.filter((target) -> !target.isUnseen())
					.map(AttributeAccess::of)
					.orElse(null));
	}

	/** A predicate over the elements of one multi-valued attribute. */
	static Predicate<JsonNode> compile(Filter filter, AttributeDefinition attribute) {
		return filter.match(INSTANCE, (name) -> AttributeAccess.within(attribute, name));
	}

	@Override
	public Predicate<JsonNode> and(Scope scope, Filter.And and) {
		List<Predicate<JsonNode>> operands = all(scope, and.operands());
		return (node) -> {
			for (Predicate<JsonNode> operand : operands) {
				if (!operand.test(node)) {
					return false;
				}
			}
			return true;
		};
	}

	@Override
	public Predicate<JsonNode> or(Scope scope, Filter.Or or) {
		Map<AttributeAccess, Set<String>> texts = new LinkedHashMap<>();
		List<Predicate<JsonNode>> operands = new ArrayList<>();
		for (Filter operand : or.operands()) {
			if (!isGathered(scope, operand, texts)) {
				operands.add(operand.match(this, scope));
			}
		}
		texts.forEach((access, keys) -> operands.add(anyOf(access, keys)));
		return (node) -> {
			for (Predicate<JsonNode> operand : operands) {
				if (operand.test(node)) {
					return true;
				}
			}
			return false;
		};
	}

	/**
	 * Gathers equalities of one attribute with many texts, so that a thousand
	 * alternatives normalise its value once.
	 */
	private static boolean isGathered(Scope scope, Filter operand, Map<AttributeAccess, Set<String>> texts) {
		if (!(operand instanceof Filter.Comparison comparison) || comparison.operator() != Filter.Operator.EQ
				|| comparison.literal().kind() != Literal.Kind.TEXT) {
			return false;
		}
		AttributeAccess access = scope.find(comparison.attribute());
		AttributeAccess compared = (access != null) ? access.compared() : null;
		if (compared == null || !compared.leaf().type().isText()) {
			return false;
		}
		texts.computeIfAbsent(compared, (key) -> new HashSet<>())
			.add(ValueTest.key(compared.leaf(), comparison.literal().text()));
		return true;
	}

	private static Predicate<JsonNode> anyOf(AttributeAccess access, Set<String> keys) {
		AttributeDefinition leaf = access.leaf();
		return (node) -> access.any(node,
				(value) -> value.isString() && keys.contains(ValueTest.key(leaf, value.stringValue())));
	}

	@Override
	public Predicate<JsonNode> not(Scope scope, Filter.Not not) {
		return not.operand().match(this, scope).negate();
	}

	@Override
	public Predicate<JsonNode> present(Scope scope, Filter.Present present) {
		AttributeAccess access = scope.find(present.attribute());
		return (access == null) ? (node) -> false : access::isPresent;
	}

	@Override
	public Predicate<JsonNode> comparison(Scope scope, Filter.Comparison comparison) {
		AttributeAccess access = scope.find(comparison.attribute());
		if (access == null) {
			return (node) -> false;
		}
		if (comparison.literal().kind() == Literal.Kind.NULL) {
			return unassigned(access, comparison);
		}
		AttributeAccess compared = access.compared();
		if (comparison.operator() != Filter.Operator.NE) {
			Predicate<JsonNode> test = ValueTest.of(compared.leaf(), comparison);
			return (node) -> compared.any(node, test);
		}
		Predicate<JsonNode> different = ValueTest.of(compared.leaf(), comparison).negate();
		return (node) -> !compared.any(node, AttributeAccess::isAssigned) || compared.any(node, different);
	}

	private static Predicate<JsonNode> unassigned(AttributeAccess access, Filter.Comparison comparison) {
		return switch (comparison.operator()) {
			case EQ -> (node) -> !access.isPresent(node);
			case NE -> access::isPresent;
			default -> throw new FilterSyntaxException(
					"Expected eq or ne before null, but it is " + AsciiCase.fold(comparison.operator().name()));
		};
	}

	@Override
	public Predicate<JsonNode> valueFilter(Scope scope, Filter.ValueFilter valueFilter) {
		AttributeAccess access = scope.find(valueFilter.attribute());
		if (access == null) {
			return (node) -> false;
		}
		Predicate<JsonNode> element = compile(valueFilter.filter(), access.leaf());
		return (node) -> access.any(node, element);
	}

	private List<Predicate<JsonNode>> all(Scope scope, List<Filter> operands) {
		List<Predicate<JsonNode>> compiled = new ArrayList<>(operands.size());
		operands.forEach((operand) -> compiled.add(operand.match(this, scope)));
		return compiled;
	}

	/** What names mean here: attributes of the resource or of one element. */
	interface Scope {

		@Nullable AttributeAccess find(String name);

	}

}
