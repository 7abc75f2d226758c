package dev.rollcall.gateway.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.codec.Codecs;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.CommonClientConfigs;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Authentication of SCIM callers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessConfiguration {

	@Bean
	CredentialClients gatewayCredentialClients(KafkaProperties properties,
			ObjectProvider<KafkaConnectionDetails> details) {
		KafkaConnectionDetails found = details.getIfAvailable();
		List<String> servers = (found != null) ? found.getBootstrapServers() : properties.getBootstrapServers();
		return new CredentialClients(config(properties.buildConsumerProperties(), servers),
				config(properties.buildAdminProperties(), servers));
	}

	@Bean
	CredentialFollower gatewayCredentialFollower(CredentialClients gatewayCredentialClients,
			AccessProperties properties, MeterRegistry meters) {
		return new CredentialFollower(gatewayCredentialClients,
				new CredentialRecords(Codecs.ENTITY_KEY, Codecs.ACCESS, Codecs.ENTITY), properties, meters);
	}

	@Bean
	CredentialAccess gatewayAccess(CredentialFollower gatewayCredentialFollower, AccessProperties properties,
			Clock gatewayClock, MeterRegistry meters) {
		CatchUp catchUp = new CatchUp(gatewayCredentialFollower, properties, Schedulers.parallel());
		return new CredentialAccess(gatewayCredentialFollower::known, catchUp, gatewayClock, meters);
	}

	@Bean
	AccessHealth gatewayCredentialsHealthIndicator(CredentialFollower gatewayCredentialFollower) {
		return new AccessHealth(gatewayCredentialFollower);
	}

	private static Map<String, Object> config(Map<String, Object> settings, List<String> servers) {
		Map<String, Object> config = new HashMap<>(settings);
		config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
		return config;
	}

}
