package dev.rollcall.gateway.dialect.quirk;

import java.util.Optional;

import dev.rollcall.schemas.scim.AttributePath;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.PathSyntaxException;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a PATCH operation that nobody has checked yet. */
final class SentOperation {

	private SentOperation() {
	}

	static boolean isRemove(ObjectNode operation) {
		return operation.path("op").isString() && operation.path("op").stringValue().equals("remove");
	}

	/**
	 * The value of an operation whose path is left out, {@code null} if it is no such.
	 */
	static @Nullable ObjectNode valueWithoutPath(ObjectNode operation) {
		return (operation.path("path").isNull() || operation.path("path").isMissingNode())
				&& operation.get("value") instanceof ObjectNode value ? value : null;
	}

	static Optional<String> path(ObjectNode operation) {
		return operation.path("path").stringValueOpt();
	}

	static boolean hasValue(ObjectNode operation) {
		JsonNode value = operation.get("value");
		return value != null && !value.isNull();
	}

	/** The path as a value, empty if it is none: whoever reads it next says so. */
	static Optional<AttributePath> parse(String path) {
		try {
			return Optional.of(AttributePath.parse(path, FilterLimits.DEFAULT));
		}
		catch (PathSyntaxException ex) {
			return Optional.empty();
		}
	}

	/** What a path means in the schema, empty if nothing. */
	static Optional<AttributeTarget> target(ResourceSchema schema, String path) {
		return parse(path).flatMap((parsed) -> parsed.target(schema));
	}

}
