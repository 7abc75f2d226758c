package dev.rollcall.e2e;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The services on the broker image that docker-compose.yml uses. The only test that needs
 * a container engine; where there is none it does not run, and every other test covers
 * the same on the broker from Maven Central.
 */
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {

	@Container
	private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

	@Test
	void shouldProvisionOnTheOfficialBrokerImage() throws Exception {
		try (Cluster cluster = Cluster.on(KAFKA.getBootstrapServers(), Folders.fresh("container"), 1)) {
			Scim scim = cluster.site("contained").get(0);
			String user = scim.post("/Users", Bodies.user("contained@example.com")).expect(201).id();
			String group = scim.post("/Groups", Bodies.group("Contained")).expect(201).id();
			scim.patch("/Groups/" + group, Bodies.addMember(user)).expect(204);
			assertThat(scim.get("/Groups/" + group).expect(200).text("/members/0/value")).isEqualTo(user);
		}
	}

}
