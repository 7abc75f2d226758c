package dev.rollcall.processor.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PreviewId;
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
			.map(dev.rollcall.schemas.PreviewPage.Finding::userName)
			.distinct()
			.sorted()
			.toList()).isEqualTo(changed);
		assertThat(site.directory().preview(preview).orElseThrow().counts().affected()).isEqualTo(changed.size());
		// when
		List<Entity.Account> all = all(site);
		PreviewId again = new PreviewId(site.nextId());
		site.applied(new Command.PreviewPolicy(again, Site.provider(1), policy));
		site.applied(new Command.PutSite("Acme", true, "UTC", Command.Preconditions.NONE));
		site.applied(new Command.PutSite("Acme", false, "UTC", Command.Preconditions.NONE));
		site.runJobs(2);
		// then
		assertThat(site.directory().previewPages(again, 100)).isEmpty();
		assertThat(all(site)).isEqualTo(all);
		assertThat(site.events()).noneMatch((event) -> event.entity() instanceof Entity.Account);
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
			.build();
	}

	private static String pattern(Random random) {
		List<String> patterns = List.of("", "", "", "*1", "G?", "G2, G3", "*", "g4", "none");
		return patterns.get(random.nextInt(patterns.size()));
	}

}
