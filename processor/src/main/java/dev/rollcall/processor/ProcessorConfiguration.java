package dev.rollcall.processor;

import dev.rollcall.processor.config.StreamsConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The processor, to be imported into an application of its own or of all services. */
@Configuration(proxyBeanMethods = false)
@Import(StreamsConfiguration.class)
public class ProcessorConfiguration {

}
