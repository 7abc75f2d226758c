package dev.rollcall.e2e;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who are already here, found by an identity provider that looks before it creates
 * (docs/policy.md, "Scope").
 */
@ExtendWith(SharedProduct.class)
class AdoptionIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldFindAndAdoptAnAccountMadeByHand() {
		Tenant tenant = product.tenant("adoption", "okta");
		Scim admin = product.admin();
		Scim scim = tenant.scim(product.scimBase());
		String id = make(tenant, "ann@adoption.example");
		// found by everything that an identity provider asks for
		assertThat(scim.find("Users", "userName eq \"ANN@adoption.example\"").expect(200).text("/Resources/0/id"))
			.isEqualTo(id);
		assertThat(scim.find("Users", "emails.value eq \"ann@adoption.example\"").expect(200).text("/Resources/0/id"))
			.isEqualTo(id);
		assertThat(scim.get("/Users").expect(200).text("/totalResults")).isEqualTo("1");
		Scim.Answer found = scim.get("/Users/" + id).expect(200);
		assertThat(found.text("/active")).isEqualTo("true");
		// adopted under the id that was found
		Scim.Answer adopted = scim.put("/Users/" + id, Bodies.user("ann@adoption.example")).expect(200);
		assertThat(adopted.id()).isEqualTo(id);
		assertThat(adopted.text("/meta/version")).isNotEqualTo(found.text("/meta/version"));
		assertThat(scim.get("/Users").expect(200).text("/totalResults")).isEqualTo("1");
		JsonNode account = admin.get("/sites/adoption/accounts/" + id).expect(200).json();
		assertThat(account.path("user").asString()).isEqualTo(id);
		assertThat(account.path("status").asString()).isEqualTo("active");
		// and gone with its user
		scim.delete("/Users/" + id).expect(204);
		scim.get("/Users/" + id).expect(404);
		assertThat(scim.get("/Users").expect(200).text("/totalResults")).isEqualTo("0");
		assertThat(admin.get("/sites/adoption/accounts/" + id).expect(200).text("/reason")).isEqualTo("deleted-by-idp");
	}

	@Test
	void shouldAdoptByMembershipPatchAndPost() {
		Tenant tenant = product.tenant("adoption-ways", "entra");
		Scim scim = tenant.scim(product.scimBase());
		String member = make(tenant, "member@ways.example");
		String patched = make(tenant, "patched@ways.example");
		String posted = make(tenant, "posted@ways.example");
		String group = scim.post("/Groups", Bodies.group("Staff")).expect(201).id();
		scim.patch("/Groups/" + group, Bodies.addMember(member));
		assertThat(scim.get("/Users/" + member).expect(200).text("/groups/0/display")).isEqualTo("Staff");
		scim.patch("/Users/" + patched, Bodies.patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Dr\"}"));
		assertThat(scim.get("/Users/" + patched).expect(200).text("/title")).isEqualTo("Dr");
		String fresh = scim.post("/Users", Bodies.user("posted@ways.example")).expect(201).id();
		assertThat(fresh).isNotEqualTo(posted);
		scim.get("/Users/" + posted).expect(404);
		assertThat(product.admin().get("/sites/adoption-ways/accounts/" + posted).expect(200).text("/user"))
			.isEqualTo(fresh);
		assertThat(scim.get("/Users").expect(200).text("/totalResults")).isEqualTo("3");
	}

	@Test
	void shouldDeleteAnAccountThatNobodyAdopted() {
		Tenant tenant = product.tenant("adoption-delete", "okta");
		Scim scim = tenant.scim(product.scimBase());
		String id = make(tenant, "ann@delete.example");
		scim.delete("/Users/" + id).expect(204);
		scim.get("/Users/" + id).expect(404);
		scim.delete("/Users/" + id).expect(404);
		assertThat(product.admin().get("/sites/adoption-delete/accounts/" + id).expect(200).text("/status"))
			.isEqualTo("disabled");
	}

	private static String make(Tenant tenant, String userName) {
		return product.admin()
			.post("/sites/" + tenant.site() + "/accounts",
					"{\"userName\":\"%s\",\"email\":\"%s\",\"provider\":\"%s\"}".formatted(userName, userName,
							tenant.provider()))
			.expect(201)
			.id();
	}

}
