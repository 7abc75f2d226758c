package dev.rollcall.projector;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The projector as a service of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ProjectorConfiguration.class)
public class ProjectorApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ProjectorApplication.class);
		application.setDefaultProperties(
				Map.of("spring.application.name", "rollcall-projector", "management.endpoints.web.exposure.include",
						"health,info,prometheus", "management.endpoint.health.probes.enabled", "true",
						"management.endpoint.health.group.readiness.include", "readinessState,projector"));
		application.run(args);
	}

}
