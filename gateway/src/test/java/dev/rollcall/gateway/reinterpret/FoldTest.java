package dev.rollcall.gateway.reinterpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.Test;

import static dev.rollcall.gateway.reinterpret.History.A;
import static dev.rollcall.gateway.reinterpret.History.B;
import static dev.rollcall.gateway.reinterpret.History.C;
import static dev.rollcall.gateway.reinterpret.History.D;
import static org.assertj.core.api.Assertions.assertThat;

class FoldTest {

	private static final Operation EMPTIED = Operation.setMembers(List.of());

	private static final List<UUID> PEOPLE = List.of(A, B, C, D);

	@Test
	void shouldBringBackWhomAMisreadRemovalTookAway() {
		History history = History.group(A, B, C);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> members.clear());

		Fold.Folded folded = history.fold();

		assertThat(folded.undecidable()).isEmpty();
		assertThat(folded.added()).containsExactly(B, C);
		assertThat(folded.removed()).isEmpty();
	}

	@Test
	void shouldKeepWhatLaterRequestsDid() {
		History history = History.group(A, B, C);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> members.clear());
		history.asked(Operation.addMembers(List.of(D)), (members) -> members.add(D));
		history.asked(Operation.removeMembers(List.of(B)), (members) -> {
		});

		Fold.Folded folded = history.fold();

		assertThat(folded.added()).containsExactly(C);
		assertThat(folded.removed()).isEmpty();
	}

	@Test
	void shouldFindNothingWhereALaterRequestSetEverything() {
		History history = History.group(A, B, C);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> members.clear());
		history.asked(Operation.setMembers(List.of(D)), (members) -> members.add(D));

		assertThat(history.fold().isSame(history.present())).isTrue();
	}

	@Test
	void shouldTakeOutWhoShouldNeverHaveCome() {
		History history = History.group(A);
		history.asked(Operation.addMembers(List.of(B, C)), Operation.addMembers(List.of(C)),
				(members) -> members.addAll(List.of(B, C)));

		assertThat(history.fold().removed()).containsExactly(B);
	}

	@Test
	void shouldNotAddAgainWhomNobodyKnewWhenAnotherRequestNamedThem() {
		History history = History.group(A);
		history.asked(EMPTIED, Operation.removeMembers(List.of()), (members) -> members.clear());
		history.asked(Operation.addMembers(List.of(B, D)), (members) -> members.add(B));

		assertThat(history.fold().added()).containsExactly(A);
	}

	@Test
	void shouldKeepWhatOthersDidInItsPlace() {
		History history = History.group(A, B);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> members.clear());
		history.others((members) -> members.add(C));
		history.asked(Operation.addMembers(List.of(A)), (members) -> members.add(A));
		history.others((members) -> members.remove(A));

		Fold.Folded folded = history.fold();

		assertThat(folded.undecidable()).isEmpty();
		assertThat(folded.added()).containsExactly(B);
		assertThat(folded.removed()).isEmpty();
	}

	@Test
	void shouldSayNothingWhereTheRecordedReadingDoesNotExplainWhatHappened() {
		History history = History.group(A, B);
		history.asked(Operation.removeMembers(List.of(A)), Operation.removeMembers(List.of(B)),
				(members) -> members.clear());

		assertThat(history.fold().undecidable()).contains("is not what its recorded reading makes");
	}

	@Test
	void shouldSayNothingOfWhatChangedWhileItWasRead() {
		History history = History.group(A, B);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> members.clear());
		Fold.Present present = history.present();

		assertThat(history.fold(new Fold.Present(present.attributes(), present.version() + 1, Set.of())).undecidable())
			.contains("changed while it was read");
		assertThat(history.fold(new Fold.Present(present.attributes(), present.version(), Set.of(A))).undecidable())
			.contains("changed while it was read");
	}

	@Test
	void shouldSayNothingOfARequestThatWouldBeRefusedNow() {
		History history = History.group(A);
		history.refusedNow(EMPTIED, (members) -> members.clear());

		assertThat(history.fold().undecidable()).contains("would be refused now: Expected a path");
	}

	@Test
	void shouldSayNothingOfAConditionalRequestThatChangedNothing() {
		History history = History.group(A);
		history.conditional(Operation.removeMembers(List.of(B)), Operation.removeMembers(List.of(A)));

		assertThat(history.fold().undecidable()).contains("conditional");
	}

	@Test
	void shouldSayNothingOfARequestThatWasRefusedForAnotherReason() {
		History history = History.group(A);
		history.asked(EMPTIED, Operation.removeMembers(List.of(A)), (members) -> {
		});

		assertThat(history.fold().undecidable()).contains("refused for another reason");
	}

	/** A model of sets that knows nothing of events. */
	@Test
	void shouldFindExactlyTheDifferenceForAnyHistory() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		int different = 0;
		for (int run = 0; run < 2_000; run++) {
			Set<UUID> was = some(random);
			Set<UUID> would = new TreeSet<>(was);
			History history = History.group(was.toArray(UUID[]::new));
			for (int i = 0; i < 1 + random.nextInt(8); i++) {
				Operation recorded = operation(random);
				Operation now = (random.nextInt(3) == 0) ? operation(random) : recorded;
				if (random.nextInt(4) == 0) {
					UUID member = PEOPLE.get(random.nextInt(PEOPLE.size()));
					boolean there = was.contains(member);
					history.others((members) -> toggle(members, member, !there));
					toggle(was, member, !there);
					toggle(would, member, !there);
				}
				history.asked(recorded, now, (members) -> apply(recorded, members));
				apply(recorded, was);
				apply(now, would);
			}

			Fold.Folded folded = history.fold();

			assertThat(folded.undecidable()).as("seed %s, run %s", seed, run).isEmpty();
			Set<UUID> result = new TreeSet<>(history.present().members());
			result.removeAll(folded.removed());
			result.addAll(folded.added());
			assertThat(history.present().members()).isEqualTo(was);
			assertThat(result).as("seed %s, run %s", seed, run).isEqualTo(would);
			different += was.equals(would) ? 0 : 1;
		}
		assertThat(different).isGreaterThan(100);
	}

	private static void toggle(Set<UUID> members, UUID member, boolean there) {
		if (there) {
			members.add(member);
		}
		else {
			members.remove(member);
		}
	}

	private static void apply(Operation operation, Set<UUID> members) {
		switch (operation.kind()) {
			case SET_MEMBERS -> {
				members.clear();
				members.addAll(operation.members());
			}
			case ADD_MEMBERS -> members.addAll(operation.members());
			default -> members.removeAll(operation.members());
		}
	}

	private static Operation operation(Random random) {
		List<UUID> named = List.copyOf(some(random));
		return switch (random.nextInt(3)) {
			case 0 -> Operation.setMembers(named);
			case 1 -> Operation.addMembers(named);
			default -> Operation.removeMembers(named);
		};
	}

	private static Set<UUID> some(Random random) {
		Set<UUID> some = new TreeSet<>();
		PEOPLE.stream().filter((member) -> random.nextBoolean()).forEach(some::add);
		return some;
	}

	@Test
	void shouldSetAnAttributeThatWasPassedOver() {
		UserHistory history = new UserHistory("{\"userName\":\"ada\"}");
		history.asked(List.of(), List.of(Operation.set("title", "\"Chief\"", false)), "");

		Fold.Folded folded = history.fold();

		assertThat(folded.undecidable()).isEmpty();
		assertThat(folded.attributes().text("title")).contains("Chief");
		assertThat(folded.attributes().text("userName")).contains("ada");
	}

	@Test
	void shouldKeepWhatLaterRequestsAndOthersDidToOtherAttributes() {
		UserHistory history = new UserHistory("{\"userName\":\"ada\"}");
		List<Operation> wrong = List.of(Operation.set("title", "\"Chef\"", false));
		history.asked(wrong, List.of(Operation.set("title", "\"Chief\"", false)),
				"{\"userName\":\"ada\",\"title\":\"Chef\"}");
		List<Operation> later = List.of(Operation.set("nickName", "\"A\"", false));
		history.asked(later, later, "{\"userName\":\"ada\",\"title\":\"Chef\",\"nickName\":\"A\"}");
		history.others("{\"userName\":\"lovelace\",\"title\":\"Chef\",\"nickName\":\"A\"}");

		Fold.Folded folded = history.fold();

		assertThat(folded.undecidable()).isEmpty();
		assertThat(folded.attributes().text("title")).contains("Chief");
		assertThat(folded.attributes().text("nickName")).contains("A");
		assertThat(folded.attributes().text("userName")).contains("lovelace");
	}

	@Test
	void shouldFindNothingWhereOthersHavePutItRight() {
		UserHistory history = new UserHistory("{\"userName\":\"ada\"}");
		history.asked(List.of(), List.of(Operation.set("title", "\"Chief\"", false)), "");
		history.others("{\"userName\":\"ada\",\"title\":\"Chief\"}");

		assertThat(history.fold().isSame(history.present())).isTrue();
	}

	@Test
	void shouldReadACreationAgain() {
		UserHistory history = new UserHistory("");
		history.created("{\"userName\":\"ada\",\"active\":true}", "{\"userName\":\"ada\",\"active\":false}");

		assertThat(history.fold().attributes().flag("active")).contains(false);
	}

	@Test
	void shouldPutEventsBetweenTheRequestsThatTheyCameBetween() {
		History history = History.group(A);
		history.asked(EMPTIED, EMPTIED, (members) -> members.clear());
		history.others((members) -> members.add(B));
		history.asked(Operation.addMembers(List.of(C)), (members) -> members.add(C));

		List<Boolean> ours = new ArrayList<>();
		history.steps().forEach((step) -> ours.add(step.asked() != null));

		assertThat(ours).containsExactly(true, false, false, true);
		assertThat(history.steps().get(0).asked()).extracting(Asked::recorded).isInstanceOf(Command.PatchGroup.class);
	}

}
