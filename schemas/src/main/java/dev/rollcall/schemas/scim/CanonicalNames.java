package dev.rollcall.schemas.scim;

import java.util.List;

/** Rewrites the names within a value filter to the spelling of their attribute. */
final class CanonicalNames implements Filter.Cases<AttributeDefinition, Filter> {

	static final CanonicalNames INSTANCE = new CanonicalNames();

	private CanonicalNames() {
	}

	@Override
	public Filter and(AttributeDefinition attribute, Filter.And and) {
		return new Filter.And(all(attribute, and.operands()));
	}

	@Override
	public Filter or(AttributeDefinition attribute, Filter.Or or) {
		return new Filter.Or(all(attribute, or.operands()));
	}

	@Override
	public Filter not(AttributeDefinition attribute, Filter.Not not) {
		return new Filter.Not(not.operand().match(this, attribute));
	}

	@Override
	public Filter comparison(AttributeDefinition attribute, Filter.Comparison comparison) {
		return new Filter.Comparison(name(attribute, comparison.attribute()), comparison.operator(),
				comparison.literal());
	}

	@Override
	public Filter present(AttributeDefinition attribute, Filter.Present present) {
		return new Filter.Present(name(attribute, present.attribute()));
	}

	@Override
	public Filter valueFilter(AttributeDefinition attribute, Filter.ValueFilter valueFilter) {
		return valueFilter;
	}

	private List<Filter> all(AttributeDefinition attribute, List<Filter> operands) {
		return operands.stream().map((operand) -> operand.match(this, attribute)).toList();
	}

	private static String name(AttributeDefinition attribute, String sent) {
		return attribute.subAttribute(sent).map(AttributeDefinition::name).orElse(sent);
	}

}
