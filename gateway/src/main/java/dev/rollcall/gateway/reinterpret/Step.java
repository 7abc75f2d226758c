package dev.rollcall.gateway.reinterpret;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one request, or somebody else's command, did to a target.
 *
 * @param asked {@code null} if it was no SCIM request: a login, a synchronisation, a job,
 * an administrator, the deletion of a member
 * @param events of the target only, in their order
 */
public record Step(@Nullable Asked asked, List<Event> events) {

	public Step {
		events = List.copyOf(events);
	}

	/**
	 * Puts requests and events about one target in the order in which they were decided.
	 * @param asked in the order of the log
	 * @param happened in the order of the log
	 */
	public static List<Step> merge(List<Asked> asked, List<Happened> happened) {
		List<Step> steps = new ArrayList<>();
		int next = 0;
		for (Asked one : asked) {
			while (next < happened.size() && happened.get(next).position() < one.position()) {
				steps.add(new Step(null, List.of(happened.get(next++).envelope().event())));
			}
			List<Event> own = new ArrayList<>();
			while (next < happened.size() && happened.get(next).position() == one.position()
					&& happened.get(next).envelope().cause().equals(one.id())) {
				own.add(happened.get(next++).envelope().event());
			}
			steps.add(new Step(one, own));
		}
		happened.subList(next, happened.size())
			.forEach((left) -> steps.add(new Step(null, List.of(left.envelope().event()))));
		return steps;
	}

	/**
	 * An event.
	 *
	 * @param position in the command log, of the last command before it that is known
	 */
	public record Happened(long position, EventEnvelope envelope) {
	}

}
