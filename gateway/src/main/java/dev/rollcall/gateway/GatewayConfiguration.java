package dev.rollcall.gateway;

import java.time.Clock;

import dev.rollcall.gateway.access.AccessConfiguration;
import dev.rollcall.gateway.admin.AdminConfiguration;
import dev.rollcall.gateway.kafka.KafkaConfiguration;
import dev.rollcall.gateway.read.ReadConfiguration;
import dev.rollcall.gateway.web.WebConfiguration;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.TimeOrderedIds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The gateway, to be imported into an application of its own or of all services. */
@Configuration(proxyBeanMethods = false)
@Import({ KafkaConfiguration.class, ReadConfiguration.class, AccessConfiguration.class, AdminConfiguration.class,
		WebConfiguration.class })
public class GatewayConfiguration {

	/** The edge's clock: the one place where commands get their time from. */
	@Bean
	Clock gatewayClock() {
		return Clock.systemUTC();
	}

	@Bean
	IdSource gatewayIds(Clock gatewayClock) {
		return new TimeOrderedIds(gatewayClock);
	}

}
