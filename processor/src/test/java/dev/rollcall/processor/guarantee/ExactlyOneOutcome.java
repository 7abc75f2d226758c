package dev.rollcall.processor.guarantee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every delivery of a command is answered once, and every delivery of the same command in
 * the same way.
 */
public final class ExactlyOneOutcome implements Guarantee {

	@Override
	public void verify(Run run) {
		Map<CommandId, Integer> deliveries = new LinkedHashMap<>();
		run.commands()
			.stream()
			.filter((command) -> command.reply().isPresent())
			.map(Command.Envelope::id)
			.forEach((id) -> deliveries.merge(id, 1, Integer::sum));
		Map<CommandId, List<String>> answers = new LinkedHashMap<>();
		run.outcomes()
			.forEach((outcome) -> answers.computeIfAbsent(outcome.command(), (id) -> new ArrayList<>())
				.add(outcome.sequence() + " " + kind(outcome.outcome())));
		assertThat(answers.keySet()).as("commands answered").isEqualTo(deliveries.keySet());
		deliveries.forEach((id, count) -> {
			List<String> given = answers.getOrDefault(id, List.of());
			assertThat(given).as("answers to %s", id).hasSize(count);
			assertThat(given.stream().distinct()).as("kinds of answer to %s", id).hasSize(1);
		});
	}

	private static String kind(Outcome outcome) {
		return (outcome instanceof Outcome.Refused refused) ? refused.code().name()
				: "applied " + ((Outcome.Applied) outcome).changed();
	}

}
