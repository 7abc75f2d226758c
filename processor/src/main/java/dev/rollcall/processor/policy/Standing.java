package dev.rollcall.processor.policy;

import dev.rollcall.schemas.Reason;

/** Whether there is an account and whether it may be used, and why. */
public record Standing(Level level, Reason reason) {

	/**
	 * The more restrictive one; among equals the one whose reason the account has, else
	 * this one.
	 */
	Standing and(Standing other, Subject subject) {
		int order = other.level.compareTo(this.level);
		boolean kept = order == 0 && subject.account() != null && other.reason == subject.account().reason();
		return (order < 0 || kept) ? other : this;
	}

	/** From the most restrictive to the least. */
	public enum Level {

		/** No account: the directory user waits for one, or the one it has goes. */
		NONE,

		DISABLED,

		ACTIVE

	}

}
