package dev.rollcall.processor.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any policy, any mirror and any order of arrival. */
class PolicyPropertyTest {

	private static final int USERS = 5;

	private static final int GROUPS = 4;

	static LongStream seeds() {
		Long seed = Long.getLong("seed");
		return (seed != null) ? LongStream.of(seed) : LongStream.rangeClosed(1, 150);
	}

	@ParameterizedTest(name = "-Dseed={0}")
	@MethodSource("seeds")
	void shouldLeadToTheSameAccountsInAnyOrderOfMemberships(long seed) {
		Random random = new Random(seed);
		Policy policy = policy(random);
		List<int[]> memberships = memberships(random);
		Map<String, String> first = accounts(mirror(policy, memberships));
		Collections.shuffle(memberships, random);
		assertThat(accounts(mirror(policy, memberships))).isEqualTo(first);
	}

	@ParameterizedTest(name = "-Dseed={0}")
	@MethodSource("seeds")
	void shouldDoWhatThePreviewSaidAndNothingWhenDoneAgain(long seed) {
		// given
		Random random = new Random(seed);
		Site site = mirror(policy(random), memberships(random));
		Policy policy = policy(random);
		Map<String, String> before = accounts(site);
		Map<String, Set<String>> told = facts(site);
		// when
		PreviewId preview = new PreviewId(site.nextId());
		site.applied(new Command.PreviewPolicy(preview, Site.provider(1), policy));
		site.runJobs(2);
		assertThat(accounts(site)).isEqualTo(before);
		site.applied(site.putProvider(Site.provider(1), "Okta", policy));
		site.runJobs(2);
		// then
		Map<String, String> after = accounts(site);
		List<String> changed = changed(before, after);
		assertThat(site.directory()
			.previewPages(preview, 100)
			.stream()
			.flatMap((page) -> page.findings().stream())
			.map(PreviewPage.Finding::userName)
			.distinct()
			.sorted()
			.toList()).isEqualTo(changed);
		assertThat(site.directory().preview(preview).orElseThrow().counts().affected()).isEqualTo(changed.size());
		site.directory().previewPages(preview, 100).forEach((page) -> page.findings().forEach((finding) -> {
			Set<String> own = told.getOrDefault(finding.userName(), new TreeSet<>());
			if (finding.effect() == PreviewPage.Effect.PROVISIONED) {
				own.addAll(plain(site, finding.userName()));
			}
			told(own, finding);
		}));
		assertThat(told).as("each finding is what happened, and nothing else did").isEqualTo(facts(site));
		// when
		List<Entity.Account> all = all(site);
		PreviewId again = new PreviewId(site.nextId());
		site.applied(new Command.PreviewPolicy(again, Site.provider(1), policy));
		site.applied(new Command.PutSite("Acme", true, "UTC", Preconditions.NONE));
		site.applied(new Command.PutSite("Acme", false, "UTC", Preconditions.NONE));
		site.runJobs(2);
		// then
		assertThat(site.directory().previewPages(again, 100)).isEmpty();
		assertThat(all(site)).isEqualTo(all);
		assertThat(site.events()).noneMatch((event) -> event.entity() instanceof Entity.Account);
	}

	/** What a preview looks at, one fact each. */
	private static Map<String, Set<String>> facts(Site site) {
		Map<String, Set<String>> facts = new TreeMap<>();
		for (int user = 1; user <= USERS; user++) {
			String name = "user" + user;
			Set<String> own = new TreeSet<>();
			site.account(name).ifPresent((account) -> {
				own.add("status=" + wire(account.status()));
				own.addAll(entitlements(account));
				site.directory()
					.siteGroupsOf(account.id())
					.forEach((group) -> own
						.add("in " + site.directory().siteGroup(group).orElseThrow().name() + "=member"));
			});
			facts.put(name, own);
		}
		return facts;
	}

	private static List<String> entitlements(Entity.Account account) {
		Entitlements has = account.entitlements();
		return List.of("company=" + account.company(), "role=" + wire(has.role()),
				"authentication=" + wire(has.authentication()), "twoFactor=" + has.twoFactor(),
				"webdav=" + has.webdav(), "ftp=" + has.ftp(), "sftp=" + has.sftp(), "timeZone=" + has.timeZone());
	}

	/** What a new account has of itself, which no finding names. */
	private static List<String> plain(Site site, String userName) {
		Entity.Account account = site.account(userName).orElseThrow();
		return entitlements(account.with()
			.company("")
			.entitlements(new Entitlements(Entitlements.Role.MEMBER, Entitlements.Authentication.SSO,
					account.entitlements().twoFactor(), false, false, false, account.entitlements().timeZone()))
			.build());
	}

	/** Does to the facts what a finding says; what is said to be before must be there. */
	private static void told(Set<String> facts, PreviewPage.Finding finding) {
		switch (finding.effect()) {
			case DELETED -> facts.clear();
			case GROUP_JOINED -> assertThat(facts.add("in " + finding.what() + "=member")).isTrue();
			case GROUP_LEFT -> facts.remove("in " + finding.what() + "=member");
			case PROVISIONED -> facts.add("status=" + finding.after());
			case REACTIVATED, DISABLED -> replace(facts, "status", finding);
			case ROLE, AUTHENTICATION, TWO_FACTOR, PERMISSION, COMPANY, TIME_ZONE ->
				replace(facts, finding.what(), finding);
		}
	}

	private static void replace(Set<String> facts, String what, PreviewPage.Finding finding) {
		assertThat(facts.remove(what + "=" + finding.before())).as("%s of %s", what, finding.userName()).isTrue();
		facts.add(what + "=" + finding.after());
	}

	private static String wire(Enum<?> value) {
		return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	private static List<String> changed(Map<String, String> before, Map<String, String> after) {
		return java.util.stream.IntStream.rangeClosed(1, USERS)
			.mapToObj((user) -> "user" + user)
			.filter((name) -> !java.util.Objects.equals(before.get(name), after.get(name)))
			.toList();
	}

	private static List<Entity.Account> all(Site site) {
		return java.util.stream.IntStream.rangeClosed(1, USERS)
			.mapToObj((user) -> site.account("user" + user))
			.flatMap(java.util.Optional::stream)
			.toList();
	}

	private static Site mirror(Policy policy, List<int[]> memberships) {
		Site site = Site.with(policy);
		for (int user = 1; user <= USERS; user++) {
			site.applied(site.createUser(Site.user(user), "{\"userName\":\"user" + user + "\"}"));
		}
		for (int group = 1; group <= GROUPS; group++) {
			site.applied(site.createGroup(Site.group(group), "G" + group));
		}
		for (int[] membership : memberships) {
			UserId user = Site.user(membership[1]);
			site.applied(site.patchGroup(Site.group(membership[0]), Operation.addMembers(Site.ids(user))));
		}
		return site;
	}

	private static List<int[]> memberships(Random random) {
		List<int[]> memberships = new ArrayList<>();
		for (int group = 1; group <= GROUPS; group++) {
			for (int user = 1; user <= USERS; user++) {
				if (random.nextInt(3) == 0) {
					memberships.add(new int[] { group, user });
				}
			}
		}
		return memberships;
	}

	/** What the rules make of each person; ids, instants and groups of default aside. */
	private static Map<String, String> accounts(Site site) {
		Map<String, String> accounts = new TreeMap<>();
		for (int user = 1; user <= USERS; user++) {
			String name = "user" + user;
			accounts.put(name,
					site.account(name)
						.map((account) -> account.status() + " " + account.company() + " " + account.entitlements()
								+ " " + site.siteGroups(name).stream().collect(Collectors.joining(",")))
						.orElse("none"));
		}
		return accounts;
	}

	private static Policy policy(Random random) {
		return Policy.DEFAULT.with()
			.deprovisionUsers(random.nextBoolean())
			.deprovisionMethod(Policy.DeprovisionMethod.values()[random.nextInt(2)])
			.provisionGroupMemberships(random.nextInt(4) != 0)
			.company("Company " + random.nextInt(2))
			.requiredGroups(pattern(random))
			.excludedGroups(pattern(random))
			.siteAdminGroups(pattern(random))
			.groupAdminGroups(pattern(random))
			.passwordGroups(pattern(random))
			.twoFactor(Policy.TwoFactor.values()[random.nextInt(3)])
			.webdav(random.nextBoolean())
			.ftp(random.nextBoolean())
			.sftp(random.nextBoolean())
			.timeZone(random.nextBoolean() ? "Europe/Vienna" : "")
			.deprovisionGroupMemberships(random.nextInt(3) != 0)
			.defaultGroups(random.nextInt(3) == 0 ? "Everybody, G2" : "")
			.build();
	}

	private static String pattern(Random random) {
		List<String> patterns = List.of("", "", "", "*1", "G?", "G2, G3", "*", "g4", "none");
		return patterns.get(random.nextInt(patterns.size()));
	}

}
