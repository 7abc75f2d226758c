package dev.rollcall.launcher;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The processor, the projector and the gateway in one Spring context. */
final class Services implements AutoCloseable {

	/** What a write or a read needs, of all three services. */
	private static final String READINESS = "readinessState,gatewayKafka,gatewayOutcomes,gatewayCredentials,gatewayView,processor,projector";

	private final ConfigurableApplicationContext context;

	private final String address;

	private Services(ConfigurableApplicationContext context, String address) {
		this.context = context;
		this.address = address;
	}

	static Services start(Options options, DataFolder folder, Installation installation, EmbeddedBroker broker) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(LauncherConfiguration.class)
			.bannerMode(Banner.Mode.OFF)
			// The launcher stops the services before their broker.
			.registerShutdownHook(false)
			.properties(defaults())
			.run(arguments(settings(options, folder, installation, broker)));
		return new Services(context, options.address());
	}

	/** What suits one process on one machine, and may be set otherwise. */
	private static Map<String, Object> defaults() {
		// Each reader maps the view's file, up to the limit; more are no faster where all
		// share the cores.
		return Map.of("rollcall.projector.readers", Runtime.getRuntime().availableProcessors() + 1,
				"rollcall.projector.sqlite.mapped", "192MB");
	}

	private static Map<String, String> settings(Options options, DataFolder folder, Installation installation,
			EmbeddedBroker broker) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("spring.application.name", "rollcall");
		settings.put("management.endpoints.web.exposure.include", "health,info,prometheus");
		settings.put("management.endpoint.health.probes.enabled", "true");
		settings.put("management.endpoint.health.group.readiness.include", READINESS);
		settings.put("server.shutdown", "graceful");
		// Two seconds of silence are worth nothing after a graceful stop.
		settings.put("spring.reactor.netty.shutdown-quiet-period", "0s");
		settings.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
		settings.put("server.address", options.address());
		settings.put("server.port", Integer.toString(options.port()));
		settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
		// The only gateway there is, so it knows every write that was answered.
		settings.put("rollcall.gateway.read-bounds", "local");
		settings.put("rollcall.admin.token", installation.adminToken());
		settings.put("rollcall.password.key", installation.passwordKey());
		settings.put("rollcall.processor.state-dir", folder.state().toString());
		settings.put("rollcall.projector.sqlite.path", folder.views().toString());
		return settings;
	}

	private static String[] arguments(Map<String, String> settings) {
		return settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
	}

	/** Where HTTP is served. */
	URI baseUri() {
		String port = Objects.requireNonNull(this.context.getEnvironment().getProperty("local.server.port"));
		String host = this.address.contains(":") ? "[" + this.address + "]" : this.address;
		return URI.create("http://" + host + ":" + port);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
