package dev.rollcall.e2e;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.Extension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rollcall.e2e.SampleExtensions.BADGE;
import static dev.rollcall.e2e.SampleExtensions.URN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an administrator registers, changes and removes schema extensions, and what is
 * refused.
 */
@ExtendWith(SharedProduct.class)
class ExtensionRegistrationIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldBeRegisteredReadChangedAndRemoved() {
		Tenant tenant = Tenant.create(product.admin(), "ext-admin");
		Scim admin = product.admin();
		String all = "/sites/ext-admin/extensions";
		Scim.Answer made = admin.post(all, BADGE).expect(201);
		assertThat(made.headers()).containsEntry("etag", "\"1\"");
		assertThat(made.headers().get("location")).endsWith("/extensions/" + URN);
		assertThat(made.text("/resource")).isEqualTo("user");
		assertThat(made.text("/attributes/10/returned")).as("of what is writeOnly").isEqualTo("never");
		assertThat(made.text("/attributes/7/caseExact")).as("of a reference").isEqualTo("true");
		assertThat(admin.post(all, BADGE).expect(409).body()).contains("already", "\"urn\"");
		assertThat(admin.get(all + "/" + URN).expect(200).json()).isEqualTo(made.json());
		assertThat(admin.get(all).expect(200).json().at("/items").size()).isEqualTo(1);

		String more = SampleExtensions.changed(BADGE, "\"attributes\":[", "\"attributes\":[{\"name\":\"zone\"},");
		Scim.Answer changed = admin.with("If-Match", "\"1\"").put(all + "/" + URN, more).expect(200);
		assertThat(changed.headers()).containsEntry("etag", "\"2\"");
		assertThat(admin.with("If-Match", "\"1\"").put(all + "/" + URN, more).expect(412).body()).contains("version 2");
		assertThat(admin.put(all + "/" + URN, SampleExtensions.changed(BADGE, "", "")).expect(409).body())
			.contains("zone", "gone");
		assertThat(
				admin
					.put(all + "/" + URN,
							SampleExtensions.changed(more, "\"name\":\"tags\",\"multiValued\":true",
									"\"name\":\"tags\""))
					.expect(409)
					.body())
			.contains("attributes[15].multiValued");
		assertThat(admin.put(all + "/" + URN, SampleExtensions.changed(more, "\"decimal\"", "\"integer\""))
			.expect(409)
			.body()).contains("attributes[2].type", "Expected decimal as before");
		assertThat(admin
			.put(all + "/" + URN, SampleExtensions.changed(more, "\"resource\":\"user\"", "\"resource\":\"group\""))
			.expect(409)
			.body()).contains("resource");
		admin.put(all + "/urn:example:none", more).expect(404);

		admin.with("If-Match", "\"1\"").delete(all + "/" + URN).expect(412);
		admin.with("If-Match", "\"2\"").delete(all + "/" + URN).expect(204);
		admin.get(all + "/" + URN).expect(404);
		admin.delete(all + "/" + URN).expect(404);
		assertThat(admin.get(all).expect(200).json().at("/items").size()).isZero();
		assertThat(admin.post(all, BADGE).expect(409).body()).as("it has to fit what is stored").contains("zone");
		assertThat(admin.post(all, BADGE.replace("\"attributes\":[", "\"attributes\":[{\"name\":\"zone\"},"))
			.expect(201)
			.headers()).containsEntry("etag", "\"4\"");
		assertThat(tenant.scim(product.scimBase()).get("/Schemas/" + URN).expect(200).body()).contains("\"zone\"");
		assertThat(new Topic(product.bootstrap()).events("ext-admin")
			.stream()
			.filter((event) -> event.event().entity() instanceof Extension)
			.map((event) -> event.actor() + " " + event.event().type() + " " + event.event().changed()))
			.containsExactly("administrator dev.rollcall.extension.created.v1 []",
					"administrator dev.rollcall.extension.updated.v1 [schema]",
					"administrator dev.rollcall.extension.updated.v1 [removed]",
					"administrator dev.rollcall.extension.updated.v1 [removed]");
		admin.get("/sites/no-such/extensions").expect(404);
		admin.post("/sites/no-such/extensions", BADGE).expect(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					urn:ietf:params:scim:schemas:core:2.0:User                  | {"name":"a"}                                   | urn                              | reserved
					urn:ietf:params:scim:schemas:extension:enterprise:2.0:User  | {"name":"a"}                                   | urn                              | reserved
					urn:rollcall:scim:schemas:extension:account:1.0:User        | {"name":"a"}                                   | urn                              | reserved
					badge                                                       | {"name":"a"}                                   | urn                              | Expected a URN
					urn:example:x                                               | {"name":"1a"}                                  | attributes[0].name               | section 2.1
					urn:example:x                                               | {"name":"a"},{"name":"A"}                      | attributes[1].name               | twice
					urn:example:x                                               | {"name":"a","type":"text"}                     | attributes[0].type               | Expected one of string
					urn:example:x                                               | {"name":"a","uniqueness":"server"}             | attributes[0].uniqueness         | not kept apart
					urn:example:x                                               | {"name":"a","type":"complex"}                  | attributes[0].subAttributes      | at least one
					urn:example:x                                               | {"name":"a","subAttributes":[{"name":"b"}]}    | attributes[0].subAttributes      | not of type complex
					urn:example:x                                               | {"name":"a","type":"complex","subAttributes":[{"name":"b","type":"complex"}]} | attributes[0].subAttributes[0].type | simple type
					urn:example:x                                               | {"name":"a","multivalued":true}                | attributes[0].multivalued        | none of them
					urn:example:x                                               | {"name":"password"}                            | attributes[0].name               | never kept
					urn:example:x                                               | {"name":"a","required":"yes"}                  | attributes[0].required           | true or false
					""")
	void shouldNameTheFieldAndTheReason(String urn, String attributes, String field, String reason) {
		product.tenant("ext-faults", "okta");
		Scim.Answer refused = product.admin()
			.post("/sites/ext-faults/extensions",
					"{\"urn\":\"%s\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[%s]}".formatted(urn,
							attributes))
			.expect(400);
		List<String> fields = new ArrayList<>();
		refused.json().path("errors").forEach((error) -> fields.add(error.path("field").asString()));
		assertThat(fields).contains(field);
		assertThat(refused.body()).contains(reason);
	}

	@Test
	void shouldRefuseAUrnThatOverlapsAnotherAndTooManyAttributes() {
		Tenant.create(product.admin(), "ext-limits");
		String all = "/sites/ext-limits/extensions";
		product.admin().post(all, BADGE).expect(201);
		for (String urn : List.of(URN + ":User", "urn:example:scim", "urn:example:scim:2")) {
			Scim.Answer refused = product.admin().post(all, BADGE.replace("\"urn\":\"" + URN, "\"urn\":\"" + urn));
			assertThat(refused.expect(409).body()).contains("overlaps", URN);
		}
		StringBuilder many = new StringBuilder("{\"name\":\"a\"}");
		for (int i = 0; i < 100; i++) {
			many.append(",{\"name\":\"a").append(i).append("\"}");
		}
		assertThat(product.admin()
			.post(all,
					"{\"urn\":\"urn:example:many\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[" + many + "]}")
			.expect(409)
			.body()).contains("at most 100", "extension-attributes");
	}

}
