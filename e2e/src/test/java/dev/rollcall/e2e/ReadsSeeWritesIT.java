package dev.rollcall.e2e;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways with a projector each: what one of them has answered is there at once
 * through the other, 10,000 times; what came of it for the account as well.
 */
class ReadsSeeWritesIT {

	private static final int CLIENTS = 8;

	private static final int WRITES = 10_000;

	private static final String URN = "urn:rollcall:scim:schemas:extension:account:1.0:User";

	private static final String ACCOUNT = "?attributes=title," + URN + ":status";

	@Test
	void shouldFindThroughOneGatewayWhatTheOtherAnswered() throws Exception {
		try (Cluster cluster = Cluster.start(Folders.fresh("reads"), 2)) {
			List<Scim> gateways = cluster.site("twins");
			AtomicInteger found = new AtomicInteger();
			NoLostMemberIT.parallel(CLIENTS, (client) -> {
				String id = "";
				for (int i = 0; i < WRITES / CLIENTS; i++) {
					Scim writer = gateways.get(i % 2);
					Scim reader = gateways.get(1 - i % 2);
					String name = "u" + client + "-" + i / 4 + "@example.com";
					switch (i % 4) {
						case 0 -> {
							id = writer.post("/Users", Bodies.user(name)).expect(201).id();
							assertThat(status(reader.get("/Users/" + id + ACCOUNT))).isEqualTo("active");
						}
						case 1 -> {
							writer.patch("/Users/" + id, Bodies.patch("""
									{"op":"replace","path":"title","value":"T%d"},
									{"op":"replace","path":"active","value":false}""".formatted(i))).expect(200);
							Scim.Answer read = reader.get("/Users/" + id + ACCOUNT);
							assertThat(read.expect(200).text("/title")).isEqualTo("T" + i);
							assertThat(status(read)).isEqualTo("disabled");
						}
						case 2 -> {
							writer.patch("/Users/" + id, Bodies.patch("""
									{"op":"replace","path":"userName","value":"x%s"}""".formatted(name))).expect(200);
							assertThat(total(reader, "x" + name)).isEqualTo(1);
							assertThat(total(reader, name)).isZero();
						}
						default -> {
							writer.delete("/Users/" + id).expect(204);
							reader.get("/Users/" + id).expect(404);
						}
					}
					found.incrementAndGet();
				}
				return "";
			});
			assertThat(found).hasValue(WRITES);
		}
	}

	private static String status(Scim.Answer user) {
		return user.expect(200).text("/" + URN + "/status");
	}

	private static int total(Scim reader, String userName) {
		return reader.find("Users", "userName eq \"" + userName + "\"").expect(200).json().path("totalResults").asInt();
	}

}
