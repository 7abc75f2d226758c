package dev.rollcall.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The product as it is deployed: a broker, a processor, and gateways with a projector
 * each, every one in a process of its own.
 */
final class Cluster implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(4);

	private static final String ADMIN_TOKEN = "e2e-administrator-token-of-sufficient-length";

	private static final String PROJECTOR_TOKEN = "e2e-projector-token-of-sufficient-length";

	private final Deque<JavaProcess> open = new ArrayDeque<>();

	private final List<String> gateways = new ArrayList<>();

	private final String bootstrap;

	private final JavaProcess processor;

	private Cluster(String bootstrap, Path folder, int pairs) {
		this.bootstrap = bootstrap;
		List<String> kafka = List.of("--spring.kafka.bootstrap-servers=" + bootstrap);
		this.processor = keep(service("processor", folder, "processor", with(kafka, "--server.port=" + Ports.free(),
				"--rollcall.processor.state-dir=" + folder.resolve("state"), "--rollcall.processor.instance-id=e2e")));
		for (int pair = 1; pair <= pairs; pair++) {
			int views = Ports.free();
			keep(service("projector", folder, "projector-" + pair,
					with(kafka, "--server.port=" + views,
							"--rollcall.projector.sqlite.path=" + folder.resolve("views-" + pair),
							"--rollcall.projector.token=" + PROJECTOR_TOKEN)));
			int port = Ports.free();
			keep(service("gateway", folder, "gateway-" + pair,
					with(kafka, "--server.port=" + port, "--rollcall.gateway.read-bounds=broker",
							"--rollcall.gateway.projector-url=http://127.0.0.1:" + views,
							"--rollcall.projector.token=" + PROJECTOR_TOKEN, "--rollcall.admin.token=" + ADMIN_TOKEN)));
			this.gateways.add("http://127.0.0.1:" + port);
		}
	}

	private void awaitReady(Path folder) {
		this.gateways.forEach((gateway) -> Wait.until(START, () -> ready(gateway) ? gateway : null,
				() -> gateway + " to be ready; see the logs in " + folder));
	}

	/** With a broker of its own. */
	static Cluster start(Path folder, int pairs) {
		Broker broker = Broker.start(folder.resolve("broker"));
		Cluster cluster = new Cluster(broker.bootstrap(), folder, pairs);
		cluster.open.addLast(broker.process());
		cluster.awaitReady(folder);
		return cluster;
	}

	/** With a broker that runs already. */
	static Cluster on(String bootstrap, Path folder, int pairs) {
		Cluster cluster = new Cluster(bootstrap, folder, pairs);
		cluster.awaitReady(folder);
		return cluster;
	}

	private static JavaProcess service(String module, Path folder, String name, List<String> arguments) {
		return JavaProcess.startModule(module, folder.resolve(name + ".log"), List.of("-Xmx512m"), arguments);
	}

	private static List<String> with(List<String> common, String... own) {
		List<String> all = new ArrayList<>(common);
		all.addAll(List.of(own));
		return all;
	}

	private static boolean ready(String gateway) {
		try {
			return new Scim(gateway, "none").trySend("GET", "/actuator/health/readiness", "").status() == 200;
		}
		catch (java.io.IOException ex) {
			return false;
		}
	}

	String bootstrap() {
		return this.bootstrap;
	}

	JavaProcess processor() {
		return this.processor;
	}

	Scim admin(int gateway) {
		return new Scim(this.gateways.get(gateway) + "/admin/v1", "Bearer " + ADMIN_TOKEN).with("Content-Type",
				"application/json");
	}

	/** A new site with one provider; its SCIM client through each of the gateways. */
	List<Scim> site(String site) {
		Tenant tenant = Tenant.create(admin(0), site);
		return this.gateways.stream().map((gateway) -> tenant.scim(gateway + "/scim/v2")).toList();
	}

	private JavaProcess keep(JavaProcess part) {
		this.open.push(part);
		return part;
	}

	@Override
	public void close() {
		while (!this.open.isEmpty()) {
			this.open.pop().close();
		}
	}

}
