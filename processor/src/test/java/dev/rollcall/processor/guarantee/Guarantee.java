package dev.rollcall.processor.guarantee;

import java.util.List;

/** Something that holds in every run. */
public interface Guarantee {

	/** All of them. */
	List<Guarantee> ALL = List.of(new ExactlyOneOutcome(), new PerSiteOrder(), new ReplayEqualsLive(),
			new NoLostMember());

	/**
	 * Looks whether it held.
	 * @throws AssertionError if it did not, saying where
	 */
	void verify(Run run);

}
