package dev.rollcall.processor.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may get in, and as what, depends on what is true and not on the order in which it
 * was told: users by SCIM and by login, groups, members, who is inactive, who is missing.
 * Sticky memberships, default groups and links depend on history and are left out.
 */
class OrderPropertyTest {

	private static final int USERS = 6;

	private static final int GROUPS = 3;

	static LongStream seeds() {
		Long seed = Long.getLong("seed");
		return (seed != null) ? LongStream.of(seed) : LongStream.rangeClosed(1, 150);
	}

	@ParameterizedTest(name = "-Dseed={0}")
	@MethodSource("seeds")
	void shouldLeadToTheSameAccountsInAnyOrder(long seed) {
		Random random = new Random(seed);
		List<Fact> facts = new ArrayList<>();
		boolean missing = random.nextBoolean();
		Policy policy = policy(random, missing);
		facts(facts, random, missing);
		Map<String, String> first = told(policy, facts, random);
		for (int i = 0; i < 3; i++) {
			assertThat(told(policy, facts, random)).isEqualTo(first);
		}
	}

	private static Map<String, String> told(Policy policy, List<Fact> facts, Random random) {
		Site site = Site.with(policy);
		List<Fact> left = new ArrayList<>(facts);
		Set<String> told = new LinkedHashSet<>();
		while (!left.isEmpty()) {
			List<Fact> ready = left.stream().filter((fact) -> told.containsAll(fact.after())).toList();
			Fact next = ready.get(random.nextInt(ready.size()));
			next.tell().accept(site);
			site.runJobs(3);
			told.add(next.name());
			left.remove(next);
		}
		return accounts(site);
	}

	private static void facts(List<Fact> facts, Random random, boolean missing) {
		List<String> people = new ArrayList<>();
		List<UserId> seen = new ArrayList<>();
		for (int i = 1; i <= USERS; i++) {
			int user = i;
			boolean pushed = random.nextInt(3) != 0;
			people.add("user" + user);
			facts.add(new Fact("user" + user, List.of(),
					pushed ? (site) -> site.applied(site.createUser(Site.user(user), json(user, true))) : login(user)));
			if (random.nextBoolean()) {
				facts.add(new Fact("login" + user, List.of("user" + user), login(user)));
			}
			if (missing && random.nextInt(3) == 0) {
				continue;
			}
			seen.add(Site.user(user));
			if (pushed && random.nextInt(4) == 0) {
				facts.add(new Fact("inactive" + user, List.of("user" + user),
						(site) -> site.applied(site.replaceUser(Site.user(user), json(user, false)))));
			}
		}
		for (int i = 1; i <= GROUPS; i++) {
			int group = i;
			facts.add(new Fact("group" + group, List.of(),
					(site) -> site.applied(site.createGroup(Site.group(group), "G" + group))));
			for (int j = 1; j <= USERS; j++) {
				UserId user = Site.user(j);
				if (random.nextInt(3) == 0) {
					facts.add(new Fact("member" + group + "-" + j, List.of("user" + j, "group" + group), (site) -> site
						.applied(site.patchGroup(Site.group(group), Operation.addMembers(Site.ids(user))))));
				}
			}
		}
		if (missing && !seen.isEmpty()) {
			facts.add(new Fact("synchronised", people, (site) -> synchronise(site, seen)));
		}
	}

	/** May be refused, for whoever is not to get in: that is not what is compared. */
	private static Consumer<Site> login(int user) {
		return (site) -> site.decide(new Command.Login(Site.provider(1), Site.user(user), site.nextAccount(),
				"user" + user, Attributes.ofJson("{\"userName\":\"user" + user + "\"}"), null));
	}

	private static void synchronise(Site site, List<UserId> seen) {
		SyncId sync = new SyncId(site.nextId());
		site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.START));
		site.applied(new Command.See(Site.provider(1), sync,
				seen.stream()
					.map((user) -> new Sighting(new UserId(site.nextId()), site.nextAccount(), Optional.of(user),
							Optional.empty(), Optional.empty(), Optional.empty()))
					.toList()));
		site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.COMPLETE));
	}

	private static String json(int user, boolean active) {
		return "{\"userName\":\"user" + user + "\",\"active\":" + active + "}";
	}

	/** Nobody who is disabled gets in, so that is as good as no account. */
	private static Map<String, String> accounts(Site site) {
		Map<String, String> accounts = new TreeMap<>();
		for (int user = 1; user <= USERS; user++) {
			String name = "user" + user;
			accounts.put(name,
					site.account(name)
						.filter((account) -> account.status() == AccountStatus.ACTIVE)
						.map((account) -> account.company() + " " + account.entitlements() + " "
								+ String.join(",", site.siteGroups(name)))
						.orElse("none"));
		}
		return accounts;
	}

	/** Without deprovisioning an account stays that came before its user was missing. */
	private static Policy policy(Random random, boolean missing) {
		return Policy.DEFAULT.with()
			.provisionUsersOnFirstLogin(true)
			.deprovisionUsers(missing || random.nextBoolean())
			.deprovisionMethod(Policy.DeprovisionMethod.values()[random.nextInt(2)])
			.provisionGroupMemberships(random.nextInt(4) != 0)
			.company("Company")
			.requiredGroups(pattern(random))
			.excludedGroups(pattern(random))
			.siteAdminGroups(pattern(random))
			.groupAdminGroups(pattern(random))
			.passwordGroups(pattern(random))
			.twoFactor(Policy.TwoFactor.values()[random.nextInt(3)])
			.webdav(random.nextBoolean())
			.build();
	}

	private static String pattern(Random random) {
		List<String> patterns = List.of("", "", "", "*1", "G?", "G2, G3", "*", "none");
		return patterns.get(random.nextInt(patterns.size()));
	}

	/**
	 * Something that is true.
	 *
	 * @param after what has to be told before
	 */
	private record Fact(String name, List<String> after, Consumer<Site> tell) {
	}

}
