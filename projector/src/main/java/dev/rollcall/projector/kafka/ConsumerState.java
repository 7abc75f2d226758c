package dev.rollcall.projector.kafka;

/**
 * How the consumer is doing.
 *
 * @param connected whether the broker and the view database answer
 * @param caughtUp whether the view has once reached where the topic ended at the start
 * @param lag committed records that the view does not reflect yet
 * @param poisoned entities that are missing or out of date because of poison
 * @param failure what went wrong last; empty while connected
 */
public record ConsumerState(boolean connected, boolean caughtUp, long lag, int poisoned, String failure) {

	static final ConsumerState STARTING = new ConsumerState(false, false, 0, 0, "starting");

	ConsumerState failed(String reason) {
		return new ConsumerState(false, this.caughtUp, this.lag, this.poisoned, reason);
	}

}
