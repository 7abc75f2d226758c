package dev.rollcall.processor.policy;

import java.time.Instant;

import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.CommandId;

/** Who asked for what is being decided, and when. */
public record Provenance(CommandId command, Instant at, String actor) {

	/** What is remembered with a facet. */
	public Because because(Because.Facet facet, Why why, long policyVersion) {
		return new Because(facet, why.rule(), why.pattern(), why.group(), policyVersion, this.command, this.at,
				this.actor);
	}

}
