package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/policy.md, "Synchronisation". */
class SyncDecisionTest {

	private static final Policy POLICY = Policy.DEFAULT.with().deprovisionUsers(true).build();

	private Site site = Site.with(POLICY);

	@ParameterizedTest
	@CsvSource({ "true, DISABLE, DISABLED", "true, DELETE,", "false, DISABLE, ACTIVE", "false, DELETE, ACTIVE" })
	void shouldDeprovisionWhoIsGoneByThePolicy(boolean deprovision, Policy.DeprovisionMethod method,
			AccountStatus status) {
		this.site = Site.with(POLICY.with().deprovisionUsers(deprovision).deprovisionMethod(method).build());
		users(1, 2);
		SyncId sync = start();
		see(sync, Site.user(1));
		step(sync, SyncStep.COMPLETE);
		assertThat(session(sync).state()).isEqualTo(SyncSession.State.COMPLETED);
		assertThat(session(sync).gone()).isEqualTo(1);
		assertThat(session(sync).deprovisioned()).isEqualTo(deprovision ? 1 : 0);
		assertThat(status(1)).contains(AccountStatus.ACTIVE);
		assertThat(status(2)).isEqualTo(Optional.ofNullable(status));
		assertThat(this.site.directory().sightings(sync, 10)).isEmpty();
	}

	@Test
	void shouldReactivateWhoIsBack() {
		users(1, 2);
		SyncId first = start();
		see(first, Site.user(1));
		step(first, SyncStep.COMPLETE);
		Entity.Account disabled = this.site.account("u2").orElseThrow();
		assertThat(disabled.reason()).isEqualTo(Reason.NOT_FOUND_AT_IDP);
		see(start(), Site.user(2));
		Entity.Account back = this.site.account("u2").orElseThrow();
		assertThat(back.status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(back.reason()).isEqualTo(Reason.REACTIVATED);
		assertThat(back.id()).isEqualTo(disabled.id());
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPLETE_PARTIAL", "ABANDON", "COMPLETE" })
	void shouldDeprovisionNobodyUnlessItIsComplete(SyncStep step) {
		users(1, 2);
		SyncId sync = start();
		if (step != SyncStep.COMPLETE) {
			see(sync, Site.user(1));
		}
		step(sync, step);
		assertThat(session(sync).isOver()).isTrue();
		assertThat(status(2)).contains(AccountStatus.ACTIVE);
		assertThat(this.site.refused(new Command.Sync(Site.provider(1), sync, SyncStep.COMPLETE)))
			.isEqualTo(Outcome.Code.SYNC_OVER);
	}

	@Test
	void shouldSupersedeOneThatRuns() {
		users(1, 2);
		SyncId old = start();
		see(old, Site.user(1));
		SyncId fresh = start();
		assertThat(session(old).state()).isEqualTo(SyncSession.State.SUPERSEDED);
		see(fresh, Site.user(1), Site.user(2));
		step(fresh, SyncStep.COMPLETE);
		assertThat(status(1)).contains(AccountStatus.ACTIVE);
		assertThat(status(2)).contains(AccountStatus.ACTIVE);
	}

	@Test
	void shouldCountAsSeenWhoWasMadeSince() {
		users(1, 1);
		SyncId sync = start();
		see(sync, Site.user(1));
		users(2, 2);
		step(sync, SyncStep.COMPLETE);
		assertThat(status(2)).contains(AccountStatus.ACTIVE);
	}

	@Test
	void shouldMakeAndReplaceWhatTheSourceHas() {
		users(1, 1);
		SyncId sync = start();
		this.site.applied(new Command.See(Site.provider(1), sync,
				List.of(sighting(Site.user(8), "u1", "{\"userName\":\"u1\",\"title\":\"Dr\"}"),
						sighting(Site.user(9), "new", "{\"userName\":\"new\"}"))));
		assertThat(this.site.directory().user(Site.user(1)).orElseThrow().attributes().text("title")).contains("Dr");
		assertThat(this.site.account("new")).isPresent();
		assertThat(session(sync).seen()).isEqualTo(2);
	}

	@Test
	void shouldSupersedeOneThatIsHeld() {
		users(1, 60);
		SyncId held = start();
		see(held, Site.user(60));
		step(held, SyncStep.COMPLETE);
		assertThat(session(held).state()).isEqualTo(SyncSession.State.HELD);
		SyncId fresh = start();
		assertThat(session(held).state()).isEqualTo(SyncSession.State.SUPERSEDED);
		see(fresh, LongStream.rangeClosed(1, 59).mapToObj(Site::user).toArray(UserId[]::new));
		step(fresh, SyncStep.COMPLETE);
		assertThat(status(1)).contains(AccountStatus.ACTIVE);
		assertThat(status(60)).contains(AccountStatus.DISABLED);
		assertThat(this.site.directory().jobs()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "60, 100, true", "51, 100, true", "50, 100, false", "60, 700, false" })
	void shouldHoldWhatCostsMoreThanTheGuardAllows(int gone, int all, boolean held) {
		users(1, all);
		SyncId sync = start();
		see(sync, LongStream.rangeClosed(gone + 1, all).mapToObj(Site::user).toArray(UserId[]::new));
		step(sync, SyncStep.COMPLETE);
		assertThat(session(sync).state()).isEqualTo(held ? SyncSession.State.HELD : SyncSession.State.COMPLETED);
		assertThat(status(1)).contains(held ? AccountStatus.ACTIVE : AccountStatus.DISABLED);
	}

	@ParameterizedTest
	@CsvSource({ "true, COMPLETED, DISABLED", "false, DISCARDED, ACTIVE" })
	void shouldReleaseOrDiscardWhatIsHeld(boolean release, SyncSession.State state, AccountStatus status) {
		users(1, 60);
		SyncId sync = start();
		see(sync, Site.user(60));
		step(sync, SyncStep.COMPLETE);
		Job job = this.site.directory().jobs().get(0);
		assertThat(job.stage()).isEqualTo(Job.Stage.HELD);
		assertThat(job.counted()).isEqualTo(59);
		assertThat(this.site.refused(new Command.Settle(new JobId(this.site.nextId()), true)))
			.isEqualTo(Outcome.Code.JOB_NOT_FOUND);
		this.site.applied(new Command.Settle(job.id(), release));
		this.site.runJobs(7);
		assertThat(session(sync).state()).isEqualTo(state);
		assertThat(status(1)).contains(status);
		assertThat(status(60)).contains(AccountStatus.ACTIVE);
	}

	private void users(long from, long to) {
		LongStream.rangeClosed(from, to)
			.forEach((number) -> this.site
				.applied(this.site.createUser(Site.user(number), "{\"userName\":\"u" + number + "\"}")));
	}

	private SyncId start() {
		SyncId sync = new SyncId(this.site.nextId());
		this.site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.START));
		this.site.runJobs(7);
		return sync;
	}

	private void see(SyncId sync, UserId... users) {
		this.site.applied(new Command.See(Site.provider(1), sync,
				java.util.Arrays.stream(users)
					.map((user) -> new Sighting(new UserId(this.site.nextId()), this.site.nextAccount(),
							Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty()))
					.toList()));
	}

	private Sighting sighting(UserId fresh, String userName, String json) {
		return new Sighting(fresh, this.site.nextAccount(), Optional.empty(), Optional.empty(), Optional.of(userName),
				Optional.of(Attributes.ofJson(json)));
	}

	private void step(SyncId sync, SyncStep step) {
		this.site.applied(new Command.Sync(Site.provider(1), sync, step));
		this.site.runJobs(7);
	}

	private SyncSession session(SyncId sync) {
		return this.site.directory().syncSession(sync).orElseThrow();
	}

	private Optional<AccountStatus> status(long number) {
		return this.site.account("u" + number).map(Entity.Account::status);
	}

}
