package dev.rollcall.gateway.kafka;

import java.time.Clock;
import java.util.Optional;

import dev.rollcall.schemas.IdSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.IsolationLevel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the gateway's side of Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ CommandsProperties.class, Partitions.class, KafkaProperties.class })
public class KafkaConfiguration {

	@Bean
	KafkaClients gatewayKafkaClients(KafkaProperties properties, ObjectProvider<KafkaConnectionDetails> details) {
		return new KafkaClients(properties,
				Optional.ofNullable(details.getIfAvailable())
					.map(KafkaConnectionDetails::getBootstrapServers)
					.orElseGet(properties::getBootstrapServers));
	}

	@Bean
	InFlight gatewayInFlight(CommandsProperties properties) {
		return new InFlight(properties.maxInFlight(), properties.maxInFlightPerSite());
	}

	@Bean
	PendingOutcomes gatewayPendingOutcomes() {
		return new PendingOutcomes();
	}

	@Bean
	CommandMetrics gatewayCommandMetrics(MeterRegistry meters, InFlight inFlight, PendingOutcomes pending) {
		return new CommandMetrics(meters, inFlight, pending);
	}

	@Bean
	OutcomeTimeouts gatewayOutcomeTimeouts(PendingOutcomes pending, CommandsProperties properties) {
		return new OutcomeTimeouts(pending, properties.retryAfter());
	}

	/** The connection closes it. */
	@Bean(destroyMethod = "")
	OutcomeListener gatewayOutcomeListener(KafkaClients clients, PendingOutcomes pending,
			ObjectProvider<OutcomeObserver> observers, CommandMetrics metrics) {
		return new OutcomeListener(() -> clients.consumer("rollcall-gateway-outcomes", IsolationLevel.READ_COMMITTED),
				pending, observers.orderedStream().toList(), metrics, System::nanoTime);
	}

	/** The connection closes it. */
	@Bean(destroyMethod = "")
	CommandProducer gatewayCommandProducer(KafkaClients clients, CommandsProperties properties, Partitions partitions) {
		return new CommandProducer(clients.producer("rollcall-gateway-commands", properties), partitions);
	}

	@Bean
	KafkaConnection gatewayKafkaConnection(KafkaClients clients, CommandsProperties properties, Partitions partitions,
			CommandProducer producer, OutcomeListener listener) {
		return new KafkaConnection(clients, properties, partitions, producer, listener);
	}

	@Bean
	CommandGateway gatewayCommandGateway(CommandsProperties properties, Clock gatewayClock, IdSource gatewayIds,
			KafkaConnection connection, CommandProducer producer, PendingOutcomes pending, InFlight inFlight,
			CommandMetrics metrics) {
		return new KafkaCommandGateway(properties, gatewayClock, gatewayIds, connection::replyPartition, producer,
				pending, inFlight, metrics);
	}

	@Bean
	SiteLog gatewaySiteLog(KafkaClients clients, Partitions partitions) {
		return new KafkaSiteLog(() -> clients.consumer("rollcall-gateway-log", IsolationLevel.READ_COMMITTED),
				partitions);
	}

	@Bean
	HealthIndicator gatewayKafkaHealthIndicator(KafkaConnection connection) {
		return new KafkaHealth(connection);
	}

	@Bean
	HealthIndicator gatewayOutcomesHealthIndicator(OutcomeListener listener, OutcomeTimeouts timeouts,
			PendingOutcomes pending) {
		return new OutcomesHealth(listener, timeouts, pending);
	}

}
