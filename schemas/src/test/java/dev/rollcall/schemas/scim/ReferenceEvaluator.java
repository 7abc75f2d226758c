package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates filters as slowly and plainly as can be, over the few attributes that the
 * property test asks for; shares nothing with the compiled form but the parsed filter.
 */
final class ReferenceEvaluator {

	private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	/** Name in lower case: where the whole is, where its compared value is, its kind. */
	private static final Map<String, Spec> SPECS = Map.ofEntries(
			Map.entry("username", new Spec("userName", "userName", "folded")),
			Map.entry("externalid", new Spec("externalId", "externalId", "exact")),
			Map.entry("title", new Spec("title", "title", "folded")),
			Map.entry("active", new Spec("active", "active", "flag")),
			Map.entry("name", new Spec("name", "none", "none")),
			Map.entry("name.givenname", new Spec("name/givenName", "name/givenName", "folded")),
			Map.entry("emails", new Spec("emails", "emails/value", "folded")),
			Map.entry("emails.value", new Spec("emails/value", "emails/value", "folded")),
			Map.entry("emails.type", new Spec("emails/type", "emails/type", "folded")),
			Map.entry("emails.primary", new Spec("emails/primary", "emails/primary", "flag")),
			Map.entry("manager", new Spec(ENT + "/manager", ENT + "/manager/value", "folded")),
			Map.entry(ENT.toLowerCase() + ":department", new Spec(ENT + "/department", ENT + "/department", "folded")),
			Map.entry("value", new Spec("value", "value", "folded")),
			Map.entry("type", new Spec("type", "type", "folded")),
			Map.entry("display", new Spec("display", "display", "folded")),
			Map.entry("primary", new Spec("primary", "primary", "flag")));

	private static final List<String> ELEMENT = List.of("value", "type", "display", "primary");

	private ReferenceEvaluator() {
	}

	static boolean matches(Filter filter, JsonNode resource) {
		return matches(filter, resource, false);
	}

	private static boolean matches(Filter filter, JsonNode node, boolean element) {
		if (filter instanceof Filter.And and) {
			return and.operands().stream().allMatch((operand) -> matches(operand, node, element));
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().anyMatch((operand) -> matches(operand, node, element));
		}
		if (filter instanceof Filter.Not not) {
			return !matches(not.operand(), node, element);
		}
		if (filter instanceof Filter.ValueFilter valueFilter) {
			return valueFilter.attribute().equalsIgnoreCase("emails")
					&& node.path("emails").valueStream().anyMatch((e) -> matches(valueFilter.filter(), e, true));
		}
		if (filter instanceof Filter.Present present) {
			Spec spec = spec(present.attribute(), element);
			return spec != null && !values(node, spec.whole()).isEmpty();
		}
		return compares((Filter.Comparison) filter, node, element);
	}

	private static boolean compares(Filter.Comparison comparison, JsonNode node, boolean element) {
		Spec spec = spec(comparison.attribute(), element);
		if (spec == null) {
			return false;
		}
		boolean equality = comparison.operator() == Filter.Operator.EQ;
		if (comparison.literal().kind() == Literal.Kind.NULL) {
			return values(node, spec.whole()).isEmpty() == equality;
		}
		List<JsonNode> values = values(node, spec.compared());
		if (comparison.operator() == Filter.Operator.NE) {
			return values.isEmpty()
					|| values.stream().anyMatch((value) -> !holds(Filter.Operator.EQ, comparison, spec, value));
		}
		return values.stream().anyMatch((value) -> holds(comparison.operator(), comparison, spec, value));
	}

	private static boolean holds(Filter.Operator operator, Filter.Comparison comparison, Spec spec, JsonNode value) {
		String wanted = comparison.literal().text();
		Literal.Kind kind = comparison.literal().kind();
		if (spec.kind().equals("flag")) {
			return operator == Filter.Operator.EQ && kind != Literal.Kind.NUMBER
					&& value.toString().equalsIgnoreCase(wanted);
		}
		if (kind != Literal.Kind.TEXT || spec.kind().equals("none")) {
			return false;
		}
		boolean exact = spec.kind().equals("exact");
		String left = exact ? value.stringValue() : Comparison.key(value.stringValue());
		String right = exact ? wanted : Comparison.key(wanted);
		return switch (operator) {
			case EQ -> left.equals(right);
			case NE -> !left.equals(right);
			case CO -> left.contains(right);
			case SW -> left.startsWith(right);
			case EW -> left.endsWith(right);
			case GT -> left.compareTo(right) > 0;
			case GE -> left.compareTo(right) >= 0;
			case LT -> left.compareTo(right) < 0;
			case LE -> left.compareTo(right) <= 0;
		};
	}

	private static @Nullable Spec spec(String attribute, boolean element) {
		String name = attribute.toLowerCase();
		return (ELEMENT.contains(name) == element) ? SPECS.get(name) : null;
	}

	static List<JsonNode> values(JsonNode resource, String path) {
		List<JsonNode> values = List.of(resource);
		for (String step : path.split("/")) {
			List<JsonNode> next = new ArrayList<>();
			for (JsonNode value : values) {
				JsonNode inner = value.path(step);
				if (inner.isArray()) {
					inner.forEach(next::add);
				}
				else if (!inner.isMissingNode()) {
					next.add(inner);
				}
			}
			values = next;
		}
		return values;
	}

	private record Spec(String whole, String compared, String kind) {
	}

}
