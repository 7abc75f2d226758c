package dev.rollcall.gateway;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway as a service of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class GatewayApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(
				Map.of("spring.application.name", "rollcall-gateway", "management.endpoints.web.exposure.include",
						"health,info,prometheus", "management.endpoint.health.probes.enabled", "true",
						"management.endpoint.health.group.readiness.include",
						"readinessState,gatewayKafka,gatewayOutcomes,gatewayCredentials,gatewayView", "server.shutdown",
						"graceful"));
		application.run(args);
	}

}
