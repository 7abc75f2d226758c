package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;

/** One reading of recorded requests, how far it is and what it found. */
final class Reinterpretation {

	private static final ReinterpretationRun.Found NOTHING = new ReinterpretationRun.Found(0, 0, 0, List.of());

	private final Asking asking;

	private State state = State.RUNNING;

	private String detail = "";

	private ReinterpretationRun.Found found = NOTHING;

	Reinterpretation(Asking asking) {
		this.asking = asking;
	}

	Asking asking() {
		return this.asking;
	}

	synchronized State state() {
		return this.state;
	}

	synchronized void ready(ReinterpretationRun.Found now) {
		this.found = now;
		this.state = State.READY;
	}

	synchronized void failed(String why) {
		this.detail = why;
		this.state = State.FAILED;
	}

	synchronized void state(State now) {
		this.state = now;
	}

	synchronized List<ReinterpretationFinding> findings() {
		return this.found.findings();
	}

	synchronized ReinterpretationJson.Reinterpretation json() {
		int users = 0;
		int groups = 0;
		int undecidable = 0;
		int applied = 0;
		for (ReinterpretationFinding finding : this.found.findings()) {
			if (!finding.isDecided()) {
				undecidable++;
			}
			else if (finding.target().group()) {
				groups++;
			}
			else {
				users++;
			}
			ReinterpretationJson.Result result = finding.result();
			applied += (result != null && result.state().equals("applied")) ? 1 : 0;
		}
		ProviderId provider = this.asking.provider();
		return new ReinterpretationJson.Reinterpretation(this.asking.id().toString(), this.asking.site().value(),
				(provider != null) ? provider.toString() : null, this.asking.from(), this.asking.to(),
				this.state.name().toLowerCase(java.util.Locale.ROOT), this.detail, this.found.requests(),
				this.found.affected(), users, groups, undecidable, this.found.same(), applied, this.asking.created(),
				this.asking.expires());
	}

	enum State {

		RUNNING, READY, FAILED, APPLYING, APPLIED

	}

	/** What was asked for; no provider: all of the site. */
	record Asking(UUID id, SiteId site, @Nullable ProviderId provider, Instant from, @Nullable Instant to,
			Instant created, Instant expires) {
	}

}
