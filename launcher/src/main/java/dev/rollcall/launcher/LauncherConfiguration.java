package dev.rollcall.launcher;

import dev.rollcall.gateway.GatewayConfiguration;
import dev.rollcall.processor.ProcessorConfiguration;
import dev.rollcall.projector.ProjectorConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The three services in one context. The projector's reader is the very bean that the
 * gateway reads from.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ ProcessorConfiguration.class, ProjectorConfiguration.class, GatewayConfiguration.class })
class LauncherConfiguration {

}
