package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.scim.Filter;
import dev.rollcall.schemas.scim.Literal;
import org.jspecify.annotations.Nullable;

/** What the value selection of a PATCH path says. */
final class Selections {

	private Selections() {
	}

	/**
	 * Whether an element can be made from it where none matches: it is made of
	 * {@code type eq "…"}, as Entra selects what it wants to be there, and
	 * {@code primary eq true}.
	 */
	static boolean describesElement(@Nullable Filter selection) {
		if (selection instanceof Filter.And and) {
			return and.operands().stream().allMatch(Selections::describesElement);
		}
		return selection instanceof Filter.Comparison comparison && comparison.operator() == Filter.Operator.EQ
				&& (comparison.attribute().equalsIgnoreCase("type")
						|| comparison.attribute().equalsIgnoreCase("primary"));
	}

	/**
	 * The values of {@code value eq "…" or value eq "…"}.
	 * @throws ScimErrorException for any other selection: members are known by their ids
	 * only
	 */
	static List<String> values(Filter selection) {
		List<String> values = new ArrayList<>();
		collect(selection, values);
		return values;
	}

	private static void collect(Filter selection, List<String> values) {
		if (selection instanceof Filter.Or or) {
			or.operands().forEach((operand) -> collect(operand, values));
		}
		else if (selection instanceof Filter.Comparison comparison && comparison.operator() == Filter.Operator.EQ
				&& comparison.attribute().equalsIgnoreCase("value")
				&& comparison.literal().kind() == Literal.Kind.TEXT) {
			values.add(comparison.literal().text());
		}
		else {
			throw new ScimErrorException(ScimType.INVALID_FILTER,
					"Expected members to be selected by value eq, but the path selects by something else");
		}
	}

}
