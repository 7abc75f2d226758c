package dev.rollcall.gateway.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;

/**
 * The reinterpretations that this gateway has made lately, a bounded number for a bounded
 * time. One at a time is at work.
 */
final class Reinterpretations {

	private static final Logger log = LoggerFactory.getLogger(Reinterpretations.class);

	private final Runs runs;

	private final ReinterpretationApplier applier;

	private final IdSource ids;

	private final Clock clock;

	private final ReinterpretationProperties properties;

	private final Map<UUID, Reinterpretation> kept = new LinkedHashMap<>();

	Reinterpretations(Runs runs, ReinterpretationApplier applier, IdSource ids, Clock clock,
			ReinterpretationProperties properties) {
		this.runs = runs;
		this.applier = applier;
		this.ids = ids;
		this.clock = clock;
		this.properties = properties;
	}

	/** Begins to read. */
	synchronized Reinterpretation start(SiteId site, @Nullable ProviderId provider, Instant from,
			@Nullable Instant to) {
		forget();
		checkIdle();
		Instant now = this.clock.instant();
		Reinterpretation begun = new Reinterpretation(new Reinterpretation.Asking(this.ids.next(), site, provider, from,
				to, now, now.plus(this.properties.expiry())));
		if (this.kept.size() >= this.properties.kept()) {
			this.kept.remove(this.kept.keySet().iterator().next());
		}
		this.kept.put(begun.asking().id(), begun);
		work(begun, () -> {
			begun.ready(this.runs.of(site).run(provider, from, to));
			return begun;
		});
		return begun;
	}

	synchronized List<Reinterpretation> all(SiteId site) {
		forget();
		return this.kept.values().stream().filter((one) -> one.asking().site().equals(site)).toList();
	}

	synchronized Reinterpretation find(SiteId site, UUID id) {
		forget();
		Reinterpretation found = this.kept.get(id);
		if (found == null || !found.asking().site().equals(site)) {
			throw new ProblemException(Problem.notFound("There is no reinterpretation of this id on this gateway. "
					+ "They expire, and go with a restart: ask for a new one."));
		}
		return found;
	}

	/**
	 * Begins to change what it found; what was changed already is left alone.
	 * @param path of the request that asks for it, which the commands keep
	 */
	synchronized Reinterpretation apply(SiteId site, UUID id, String path) {
		Reinterpretation found = find(site, id);
		Reinterpretation.State state = found.state();
		if (state == Reinterpretation.State.RUNNING || state == Reinterpretation.State.FAILED) {
			throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "conflict", "There is nothing to apply",
					"Expected a reinterpretation that is ready, but it is "
							+ ((state == Reinterpretation.State.RUNNING) ? "still running." : "failed.")));
		}
		if (state == Reinterpretation.State.APPLYING) {
			return found;
		}
		checkIdle();
		found.state(Reinterpretation.State.APPLYING);
		work(found, () -> {
			this.applier.apply(found, path);
			found.state(Reinterpretation.State.APPLIED);
			return found;
		});
		return found;
	}

	private void checkIdle() {
		boolean busy = this.kept.values()
			.stream()
			.map(Reinterpretation::state)
			.anyMatch((state) -> state == Reinterpretation.State.RUNNING || state == Reinterpretation.State.APPLYING);
		if (busy) {
			throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "conflict", "Another one is at work",
					"This gateway works on one reinterpretation at a time. Send the request again when it is ready."));
		}
	}

	/** What is at work stays, whatever its age. */
	private void forget() {
		Instant now = this.clock.instant();
		this.kept.values()
			.removeIf((one) -> one.asking().expires().isBefore(now) && one.state() != Reinterpretation.State.RUNNING
					&& one.state() != Reinterpretation.State.APPLYING);
	}

	private static void work(Reinterpretation about, Supplier<Reinterpretation> work) {
		Mono.fromSupplier(work).subscribeOn(Schedulers.boundedElastic()).subscribe((done) -> {
		}, (failure) -> {
			if (failure instanceof SiteLog.LimitExceededException limit) {
				about.failed(String.valueOf(limit.getMessage()));
				return;
			}
			log.error("Reinterpretation {} failed", about.asking().id(), failure);
			about.failed("It could not be worked out. The log of the gateway says why; ask for a new one.");
		});
	}

	/** Makes runs. */
	interface Runs {

		ReinterpretationRun of(SiteId site);

	}

}
