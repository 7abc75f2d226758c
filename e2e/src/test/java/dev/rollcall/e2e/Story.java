package dev.rollcall.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/** One site with one provider, as its administrator and its identity provider see it. */
record Story(Product product, Tenant tenant) {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	/** A new site whose only provider has this policy. */
	static Story open(Product product, String site, String policy) {
		return new Story(product, Tenant.create(product.admin(), site, "okta", policy));
	}

	/** The same site after a restart of the product. */
	Story on(Product restarted) {
		return new Story(restarted, this.tenant);
	}

	Scim admin() {
		return this.product.admin();
	}

	Scim scim() {
		return this.tenant.scim(this.product.scimBase());
	}

	String site() {
		return "/sites/" + this.tenant.site();
	}

	String provider() {
		return site() + "/providers/" + this.tenant.provider();
	}

	/** Saves a policy and waits until every account follows it. */
	void policy(String policy) {
		save(policy).expect(200);
		settle();
	}

	Scim.Answer save(String policy) {
		return admin().put(provider(), provider(policy));
	}

	static String provider(String policy) {
		return "{\"name\":\"Directory\",\"vendor\":\"okta\",\"policy\":" + policy + "}";
	}

	/** Waits until no work is under way. */
	void settle() {
		await(this::jobs, List::isEmpty);
	}

	List<JsonNode> jobs() {
		return items(admin().get(site() + "/jobs").expect(200).json());
	}

	/** The only job of a kind, once it is as wanted. */
	JsonNode job(String kind, Predicate<JsonNode> enough) {
		return await(this::jobs, (jobs) -> jobs.stream().anyMatch(kind(kind).and(enough))).stream()
			.filter(kind(kind))
			.findFirst()
			.orElseThrow();
	}

	private static Predicate<JsonNode> kind(String kind) {
		return (job) -> job.path("kind").asString().equals(kind);
	}

	/** A user that the identity provider sends; its id. */
	String user(String userName) {
		return scim().post("/Users", Bodies.user(userName)).expect(201).id();
	}

	/** A directory group with these members; its id. */
	String group(String name, String... members) {
		String group = scim().post("/Groups", Bodies.group(name)).expect(201).id();
		for (String member : members) {
			join(group, member);
		}
		return group;
	}

	void join(String group, String member) {
		scim().patch("/Groups/" + group, Bodies.addMember(member));
	}

	void leave(String group, String member) {
		scim().patch("/Groups/" + group, Bodies.removeMember(member));
	}

	/** Reports users of these names to a synchronisation. */
	Scim.Answer seen(String sync, List<String> userNames) {
		return admin().post(provider() + "/syncs/" + sync + "/seen", "["
				+ String.join(",", userNames.stream().map((name) -> "{\"userName\":\"" + name + "\"}").toList()) + "]");
	}

	JsonNode sync(String sync) {
		return admin().get(provider() + "/syncs/" + sync).expect(200).json();
	}

	JsonNode sync(String sync, String state) {
		return await(() -> sync(sync), (session) -> session.path("state").asString().equals(state));
	}

	/** Every account of the site, page by page. */
	List<JsonNode> accounts() {
		return all("/accounts");
	}

	private List<JsonNode> all(String what) {
		List<JsonNode> all = new ArrayList<>();
		String page = "?limit=200";
		while (true) {
			JsonNode answer = admin().get(site() + what + page).expect(200).json();
			all.addAll(items(answer));
			if (!answer.path("next").isString()) {
				return all;
			}
			page = "?limit=200&after=" + answer.path("next").asString();
		}
	}

	Optional<JsonNode> found(String userName) {
		return accounts().stream()
			.filter((account) -> account.path("userName").asString().equals(userName))
			.findFirst();
	}

	JsonNode account(String userName) {
		return found(userName)
			.orElseThrow(() -> new AssertionError("Expected an account of " + userName + ", but there is none"));
	}

	/** An account once it is as wanted: what a job brings takes a moment. */
	JsonNode account(String userName, Predicate<JsonNode> enough) {
		return await(() -> account(userName), enough);
	}

	String status(String userName) {
		return found(userName).map((account) -> account.path("status").asString()).orElse("none");
	}

	/** Names of the site groups that an account is in, sorted. */
	List<String> groupsOf(String userName) {
		List<String> names = new ArrayList<>();
		account(userName).path("groups").forEach((name) -> names.add(name.asString()));
		names.sort(null);
		return names;
	}

	/** Names of the site groups, sorted. */
	List<String> siteGroups() {
		return all("/groups").stream().map((group) -> group.path("name").asString()).sorted().toList();
	}

	String siteGroup(String name) {
		return all("/groups").stream()
			.filter((group) -> group.path("name").asString().equals(name))
			.map((group) -> group.path("id").asString())
			.findFirst()
			.orElseThrow(() -> new AssertionError("Expected a site group " + name + ", but there is none"));
	}

	String explanation(String userName) {
		return admin().get(site() + "/accounts/" + account(userName).path("id").asString() + "/explanation")
			.expect(200)
			.body();
	}

	private static List<JsonNode> items(JsonNode page) {
		List<JsonNode> items = new ArrayList<>();
		page.path("items").forEach(items::add);
		return items;
	}

	static <T> T await(Supplier<T> ask, Predicate<T> enough) {
		return Wait.until(PATIENCE, () -> {
			T answer = ask.get();
			return enough.test(answer) ? answer : null;
		}, () -> "another answer than " + ask.get());
	}

	@Override
	public String toString() {
		return "Story" + this.tenant;
	}

}
