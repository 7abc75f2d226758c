package dev.rollcall.gateway.dialect;

import java.util.List;
import java.util.Random;

import dev.rollcall.gateway.dialect.quirk.Quirk;
import dev.rollcall.schemas.Entity.Provider.Vendor;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of all quirks together, over random requests. {@code -Dseed=} repeats a run.
 */
class DialectTest {

	private static final int ROUNDS = 2_000;

	private final long seed = Long.getLong("seed", System.nanoTime());

	private final Requests requests = new Requests(new Random(this.seed));

	@ParameterizedTest
	@EnumSource(Vendor.class)
	void shouldLeaveCleanOperationsAsTheyAre(Vendor vendor) {
		for (int round = 0; round < ROUNDS; round++) {
			ResourceSchema schema = this.requests.schema();
			List<ObjectNode> clean = this.requests.cleanOperations(schema);

			List<ObjectNode> operations = Dialect.of(vendor).operations(schema, copy(clean));

			assertThat(operations).as("seed %s, round %s", this.seed, round)
				.isEqualTo((vendor == Vendor.ENTRA) ? additions(clean) : clean);
		}
	}

	/** Entra's replacement of what may be missing is all that a vendor changes. */
	private static List<ObjectNode> additions(List<ObjectNode> operations) {
		return operations.stream()
			.map((operation) -> (operation.path("op").stringValue("").equals("replace")
					&& operation.path("path").stringValue("").contains("].")) ? operation.deepCopy().put("op", "add")
							: operation)
			.toList();
	}

	@Test
	void shouldLeaveCleanResourcesAsTheyAre() {
		for (int round = 0; round < ROUNDS; round++) {
			ResourceSchema schema = this.requests.schema();
			ObjectNode clean = this.requests.cleanResource(schema);

			for (Quirk quirk : Dialect.QUIRKS) {
				ObjectNode body = clean.deepCopy();
				quirk.resource(schema, body);
				assertThat(body).as("seed %s, round %s, %s", this.seed, round, quirk).isEqualTo(clean);
			}
		}
	}

	@Test
	void shouldChangeNothingTheSecondTime() {
		Dialect dialect = Dialect.of(Vendor.ENTRA);
		for (int round = 0; round < ROUNDS; round++) {
			ResourceSchema schema = this.requests.schema();
			List<ObjectNode> sent = this.requests.dirtyOperations(schema);

			List<ObjectNode> once = dialect.operations(schema, copy(sent));
			List<ObjectNode> twice = dialect.operations(schema, copy(once));

			assertThat(twice).as("seed %s, round %s: %s", this.seed, round, sent).isEqualTo(once);
		}
	}

	@Test
	void shouldMeetRequestsThatAreNotClean() {
		int changed = 0;
		for (int round = 0; round < 100; round++) {
			ResourceSchema schema = this.requests.schema();
			List<ObjectNode> sent = this.requests.dirtyOperations(schema);
			changed += Dialect.of(Vendor.OKTA).operations(schema, copy(sent)).equals(sent) ? 0 : 1;
		}
		assertThat(changed).as("seed %s", this.seed).isPositive();
	}

	private static List<ObjectNode> copy(List<ObjectNode> operations) {
		return operations.stream().map(ObjectNode::deepCopy).toList();
	}

}
