package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/**
 * A site of its own with one provider, filled through a synchronisation, whose users are
 * in directory groups {@code staff-0}, {@code staff-1} and so on.
 */
final class Site implements AutoCloseable {

	private static final int SEEN_AT_ONCE = 2_000;

	private static final int PAGE = 1_000;

	private static final int GROUP = 1_000;

	private static final int POLL_MS = 5;

	private static final Duration BOUND = Duration.ofMinutes(60);

	private final Admin admin;

	private final Target scim;

	private final String site;

	private final String provider;

	private final List<String> ids = new ArrayList<>();

	private Site(Admin admin, Target scim, String site, String provider) {
		this.admin = admin;
		this.scim = scim;
		this.site = site;
		this.provider = provider;
	}

	/**
	 * Makes the site, its provider and a credential.
	 * @param scim where SCIM is
	 * @param site an id that is free
	 */
	static Site create(Target admin, Target scim, String site) throws IOException {
		Admin api = new Admin(admin);
		try {
			api.post("/sites", "{\"id\":\"%1$s\",\"name\":\"%1$s\"}".formatted(site), 201);
			String providers = "/sites/" + site + "/providers";
			String provider = text(api.post(providers, body(policy("")), 201), "id");
			String token = text(api.post(providers + "/" + provider + "/credentials",
					"{\"name\":\"bench\",\"kind\":\"token\",\"expiresAt\":null}", 201), "token");
			return new Site(api, new Target(scim.host(), scim.port(), scim.path(), "Bearer " + token, scim.pid()), site,
					provider);
		}
		catch (IOException | RuntimeException ex) {
			api.close();
			throw ex;
		}
	}

	/** The policy with these settings besides the way to call SCIM. */
	static String policy(String settings) {
		return "{\"scim\":\"token\"" + (settings.isEmpty() ? "" : "," + settings) + "}";
	}

	private static String body(String policy) {
		return "{\"name\":\"Bench\",\"vendor\":\"okta\",\"policy\":" + policy + "}";
	}

	private static String text(Resource resource, String name) throws IOException {
		try {
			return resource.text(name);
		}
		catch (WrongAnswerException ex) {
			throw new IOException("Expected " + name + " in the answer, but: " + ex.getMessage(), ex);
		}
	}

	Target scim() {
		return this.scim;
	}

	String randomUser() {
		return this.ids.get(ThreadLocalRandom.current().nextInt(this.ids.size()));
	}

	/** Reports users as seen by a synchronisation, and puts each into a group. */
	void fill(int users) throws IOException {
		String syncs = path() + "/syncs";
		String sync = syncs + "/" + text(this.admin.post(syncs, "", 201), "id");
		for (int from = 0; from < users; from += SEEN_AT_ONCE) {
			String entries = IntStream.range(from, Math.min(users, from + SEEN_AT_ONCE))
				.mapToObj(Site::seen)
				.collect(Collectors.joining(",", "[", "]"));
			this.admin.post(sync + "/seen", entries, 200);
		}
		this.admin.post(sync + "/complete", "{}", 200);
		awaitJobs();
		try (HttpConnection connection = new HttpConnection(this.scim)) {
			readIds(connection, users);
			for (int from = 0; from < users; from += GROUP) {
				String group = Scim.createGroup(connection, "staff-" + from / GROUP);
				Scim.addMembers(connection, group, this.ids.subList(from, Math.min(users, from + GROUP)));
			}
		}
		catch (WrongAnswerException ex) {
			throw new IOException("Expected to put " + users + " users into groups, but: " + ex.getMessage(), ex);
		}
	}

	private static String seen(int user) {
		return """
				{"user":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"policy-%1$d@bench.example",\
				"externalId":"policy-%1$d","active":true,"displayName":"Policy %1$d",\
				"name":{"familyName":"%1$d","givenName":"Policy"},\
				"emails":[{"primary":true,"type":"work","value":"policy-%1$d@bench.example"}]}}"""
			.formatted(user);
	}

	private void readIds(HttpConnection connection, int users) throws IOException, WrongAnswerException {
		while (this.ids.size() < users) {
			JsonNode page = connection
				.get("/Users?attributes=id&startIndex=" + (this.ids.size() + 1) + "&count=" + PAGE)
				.expect(200)
				.resource()
				.resources();
			if (page.isEmpty()) {
				throw new WrongAnswerException("wrong: only " + this.ids.size() + " users");
			}
			page.forEach((user) -> this.ids.add(user.path("id").asString()));
		}
		if (this.ids.size() != users) {
			throw new WrongAnswerException("wrong: " + this.ids.size() + " users");
		}
	}

	/**
	 * Seconds from the request to the end of a preview that finds these accounts changed.
	 */
	double preview(String policy, String count, int expected) throws IOException {
		long start = System.nanoTime();
		String path = path() + "/previews/" + text(this.admin.post(path() + "/policy/preview", policy, 202), "id");
		JsonNode preview = this.admin.get(path).json();
		while (!preview.path("finished").isString()) {
			pause(start, path);
			preview = this.admin.get(path).json();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		int found = preview.path("counts").path(count).asInt(-1);
		if (found != expected) {
			throw new IOException("Expected a preview with " + expected + " " + count + ", but got " + found);
		}
		return seconds;
	}

	/** Seconds from the request to the end of the job that it starts. */
	double change(String policy) throws IOException {
		long start = System.nanoTime();
		this.admin.put(path(), body(policy));
		return awaitJobs(start);
	}

	/**
	 * How many accounts on the first page administer the site, and how many there are.
	 */
	List<Integer> siteAdmins() throws IOException {
		JsonNode items = this.admin.get("/sites/" + this.site + "/accounts?limit=100").json().path("items");
		int admins = 0;
		for (JsonNode account : items) {
			admins += account.path("role").asString("").equals("siteAdmin") ? 1 : 0;
		}
		return List.of(admins, items.size());
	}

	private void awaitJobs() throws IOException {
		awaitJobs(System.nanoTime());
	}

	/** A read tells what was answered before it, so a job is among the first it finds. */
	private double awaitJobs(long start) throws IOException {
		while (true) {
			JsonNode jobs = this.admin.get("/sites/" + this.site + "/jobs").json().path("items");
			if (jobs.isEmpty()) {
				return (System.nanoTime() - start) / 1e9;
			}
			for (JsonNode job : jobs) {
				if (job.path("stage").asString("").equals("held")) {
					throw new IOException("Expected a job that the guard lets through, but it is held: " + job);
				}
			}
			pause(start, "/jobs");
		}
	}

	private static void pause(long start, String what) throws IOException {
		if (System.nanoTime() - start > BOUND.toNanos()) {
			throw new IOException("Expected " + what + " to be done in " + BOUND + ", but it is not");
		}
		ProcessorMeasurement.pause(POLL_MS);
	}

	private String path() {
		return "/sites/" + this.site + "/providers/" + this.provider;
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
