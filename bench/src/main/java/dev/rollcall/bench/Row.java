package dev.rollcall.bench;

import org.jspecify.annotations.Nullable;

/**
 * A load and the same load on the bare baseline.
 *
 * @param note what a check after the load found; empty if all was well
 */
record Row(String name, Measured measured, @Nullable Measured bare, String note) {

	/** How much of the bare rate is left. */
	@Nullable Double share() {
		return (this.bare == null || this.bare.perSecond() == 0) ? null
				: this.measured.perSecond() / this.bare.perSecond();
	}

}
