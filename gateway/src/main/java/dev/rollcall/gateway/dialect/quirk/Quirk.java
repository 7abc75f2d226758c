package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * One deviation from RFC 7643 or 7644 that identity providers send. A quirk leaves clean
 * input as it is and gives clean output, so that applying it twice is applying it once
 * and every quirk can be on for everybody.
 */
public interface Quirk {

	/** Puts the body of a POST or PUT right, in place. */
	default void resource(ResourceSchema schema, ObjectNode body) {
	}

	/**
	 * The operations that the RFC has for one sent PATCH operation, in their order. Names
	 * of the operation's members are {@code op}, {@code path} and {@code value}; their
	 * values may be anything.
	 */
	default List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		return List.of(operation);
	}

}
