package dev.rollcall.schemas;

/** What a source says of its synchronisation as a whole. */
public enum SyncStep {

	START,
	/** Everything was reported: who was not is gone. */
	COMPLETE,
	/** Ended, but not everything was reported. */
	COMPLETE_PARTIAL, ABANDON

}
