package dev.rollcall.schemas.scim;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The path of a PATCH operation (RFC 7644 section 3.5.2, figure 7):
 * {@code [URN:]attribute[.sub]}, {@code [URN:]attribute[filter][.sub]} or an extension's
 * bare URN. Names keep their spelling until {@link #canonical} looks them up.
 *
 * @param attribute {@code [URN:]attribute[.sub]}
 * @param selection which elements of a multi-valued attribute; {@code null} for all
 * @param subAttribute after the selection; empty if there is none
 */
public record AttributePath(String attribute, @Nullable Filter selection, String subAttribute) {

	/**
	 * Parses a path.
	 * @throws PathSyntaxException if the text is no path or beyond the limits
	 */
	public static AttributePath parse(String text, FilterLimits limits) {
		try {
			return FilterParser.path(text, limits);
		}
		catch (FilterSyntaxException ex) {
			throw new PathSyntaxException(String.valueOf(ex.getMessage()));
		}
	}

	/** What the path leads to; empty if the resource has no such attribute. */
	public Optional<AttributeTarget> target(ResourceSchema schema) {
		Optional<AttributeTarget> target = schema.find(this.attribute);
		if (this.selection == null || target.isEmpty()) {
			return target;
		}
		AttributeDefinition attribute = target.get().attribute();
		if (attribute == null || !attribute.multiValued() || target.get().subAttribute() != null) {
			return Optional.empty();
		}
		if (this.subAttribute.isEmpty()) {
			return target;
		}
		return attribute.subAttribute(this.subAttribute)
			.map((sub) -> new AttributeTarget(target.get().extension(), attribute, sub));
	}

	/**
	 * The path in the schema's spelling: the full URN for attributes of an extension,
	 * none for the core schema's; empty if the resource has no such attribute.
	 */
	public Optional<AttributePath> canonical(ResourceSchema schema) {
		return target(schema).map((target) -> {
			AttributeDefinition attribute = target.attribute();
			if (this.selection == null || attribute == null) {
				return new AttributePath(target.path(), null, "");
			}
			String whole = new AttributeTarget(target.extension(), attribute, null).path();
			AttributeDefinition sub = target.subAttribute();
			return new AttributePath(whole, this.selection.match(CanonicalNames.INSTANCE, attribute),
					(sub != null) ? sub.name() : "");
		});
	}

	/** Canonical text that parses back to an equal path. */
	@Override
	public String toString() {
		if (this.selection == null) {
			return this.attribute;
		}
		String sub = this.subAttribute.isEmpty() ? "" : "." + this.subAttribute;
		return this.attribute + "[" + this.selection + "]" + sub;
	}

}
