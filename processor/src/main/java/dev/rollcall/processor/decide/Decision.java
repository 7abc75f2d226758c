package dev.rollcall.processor.decide;

import java.util.List;
import java.util.function.Function;

import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;

/** What a command leads to. */
public sealed interface Decision {

	<R> R fold(Function<? super Accepted, ? extends R> accepted, Function<? super Refused, ? extends R> refused);

	/** The answer, whatever it is. */
	Outcome outcome();

	/**
	 * The command holds.
	 *
	 * @param events in the order in which they happen; empty: nothing changed
	 */
	record Accepted(List<Event> events, Outcome outcome) implements Decision {

		@Override
		public <R> R fold(Function<? super Accepted, ? extends R> accepted,
				Function<? super Refused, ? extends R> refused) {
			return accepted.apply(this);
		}

	}

	/** The command changes nothing. */
	record Refused(Outcome.Refused outcome) implements Decision {

		@Override
		public <R> R fold(Function<? super Accepted, ? extends R> accepted,
				Function<? super Refused, ? extends R> refused) {
			return refused.apply(this);
		}

	}

	static Decision refused(Outcome.Code code, String detail) {
		return new Refused(new Outcome.Refused(code, detail));
	}

}
