package dev.rollcall.processor.topology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

import dev.rollcall.processor.ProcessorApplication;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.scim.Operation;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures commands to outcomes with broker, processor and client in one process. Run by
 * hand; arguments: store (memory or rocksdb), partitions, seconds.
 */
public final class ProcessorLoad {

	private ProcessorLoad() {
	}

	public static void main(String[] args) throws Exception {
		String store = args[0];
		int partitions = Integer.parseInt(args[1]);
		int seconds = Integer.parseInt(args[2]);
		Path folder = Files.createTempDirectory("rollcall-load");
		try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
				ConfigurableApplicationContext processor = new SpringApplicationBuilder(ProcessorApplication.class)
					.web(WebApplicationType.NONE)
					.properties("spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
							"rollcall.partitions=" + partitions,
							"rollcall.processor.state-dir=" + folder.resolve("state"),
							"rollcall.processor.state-store=" + store)
					.run();
				TestClient client = new TestClient(broker.bootstrapServers(), partitions)) {
			List<SiteId> sites = new ArrayList<>();
			List<ProviderId> providers = new ArrayList<>();
			for (int site = 0; site < 8; site++) {
				sites.add(new SiteId("site-" + site));
				providers.add(client.makeSite(sites.get(site)));
			}
			for (int inFlight : new int[] { 64, 64, 256, 64, 256 }) {
				System.out.println(
						store + " " + inFlight + " in flight: " + measure(client, sites, providers, inFlight, seconds));
			}
			bigGroup(client, sites.get(0), providers.get(0));
			System.out.println("running: " + processor.isRunning());
		}
	}

	private static String measure(TestClient client, List<SiteId> sites, List<ProviderId> providers, int inFlight,
			int seconds) throws InterruptedException {
		Semaphore slots = new Semaphore(inFlight);
		AtomicLongArray times = new AtomicLongArray(2_000_000);
		AtomicInteger count = new AtomicInteger();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		for (int i = 0; System.nanoTime() < end; i++) {
			slots.acquire();
			int site = i % sites.size();
			long begin = System.nanoTime();
			client
				.send(client.envelope(sites.get(site),
						client.createUser(providers.get(site), "user-" + UUID.randomUUID())))
				.thenRun(() -> {
					times.set(count.getAndIncrement(), System.nanoTime() - begin);
					slots.release();
				});
		}
		slots.acquire(inFlight);
		long[] sorted = new long[count.get()];
		Arrays.setAll(sorted, times::get);
		Arrays.sort(sorted);
		return sorted.length / seconds + " commands/s, p50 " + sorted[sorted.length / 2] / 1_000_000 + " ms, p99 "
				+ sorted[sorted.length * 99 / 100] / 1_000_000 + " ms";
	}

	private static void bigGroup(TestClient client, SiteId site, ProviderId provider) throws Exception {
		Outcome.Applied made = (Outcome.Applied) client.ask(site, client.createGroup(provider, "Everybody"));
		GroupId group = new GroupId(java.util.Objects.requireNonNull(made.resource()).key().id());
		List<UUID> members = new ArrayList<>();
		Semaphore slots = new Semaphore(256);
		for (int user = 0; user < 100_000; user++) {
			slots.acquire();
			Command.CreateUser create = client.createUser(provider, "member-" + user);
			members.add(create.id().value());
			client.send(client.envelope(site, create)).thenRun(slots::release);
		}
		slots.acquire(256);
		for (List<UUID> wanted : List.of(members, members.subList(0, 99_999), List.<UUID>of())) {
			long begin = System.nanoTime();
			Outcome outcome = client
				.send(client.envelope(site,
						new Command.PatchGroup(provider, group, client.siteGroup(),
								List.of(Operation.setMembers(wanted)), Preconditions.NONE)))
				.get(120, TimeUnit.SECONDS)
				.outcome();
			System.out.println("members set to " + wanted.size() + ": " + (System.nanoTime() - begin) / 1_000_000
					+ " ms, " + outcome.getClass().getSimpleName());
		}
	}

}
