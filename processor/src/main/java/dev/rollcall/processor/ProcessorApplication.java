package dev.rollcall.processor;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The processor as a service of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ProcessorConfiguration.class)
public class ProcessorApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ProcessorApplication.class);
		application.setDefaultProperties(
				Map.of("spring.application.name", "rollcall-processor", "management.endpoints.web.exposure.include",
						"health,info,prometheus", "management.endpoint.health.probes.enabled", "true",
						"management.endpoint.health.group.readiness.include", "readinessState,processor",
						// Each client prints its whole configuration at every start.
						"logging.level.org.apache.kafka.common.config.AbstractConfig", "warn",
						// Says at each poll that it asks for the lag.
						"logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "warn"));
		application.run(args);
	}

}
