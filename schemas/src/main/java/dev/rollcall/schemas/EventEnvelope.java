package dev.rollcall.schemas;

import java.time.Instant;

/**
 * An event on its way.
 *
 * @param sequence the partition's number of the command that caused it; grows by one with
 * each command
 * @param index its place among the events of that command, from 0
 * @param cause the command that led to it; for a job's step the command that started the
 * job
 * @param actor who asked
 */
public record EventEnvelope(SiteId site, long sequence, int index, Instant at, CommandId cause, String actor,
		Event event) {

	/** Unique and stable: the CloudEvents {@code id}. */
	public String id() {
		return this.site + "/" + this.sequence + "/" + this.index;
	}

}
