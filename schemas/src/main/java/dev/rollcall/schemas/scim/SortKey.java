package dev.rollcall.schemas.scim;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What resources are put in order by (RFC 7644 section 3.4.2.3): a text for each resource
 * whose order is that of the values. Of a multi-valued attribute the primary value
 * counts, else the first one; text without {@code caseExact} compares as in filters.
 */
public final class SortKey {

	/** Ascending: resources without a value come last. */
	public static final Comparator<@Nullable String> ORDER = Comparator.nullsLast(Comparator.naturalOrder());

	/** Values that are the same for so many characters are as good as equal. */
	private static final int LONGEST = 200;

	/** So that text orders as the numbers do. */
	private static final int SECOND_DIGITS = 20;

	private final AttributeTarget target;

	private final AttributeDefinition attribute;

	private final AttributeDefinition leaf;

	private SortKey(AttributeTarget target, AttributeDefinition attribute, AttributeDefinition leaf) {
		this.target = target;
		this.attribute = attribute;
		this.leaf = leaf;
	}

	/**
	 * The key that a {@code sortBy} asks for.
	 * @return empty if these resources have no such attribute, or if it is complex and
	 * has no {@code value} that would stand for it
	 */
	public static Optional<SortKey> of(ResourceSchema schema, String sortBy) {
		return schema.find(sortBy).filter((target) -> !target.isUnseen()).flatMap((target) -> {
			AttributeDefinition attribute = target.attribute();
			AttributeDefinition leaf = target.leaf();
			if (leaf != null && leaf.isComplex()) {
				leaf = leaf.sub(AttributeDefinition.VALUE);
			}
			return (attribute != null && leaf != null && !leaf.isUnseen())
					? Optional.of(new SortKey(target, attribute, leaf)) : Optional.empty();
		});
	}

	/** The attribute in its canonical spelling, which names it for good. */
	public String path() {
		return this.target.path();
	}

	/** {@code null} if the resource has no value. */
	public @Nullable String of(JsonNode resource) {
		JsonNode holder = this.target.extension().isEmpty() ? resource : resource.path(this.target.extension());
		JsonNode value = holder.path(this.attribute.name());
		if (value.isArray()) {
			value = chosen(value);
		}
		if (this.attribute.isComplex()) {
			value = value.path(this.leaf.name());
		}
		return shortened(text(value));
	}

	private static JsonNode chosen(JsonNode values) {
		for (JsonNode value : values) {
			if (value.path("primary").asBoolean(false)) {
				return value;
			}
		}
		return values.path(0);
	}

	private @Nullable String text(JsonNode value) {
		if (value.isBoolean()) {
			return value.booleanValue() ? "1" : "0";
		}
		if (value.isNumber()) {
			return number(value.doubleValue());
		}
		if (!value.isString()) {
			return null;
		}
		String text = value.stringValue();
		return (this.leaf.type() == AttributeDefinition.Type.DATE_TIME)
				? DateTimes.parse(text).map(SortKey::instant).orElse(null) : ValueTest.key(this.leaf, text);
	}

	private static String instant(Instant instant) {
		return digits(instant.getEpochSecond() ^ Long.MIN_VALUE) + digits(instant.getNano());
	}

	/**
	 * Bits of a double order as the numbers do once those of negative ones are turned.
	 */
	private static String number(double value) {
		long bits = Double.doubleToLongBits(value + 0.0);
		return digits((bits < 0) ? ~bits : bits ^ Long.MIN_VALUE);
	}

	private static String digits(long unsigned) {
		String digits = Long.toUnsignedString(unsigned);
		return "0".repeat(SECOND_DIGITS - digits.length()) + digits;
	}

	private static @Nullable String shortened(@Nullable String text) {
		if (text == null || text.length() <= LONGEST) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
	}

}
