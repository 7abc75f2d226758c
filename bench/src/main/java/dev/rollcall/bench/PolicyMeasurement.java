package dev.rollcall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Policy changes that touch everybody on sites of several sizes: the preview, the
 * re-evaluation, and how long other writes of the site wait meanwhile.
 */
final class PolicyMeasurement implements Measurement {

	private static final int CONNECTIONS = 16;

	private static final Duration BOUND = Duration.ofMinutes(60);

	private static final String ADMINS = Site.policy("\"siteAdminGroups\":\"staff-*\"");

	/** Nobody loses the account, but everybody might: all are counted first. */
	private static final String REQUIRED = Site
		.policy("\"siteAdminGroups\":\"staff-*\",\"requiredGroups\":\"staff-*\",\"deprovisionUsers\":true");

	private static final String PLAIN = Site.policy("");

	@Override
	public void run(Bench bench) throws IOException {
		Optional<Target> admin = bench.server().admin();
		if (admin.isEmpty()) {
			bench.progress("left out: policy, since no administrator's token is known (--admin-token)");
			return;
		}
		Growth previews = new Growth();
		Growth roles = new Growth();
		Growth counted = new Growth();
		List<Integer> sizes = bench.options().policySizes();
		for (int size : sizes) {
			bench.progress("policy of %,d users: filling a site".formatted(size));
			String id = bench.population().name("policy", size);
			try (Site site = Site.create(admin.get(), bench.target(), id)) {
				long start = System.nanoTime();
				site.fill(size);
				bench.report()
					.add(new Fact("policy: fill a site with %,d users".formatted(size),
							(System.nanoTime() - start) / 1e9, "s", ""));
				if (size == sizes.get(0)) {
					warmUp(bench, site);
				}
				previews.add(size, site.preview(ADMINS, "roles", size));
				roles.add(size, site.change(ADMINS));
				check(site);
				counted.add(size, site.change(REQUIRED));
				check(site);
				bench.progress("  preview %,.0f µs, re-evaluation %,.0f µs, with a count before %,.0f µs a user"
					.formatted(previews.micros(size), roles.micros(size), counted.micros(size)));
				if (size == sizes.get(sizes.size() - 1)) {
					beside(bench, site, size);
				}
			}
		}
		add(bench, previews.facts("preview of a role for all", "user"));
		add(bench, roles.facts("policy change, a role for all", "user"));
		add(bench, counted.facts("policy change, all counted first", "user"));
	}

	/** Otherwise the smallest size alone would pay for what is not yet compiled. */
	private static void warmUp(Bench bench, Site site) throws IOException {
		if (bench.options().warmUp().isZero()) {
			return;
		}
		bench.progress("  warming up with policy changes");
		long end = System.nanoTime() + bench.options().warmUp().toNanos();
		while (System.nanoTime() < end) {
			site.preview(REQUIRED, "disabled", 0);
			site.change(REQUIRED);
			site.change(PLAIN);
		}
	}

	private static void check(Site site) throws IOException {
		List<Integer> admins = site.siteAdmins();
		if (!admins.get(0).equals(admins.get(1)) || admins.get(0) == 0) {
			throw new IOException("Expected all accounts to administer the site, but of the first " + admins.get(1)
					+ " only " + admins.get(0) + " do");
		}
	}

	/** The same writes without a job and while jobs are at work all the time. */
	private static void beside(Bench bench, Site site, int size) throws IOException {
		String users = ", %,d users".formatted(size);
		Duration time = bench.options().time();
		Work patch = (connection, number) -> Scim.patchDisplayName(connection, site.randomUser(),
				bench.population().name("patched", ThreadLocalRandom.current().nextLong()));
		bench.progress("patch user without and with a job at work" + users);
		Load.during(site.scim(), CONNECTIONS, time.dividedBy(2), patch);
		Measured quiet = Load.during(site.scim(), CONNECTIONS, time, patch);
		bench.add(new Row("patch user, no job" + users, quiet, null, ""));
		CompletableFuture<Integer> jobs = CompletableFuture.supplyAsync(() -> work(site, time));
		Measured busy = Load.until(jobs::isDone, site.scim(), CONNECTIONS, BOUND, patch);
		String done = "beside " + join(jobs) + " policy changes";
		bench.add(new Row("patch user, job at work" + users, busy, null, ""));
		for (double part : new double[] { 0.5, 0.99 }) {
			double before = quiet.latencies().millis(part);
			double beside = busy.latencies().millis(part);
			bench.report()
				.add(new Fact("patch user, p%.0f with a job at work, by that without".formatted(part * 100) + users,
						(before > 0) ? beside / before : 0, "",
						"%.1f ms by %.1f ms, %s".formatted(beside, before, done)));
		}
	}

	/** Changes the policy to and fro, each time for all, until the time is up. */
	private static int work(Site site, Duration time) {
		long end = System.nanoTime() + time.toNanos();
		int changes = 0;
		try {
			do {
				site.change((changes % 2 == 0) ? PLAIN : ADMINS);
				changes++;
			}
			while (System.nanoTime() < end);
			return changes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int join(CompletableFuture<Integer> jobs) throws IOException {
		try {
			return jobs.join();
		}
		catch (CompletionException ex) {
			throw new IOException("Expected policy changes beside other writes, but they failed", ex);
		}
	}

	private static void add(Bench bench, List<Fact> facts) throws IOException {
		for (Fact fact : facts) {
			bench.report().add(fact);
		}
	}

}
