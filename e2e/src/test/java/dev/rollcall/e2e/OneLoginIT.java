package dev.rollcall.e2e;

import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A OneLogin connector, with the JSON that its customers' templates make. */
@ExtendWith(SharedProduct.class)
class OneLoginIT {

	private static Scim scim;

	@BeforeAll
	static void connect(Product product) {
		scim = product.tenant("onelogin-story", "onelogin").scim(product.scimBase());
	}

	@Test
	void shouldFollowAUserThatIsUpdatedByPutAndSuspended() {
		String name = "wren" + UUID.randomUUID() + "@example.com";
		// blanks as plus signs, and an ampersand at the end
		assertThat(scim.get("/Users?filter=userName+eq+%22" + name + "%22&")
			.expect(200)
			.json()
			.path("totalResults")
			.asInt()).isZero();
		String id = scim.post("/Users", """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":null,"userName":"%1$s",
				"name":{"givenName":"Wren","familyName":"Okafor"},"active":"true",
				"emails":[{"value":"%1$s","type":"work","primary":true}]}""".formatted(name)).expect(201).id();
		JsonNode put = scim.put("/Users/" + id, """
				{"schemas":["urn:scim:schemas:core:2.0","urn:scim:schemas:extension:enterprise:2.0"],
				"userName":"%1$s","name":{"givenName":"Wren","familyName":"Okafor-Bell"},"active":true,
				"emails":[{"value":"%1$s","type":"work","primary":true}]}""".formatted(name)).expect(200).json();
		assertThat(put.at("/name/familyName").asString()).isEqualTo("Okafor-Bell");
		assertThat(put.path("active").isBoolean()).isTrue();
		assertThat(scim
			.put("/Users/" + id,
					"""
							{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":false}"""
						.formatted(name))
			.expect(200)
			.json()
			.path("active")
			.asBoolean()).isFalse();
		assertThat(scim.get("/Users/" + id).expect(200).json().has("name")).isFalse();
		scim.delete("/Users/" + id).expect(204);
	}

	@Test
	void shouldAddMembersOneByOne() {
		String group = scim.post("/Groups", Bodies.group("Crew " + UUID.randomUUID())).expect(201).id();
		for (int i = 0; i < 3; i++) {
			String user = scim.post("/Users", Bodies.user("c" + UUID.randomUUID() + "@example.com")).expect(201).id();
			scim.patch("/Groups/" + group, Bodies.addMember(user)).expect(204);
			// an attribute of the user that says where it belongs now
			assertThat(scim.get("/Users/" + user).expect(200).text("/groups/0/value")).isEqualTo(group);
		}
		assertThat(scim.get("/Groups").expect(200).json().path("totalResults").asInt()).isOne();
		assertThat(scim.get("/Groups/" + group).expect(200).json().path("members").size()).isEqualTo(3);
	}

}
