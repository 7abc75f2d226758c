package dev.rollcall.schemas.scim;

import org.jspecify.annotations.Nullable;

/**
 * What a name stands for in a resource's schema.
 *
 * @param extension URN of the extension that has the attribute; empty for an attribute of
 * the core schema or a common one
 * @param attribute {@code null} if the name is an extension's bare URN
 * @param subAttribute {@code null} if the name has none
 */
public record AttributeTarget(String extension, @Nullable AttributeDefinition attribute,
		@Nullable AttributeDefinition subAttribute) {

	/** The canonical path: full URN for extensions, none for the core schema. */
	public String path() {
		if (this.attribute == null) {
			return this.extension;
		}
		String prefix = this.extension.isEmpty() ? "" : this.extension + ":";
		String suffix = (this.subAttribute == null) ? "" : "." + this.subAttribute.name();
		return prefix + this.attribute.name() + suffix;
	}

	/**
	 * Whether no client ever sees what is there: to filter or sort by it would tell.
	 */
	boolean isUnseen() {
		return (this.attribute != null && this.attribute.isUnseen())
				|| (this.subAttribute != null && this.subAttribute.isUnseen());
	}

	/** The definition that the name ends at; {@code null} for a bare URN. */
	public @Nullable AttributeDefinition leaf() {
		return (this.subAttribute != null) ? this.subAttribute : this.attribute;
	}

}
