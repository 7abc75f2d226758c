package dev.rollcall.processor.config;

import java.util.HashMap;
import java.util.Map;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.store.CommittedStores;
import dev.rollcall.processor.store.Commits;
import dev.rollcall.processor.store.CommittingClients;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.processor.store.RowCache;
import dev.rollcall.processor.topology.ProcessorMetrics;
import dev.rollcall.processor.topology.ProvisioningTopology;
import dev.rollcall.processor.topology.TopologySettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.Topology;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the topology together and lets it run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ProcessorProperties.class, LimitProperties.class, TopicProperties.class })
public class StreamsConfiguration {

	@Bean
	ProcessorRuntime processorRuntime(KafkaProperties kafka, KafkaConnectionDetails connection,
			ProcessorProperties properties, LimitProperties limits, TopicProperties topics, MeterRegistry registry) {
		Map<String, Object> admin = connected(kafka.buildAdminProperties(), connection);
		admin.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
		admin.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
		TopologySettings settings = new TopologySettings(topics.partitions(), topics.outcomePartitions(),
				properties.stateStore(), properties.seenFor(), properties.stepSize(), properties.stepInterval());
		Commits commits = new Commits();
		Polling polling = new Polling();
		Topology topology = ProvisioningTopology.build(settings, new Decider(limits.limits()),
				new ProcessorMetrics(registry), polling,
				new CommittedStores(commits, new RowCache(properties.rowCache().toBytes())));
		return new ProcessorRuntime(new TopicSetup(() -> Admin.create(admin), topics), properties.topicsTimeout(),
				topology, StreamsSettings.of(connected(kafka.buildStreamsProperties(), connection), properties, topics),
				new CommittingClients(commits, polling), new StreamsObserver(registry));
	}

	@Bean
	ProcessorHealth processorHealthIndicator(ProcessorRuntime processorRuntime) {
		return new ProcessorHealth(processorRuntime);
	}

	private static Map<String, Object> connected(Map<String, Object> config, KafkaConnectionDetails connection) {
		Map<String, Object> connected = new HashMap<>(config);
		connected.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
		return connected;
	}

}
