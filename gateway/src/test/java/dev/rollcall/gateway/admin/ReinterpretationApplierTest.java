package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.gateway.reinterpret.Fold;
import dev.rollcall.gateway.reinterpret.Target;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class ReinterpretationApplierTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final UUID GROUP = new UUID(3, 1);

	private static final UUID A = new UUID(3, 2);

	private static final UUID B = new UUID(3, 3);

	private static final UUID GONE = new UUID(3, 4);

	private static final Attributes OLD = Attributes.ofJson("{\"displayName\":\"Old\"}");

	private static final Attributes NEW = Attributes.ofJson("{\"displayName\":\"New\"}");

	private final Scripted gateway = new Scripted();

	private final ReinterpretationApplier applier = new ReinterpretationApplier(this.gateway,
			() -> new UUID(8, this.gateway.asked.size()));

	@Test
	void shouldChangeAttributesThenMembersEachOnTheVersionThatIsKnown() {
		this.gateway.answers.add(applied(6));
		this.gateway.answers.add(applied(7));
		ReinterpretationFinding finding = finding(new Fold.Folded(NEW, List.of(A, GONE), List.of(B), ""));

		apply(finding);

		assertThat(this.gateway.asked.get(0)).isInstanceOfSatisfying(Command.ReplaceGroup.class, (replace) -> {
			assertThat(replace.attributes()).isEqualTo(NEW);
			assertThat(replace.members()).isNull();
			assertThat(replace.preconditions().ifMatch()).containsExactly(5L);
		});
		assertThat(this.gateway.asked.get(1)).isInstanceOfSatisfying(Command.PatchGroup.class, (patch) -> {
			assertThat(patch.operations()).containsExactly(Operation.removeMembers(List.of(B)),
					Operation.addMembers(List.of(A)));
			assertThat(patch.preconditions().ifMatch()).containsExactly(6L);
		});
		assertThat(finding.result()).isEqualTo(new ReinterpretationJson.Result("applied", id(2), ""));
	}

	@Test
	void shouldChangeNothingTwice() {
		this.gateway.answers.add(applied(6));
		ReinterpretationFinding finding = finding(new Fold.Folded(OLD, List.of(A), List.of(), ""));

		apply(finding);
		apply(finding);

		assertThat(this.gateway.asked).hasSize(1);
	}

	@Test
	void shouldLeaveAloneWhatHasChangedSince() {
		this.gateway.answers.add(new Outcome.Refused(Outcome.Code.VERSION_MISMATCH, "Expected 5, but it is 6"));
		ReinterpretationFinding finding = finding(new Fold.Folded(NEW, List.of(A), List.of(), ""));

		apply(finding);
		apply(finding);

		assertThat(this.gateway.asked).hasSize(1);
		assertThat(finding.result())
			.isEqualTo(new ReinterpretationJson.Result("changed-since", id(1), "Expected 5, but it is 6"));
	}

	@Test
	void shouldSayWhatWasRefused() {
		this.gateway.answers.add(new Outcome.Refused(Outcome.Code.GROUP_NAME_TAKEN, "Expected another name"));
		ReinterpretationFinding finding = finding(new Fold.Folded(NEW, List.of(), List.of(), ""));

		apply(finding);

		assertThat(finding.result())
			.isEqualTo(new ReinterpretationJson.Result("refused", id(1), "Expected another name"));
	}

	@Test
	void shouldTryAgainWhatWasNotAnswered() {
		ReinterpretationFinding finding = finding(new Fold.Folded(NEW, List.of(), List.of(), ""));

		apply(finding);
		assertThat(finding.result()).extracting(ReinterpretationJson.Result::state).isEqualTo("unanswered");
		this.gateway.answers.add(applied(6));
		apply(finding);

		assertThat(finding.result()).extracting(ReinterpretationJson.Result::state).isEqualTo("applied");
	}

	@Test
	void shouldTouchNothingThatIsUndecidableOrOnlyNamesWhoIsGone() {
		ReinterpretationFinding undecidable = finding(new Fold.Folded(OLD, List.of(), List.of(), "nobody knows"));
		ReinterpretationFinding gone = finding(new Fold.Folded(OLD, List.of(GONE), List.of(), ""));

		apply(undecidable);
		apply(gone);

		assertThat(this.gateway.asked).isEmpty();
		assertThat(undecidable.result()).isNull();
	}

	private void apply(ReinterpretationFinding finding) {
		Reinterpretation reinterpretation = new Reinterpretation(new Reinterpretation.Asking(new UUID(5, 5), SITE, null,
				Instant.EPOCH, null, Instant.EPOCH, Instant.EPOCH));
		reinterpretation.ready(new ReinterpretationRun.Found(1, 1, 0, List.of(finding)));
		this.applier.apply(reinterpretation, "/admin/v1/sites/acme/reinterpretations/x/apply");
	}

	private static ReinterpretationFinding finding(Fold.Folded folded) {
		return new ReinterpretationFinding(new Target(PROVIDER, true, GROUP), new Fold.Present(OLD, 5, Set.of(B)),
				folded, folded.added().contains(GONE) ? List.of(GONE) : List.of(), List.of());
	}

	private static Outcome applied(long version) {
		return new Outcome.Applied(new Entity.Group(SITE, PROVIDER, new GroupId(GROUP), NEW, Optional.empty(), true,
				version, Instant.EPOCH, Instant.EPOCH), true, List.of(), List.of());
	}

	private static String id(int command) {
		return new UUID(9, command).toString();
	}

	/** Gives the answers in turn, none after the last. */
	private static final class Scripted implements CommandGateway {

		private final Deque<Outcome> answers = new ArrayDeque<>();

		private final List<Command> asked = new ArrayList<>();

		@Override
		public Mono<Outcome.Envelope> ask(SiteId site, String actor, RawRequest raw, Command command) {
			assertThat(actor).isEqualTo("administrator");
			assertThat(raw.path()).endsWith("/apply");
			this.asked.add(command);
			Outcome answer = this.answers.poll();
			return (answer == null) ? Mono.error(new OverloadedException("too much", Duration.ofSeconds(1)))
					: Mono.just(new Outcome.Envelope(new CommandId(new UUID(9, this.asked.size())), site, 1, answer));
		}

	}

}
