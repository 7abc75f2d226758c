package dev.rollcall.gateway.read;

import java.time.Duration;

import dev.rollcall.schemas.read.Views;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Down while the view does not answer. */
final class ViewHealth implements ReactiveHealthIndicator {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final Views views;

	ViewHealth(Views views) {
		this.views = views;
	}

	@Override
	public Mono<Health> health() {
		return Mono.fromCompletionStage(() -> this.views.sites(null, 1))
			.timeout(TIMEOUT)
			.map((sites) -> Health.up().build())
			.onErrorResume((ex) -> Mono.just(Health.down().withDetail("reason", "the view does not answer").build()));
	}

}
