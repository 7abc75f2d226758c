package dev.rollcall.processor.policy;

import dev.rollcall.schemas.Reason;

/** Whether there is an account and whether it may be used, and why. */
record Standing(Level level, Reason reason) {

	/** The more restrictive one; among equals this one. */
	Standing and(Standing other) {
		return (other.level.compareTo(this.level) < 0) ? other : this;
	}

	/** From the most restrictive to the least. */
	enum Level {

		/** The directory user waits without an account. */
		PENDING,

		DISABLED,

		ACTIVE

	}

}
