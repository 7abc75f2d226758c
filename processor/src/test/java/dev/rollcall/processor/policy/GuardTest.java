package dev.rollcall.processor.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/policy.md, "Guard": what is held is what exceeds both limits, exactly. */
class GuardTest {

	private static final Policy OPEN = Policy.DEFAULT.with().deprovisionUsers(true).build();

	private static final Policy STAFF_ONLY = OPEN.with().requiredGroups("Staff").build();

	/** Losers, all, percent, absolute, held. */
	private static final String LIMITS = """
			50  , 100 , 10  , 50 , false
			51  , 100 , 10  , 50 , true
			51  , 510 , 10  , 50 , false
			51  , 509 , 10  , 50 , true
			60  , 700 , 10  , 50 , false
			5   , 10  , 10  , 50 , false
			5   , 10  , 50  , 4  , false
			6   , 10  , 50  , 5  , true
			6   , 10  , 50  , 6  , false
			1   , 10  , 0   , 0  , true
			10  , 10  , 100 , 0  , false
			1   , 3   , 33  , 0  , true
			1   , 3   , 34  , 0  , false
			""";

	@ParameterizedTest(name = "{0} of {1}, {2} % and {3}: held {4}")
	@CsvSource(textBlock = LIMITS)
	void shouldHoldAPolicyChangeThatExceedsBothLimits(int lost, int all, int percent, int absolute, boolean held) {
		// given
		Site site = people(OPEN, all);
		site.applied(site.createGroup(Site.group(1), "Staff", users(lost + 1, all)));
		// when
		site.applied(site.putProvider(Site.provider(1), "Okta",
				STAFF_ONLY.with().guardPercent(percent).guardAbsolute(absolute).build()));
		site.runJobs(37);
		// then
		assertThat(active(site, all)).isEqualTo(held ? all : all - lost);
		assertThat(site.directory().jobs()).hasSize(held ? 1 : 0)
			.allSatisfy((job) -> assertThat(List.of(job.counted(), job.population())).containsExactly((long) lost,
					(long) all));
	}

	@ParameterizedTest(name = "{0} of {1}, {2} % and {3}: held {4}")
	@CsvSource(textBlock = LIMITS)
	void shouldHoldASynchronisationThatExceedsBothLimits(int lost, int all, int percent, int absolute, boolean held) {
		// given
		Site site = people(OPEN.with().guardPercent(percent).guardAbsolute(absolute).build(), all);
		// when
		SyncId sync = new SyncId(site.nextId());
		site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.START));
		site.applied(site.createUser(Site.user(9_000), "{\"userName\":\"new\",\"active\":false}"));
		site.applied(new Command.See(Site.provider(1), sync, java.util.Arrays.stream(users(lost + 1, all))
			.map((user) -> new Sighting(new UserId(site.nextId()), site.nextAccount(), java.util.Optional.of(user),
					java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty()))
			.toList()));
		if (lost == all) {
			see(site, sync, Site.user(9_000));
		}
		site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.COMPLETE));
		site.runJobs(37);
		// then
		assertThat(active(site, all)).isEqualTo(held ? all : all - lost);
		assertThat(site.directory().syncSession(sync).orElseThrow().state().name().toLowerCase(Locale.ROOT))
			.isEqualTo(held ? "held" : "completed");
	}

	@Test
	void shouldCountOnlyAccountsOfTheProviderThatAreInUse() {
		// given
		Site site = people(OPEN.with().guardPercent(50).guardAbsolute(0).build(), 4);
		site.applied(site.replaceUser(Site.user(1), "{\"userName\":\"user1\",\"active\":false}"));
		site.applied(site.replaceUser(Site.user(2), "{\"userName\":\"user2\",\"active\":false}"));
		site.applied(site.putProvider(Site.provider(2), "Entra", OPEN));
		for (int user = 11; user <= 20; user++) {
			site.applied(new Command.CreateUser(Site.provider(2), Site.user(user), site.nextAccount(),
					dev.rollcall.schemas.scim.Attributes.ofJson("{\"userName\":\"user" + user + "\"}")));
		}
		// when
		site.applied(site.putProvider(Site.provider(1), "Okta",
				STAFF_ONLY.with().guardPercent(50).guardAbsolute(0).build()));
		site.runJobs(3);
		// then
		Job held = site.directory().jobs().get(0);
		assertThat(held.stage()).isEqualTo(Job.Stage.HELD);
		assertThat(held.counted()).isEqualTo(2);
		assertThat(held.population()).isEqualTo(2);
	}

	@Test
	void shouldGoBackToThePolicyThatWasLastInForce() {
		// given
		Site site = people(OPEN.with().guardAbsolute(1).guardPercent(0).build(), 4);
		Policy before = policy(site);
		Policy held = STAFF_ONLY.with().guardAbsolute(1).guardPercent(0).webdav(true).build();
		site.applied(site.putProvider(Site.provider(1), "Okta", held));
		site.runJobs(3);
		// when: what is saved meanwhile is held, too
		site.applied(site.putProvider(Site.provider(1), "Okta", held.with().company("Acme").build()));
		site.runJobs(3);
		site.applied(site.putProvider(Site.provider(1), "Okta",
				held.with().company("Acme").scim(Policy.Scim.BASIC).build()));
		site.runJobs(3);
		assertThat(active(site, 4)).isEqualTo(4);
		JobId job = site.directory().jobs().get(0).id();
		site.applied(new Command.Settle(job, false));
		site.runJobs(3);
		// then
		assertThat(policy(site)).isEqualTo(before);
		assertThat(active(site, 4)).isEqualTo(4);
		assertThat(site.account("user1").orElseThrow().company()).isEmpty();
		assertThat(site.account("user1").orElseThrow().entitlements().webdav()).isFalse();
		assertThat(site.directory().provider(Site.provider(1)).orElseThrow().guarded()).isFalse();
	}

	@Test
	void shouldNotLoseAnybodyBySettingsOfTheSiteWhileAChangeIsHeld() {
		// given
		Site site = people(OPEN, 4);
		site.applied(
				site.putProvider(Site.provider(1), "Okta", STAFF_ONLY.with().guardAbsolute(1).guardPercent(0).build()));
		site.runJobs(3);
		// when
		site.applied(new Command.PutSite("Acme", true, "UTC", Preconditions.NONE));
		site.runJobs(3);
		// then
		assertThat(active(site, 4)).isEqualTo(4);
		assertThat(site.account("user1").orElseThrow().entitlements().twoFactor()).isTrue();
		assertThat(site.directory().jobs()).extracting(Job::stage).containsExactly(Job.Stage.HELD);
	}

	private static Policy policy(Site site) {
		return site.directory().provider(Site.provider(1)).orElseThrow().policy();
	}

	private static Site people(Policy policy, int all) {
		Site site = Site.with(policy);
		for (int user = 1; user <= all; user++) {
			site.applied(site.createUser(Site.user(user), "{\"userName\":\"user" + user + "\"}"));
		}
		return site;
	}

	private static void see(Site site, SyncId sync, UserId user) {
		site.applied(new Command.See(Site.provider(1), sync,
				List.of(new Sighting(new UserId(site.nextId()), site.nextAccount(), java.util.Optional.of(user),
						java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty()))));
	}

	private static UserId[] users(long from, long to) {
		return LongStream.rangeClosed(from, to).mapToObj(Site::user).toArray(UserId[]::new);
	}

	private static long active(Site site, int all) {
		return LongStream.rangeClosed(1, all)
			.filter((user) -> site.account("user" + user).orElseThrow().status() == AccountStatus.ACTIVE)
			.count();
	}

}
