package dev.rollcall.projector.read;

import dev.rollcall.schemas.read.FilterRejectedException;

/** What is left for one filter; over it the filter is refused. */
final class Budget {

	private final long deadline;

	private long rows;

	private long members;

	Budget(ScanLimits limits) {
		this.deadline = System.nanoTime() + limits.time().toNanos();
		this.rows = limits.rows();
		this.members = limits.members();
	}

	void row() {
		this.rows--;
		check(this.rows >= 0 && System.nanoTime() - this.deadline < 0);
	}

	void members(int number) {
		this.members -= number;
		check(this.members >= 0);
	}

	private static void check(boolean within) {
		if (!within) {
			throw new FilterRejectedException(
					"Expected a filter that an index answers, such as userName eq, but this one tests too many resources",
					true);
		}
	}

}
