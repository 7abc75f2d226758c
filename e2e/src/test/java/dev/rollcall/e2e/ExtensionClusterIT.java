package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways: an attribute that was registered through one of them is known to the very
 * next request through the other, be it a write, a read or a question for schemas.
 */
class ExtensionClusterIT {

	private static final String URN = "urn:example:scim:2.0:Badge";

	private static final int CHANGES = 60;

	@Test
	void shouldKnowThroughOneGatewayWhatTheOtherAnswered() {
		try (Cluster cluster = Cluster.start(Folders.fresh("extensions"), 2)) {
			List<Scim> gateways = cluster.site("twins");
			StringBuilder attributes = new StringBuilder("{\"name\":\"first\",\"type\":\"integer\"}");
			cluster.admin(0)
				.post("/sites/twins/extensions",
						"{\"urn\":\"" + URN + "\",\"name\":\"Badge\",\"resource\":\"user\",\"attributes\":["
								+ attributes + "]}")
				.expect(201);
			String id = gateways.get(1).post("/Users", user("u", "\"first\":1")).expect(201).id();
			assertThat(gateways.get(0).get("/Users/" + id).text("/" + URN + "/first")).isEqualTo("1");
			for (int i = 0; i < CHANGES; i++) {
				Scim other = gateways.get(1 - i % 2);
				String name = "a" + i;
				String path = URN + ":" + name;
				attributes.append(",{\"name\":\"")
					.append(name)
					.append("\",\"type\":\"integer\",\"returned\":\"never\"}");
				cluster.admin(i % 2)
					.put("/sites/twins/extensions/" + URN,
							"{\"name\":\"Badge\",\"resource\":\"user\",\"attributes\":[" + attributes + "]}")
					.expect(200);
				switch (i % 4) {
					case 0 -> assertThat(other.post("/Users", user("w" + i, "\"" + name + "\":\"wrong\""))
						.expect(400)
						.text("/scimType")).isEqualTo("invalidValue");
					case 1 -> assertThat(other
						.patch("/Users/" + id, Bodies.patch("{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":7}"))
						.expect(200)
						.body()).doesNotContain("\"" + name + "\"");
					case 2 ->
						assertThat(other.get("/Schemas/" + URN).expect(200).text("/attributes/" + (i + 1) + "/name"))
							.isEqualTo(name);
					default -> {
						gateways.get(i % 2)
							.patch("/Users/" + id,
									Bodies.patch("{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":12345}"))
							.expect(200);
						assertThat(other.get("/Users/" + id).expect(200).body()).doesNotContain(":12345");
					}
				}
			}
			cluster.admin(1).delete("/sites/twins/extensions/" + URN).expect(204);
			assertThat(gateways.get(0).get("/Users/" + id).expect(200).body()).doesNotContain(URN);
			gateways.get(1).get("/Schemas/" + URN).expect(404);
		}
	}

	private static String user(String name, String extension) {
		return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"%s\",\"%s\":{%s}}"
			.formatted(name, URN, extension);
	}

}
