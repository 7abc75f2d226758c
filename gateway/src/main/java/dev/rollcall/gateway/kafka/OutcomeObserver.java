package dev.rollcall.gateway.kafka;

import dev.rollcall.schemas.Outcome;

/** Learns of an outcome before anybody is told of it. */
@FunctionalInterface
public interface OutcomeObserver {

	/** Is called on the thread that reads outcomes, so it must return soon. */
	void beforeAnswer(Outcome.Envelope outcome);

}
