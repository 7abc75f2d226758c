package dev.rollcall.gateway.read;

import java.util.Objects;
import java.util.function.Supplier;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.kafka.KafkaClients;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.schemas.read.Views;
import org.apache.kafka.common.IsolationLevel;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires how reads are bounded and answered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadProperties.class)
public class ReadConfiguration {

	private static final String MODE = "rollcall.gateway.read-bounds";

	@Bean
	@ConditionalOnProperty(name = MODE, havingValue = "local")
	LocalReadBounds gatewayLocalReadBounds(KafkaClients clients, Partitions partitions, ReadProperties properties) {
		return new LocalReadBounds(ends(clients, partitions, properties), partitions);
	}

	@Bean
	@ConditionalOnProperty(name = MODE, havingValue = "broker", matchIfMissing = true)
	BrokerReadBounds gatewayBrokerReadBounds(KafkaClients clients, Partitions partitions, ReadProperties properties,
			SiteSchemas schemas) {
		return new BrokerReadBounds(ends(clients, partitions, properties), partitions, schemas);
	}

	/** Without the property the projector is in this process and offers its own. */
	@Bean
	@ConditionalOnProperty("rollcall.gateway.projector-url")
	Views gatewayViews(ReadProperties properties, Environment environment) {
		ConnectionProvider connections = ConnectionProvider.builder("rollcall-gateway-views")
			.maxConnections(properties.viewConnections())
			.pendingAcquireMaxCount(properties.viewConnections() * 64)
			.pendingAcquireTimeout(properties.viewTimeout())
			.build();
		HttpClient client = HttpClient.create(connections)
			.baseUrl(Objects.requireNonNull(properties.projectorUrl()).toString())
			.responseTimeout(properties.viewTimeout());
		return new HttpViews(client, environment.getRequiredProperty("rollcall.projector.token"));
	}

	@Bean
	ReactiveHealthIndicator gatewayViewHealthIndicator(Views views) {
		return new ViewHealth(views);
	}

	private static Supplier<DirectoryEnds> ends(KafkaClients clients, Partitions partitions,
			ReadProperties properties) {
		return () -> new KafkaDirectoryEnds(
				clients.consumer("rollcall-gateway-bounds", IsolationLevel.READ_UNCOMMITTED), partitions.partitions(),
				properties.boundTimeout());
	}

}
