package dev.rollcall.launcher;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * The three services in one context. The projector's reader is the very bean that the
 * gateway reads from.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LauncherConfiguration {

}
