package dev.rollcall.gateway.dialect.quirk;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.gateway.scim.Json;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Asserts what a quirk makes of what was sent; applied again it changes nothing. */
final class Quirks {

	private Quirks() {
	}

	static void assertOperation(Quirk quirk, ResourceSchema schema, String sent, String rfc) {
		List<ObjectNode> once = quirk.operation(schema, Json.of(sent));
		assertThat(once).isEqualTo(Json.list(rfc.startsWith("[") ? rfc : "[" + rfc + "]"));

		List<ObjectNode> twice = new ArrayList<>();
		once.forEach((operation) -> twice.addAll(quirk.operation(schema, operation.deepCopy())));
		assertThat(twice).isEqualTo(once);
	}

	static void assertResource(Quirk quirk, ResourceSchema schema, String sent, String rfc) {
		ObjectNode body = Json.of(sent);
		quirk.resource(schema, body);
		assertThat(body).isEqualTo(Json.of(rfc));

		quirk.resource(schema, body);
		assertThat(body).isEqualTo(Json.of(rfc));
	}

}
