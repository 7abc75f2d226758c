package dev.rollcall.gateway.admin;

import java.nio.file.Path;
import java.time.Duration;

import dev.rollcall.gateway.GatewayApplication;
import dev.rollcall.gateway.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The admin API in a whole gateway that has a broker but no processor and no views. */
class AdminIT {

	@TempDir
	private static Path folder;

	private static TestBroker broker;

	private static ConfigurableApplicationContext gateway;

	private static WebTestClient client;

	@BeforeAll
	static void start() throws Exception {
		broker = TestBroker.start(folder);
		broker.createTopics(4);
		gateway = new SpringApplicationBuilder(GatewayApplication.class).run("--server.port=0",
				"--server.address=127.0.0.1", "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
				"--rollcall.gateway.projector-url=http://127.0.0.1:1", "--rollcall.projector.token=unused",
				"--rollcall.admin.token=" + AdminClient.TOKEN,
				"--management.endpoints.web.exposure.include=health,info,prometheus,env");
		int port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(Duration.ofMinutes(1))
			.build();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		broker.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/admin/v1/openapi.json,200,200", "/admin/v1/sites,401,503", "/admin/v1/sites/NO,401,404",
			"/admin/v1/nothing,401,404", "/actuator/info,200,200", "/actuator/env,401,200",
			"/actuator/prometheus,401,200" })
	void shouldLetOnlyTheAdministratorIn(String path, int nobody, int administrator) {
		client.get().uri(path).exchange().expectStatus().isEqualTo(nobody);
		client.get()
			.uri(path)
			.header("Authorization", "Bearer " + AdminClient.TOKEN)
			.exchange()
			.expectStatus()
			.isEqualTo(administrator);
	}

	@Test
	void shouldShowNoDetailsOfHealthToStrangers() {
		client.get().uri("/actuator/health").exchange().expectBody().jsonPath("$.components").doesNotExist();
		client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
	}

	@Test
	void shouldHaveNoOtherWayIn() {
		client.get()
			.uri("/admin/v1/sites")
			.headers((headers) -> headers.setBasicAuth("user", AdminClient.TOKEN))
			.exchange()
			.expectStatus()
			.isUnauthorized();
		client.get().uri("/login").exchange().expectStatus().isNotFound();
	}

}
