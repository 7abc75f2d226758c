package dev.rollcall.projector;

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
		SpringApplication.run(ProjectorApplication.class, args);
	}

}
