package dev.rollcall.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Authenticates from memory: one look-up, one hash, no other thread. Only a credential
 * that this gateway cannot vouch against (an unknown id, or one whose provider did not
 * admit it) costs a catch-up with the broker, because another gateway may have changed
 * that a moment ago.
 */
final class CredentialAccess implements Access, Credentials {

	private final Supplier<@Nullable KnownCredentials> source;

	private final CatchUp catchUp;

	private final Clock clock;

	private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);

	/**
	 * @param source gives {@code null} until the credentials are known
	 */
	CredentialAccess(Supplier<@Nullable KnownCredentials> source, CatchUp catchUp, Clock clock, MeterRegistry meters) {
		this.source = source;
		this.catchUp = catchUp;
		this.clock = clock;
		for (Verdict verdict : Verdict.values()) {
			this.verdicts.put(verdict,
					Counter.builder("rollcall.gateway.access")
						.description("SCIM requests by what became of their credential")
						.tag("verdict", verdict.wireName())
						.register(meters));
		}
	}

	@Override
	public Mono<Caller> authenticate(@Nullable String authorization) {
		Optional<PresentedCredential> presented = (authorization != null) ? PresentedCredential.parse(authorization)
				: Optional.empty();
		if (presented.isEmpty()) {
			return Mono.fromRunnable(() -> count(Verdict.MALFORMED));
		}
		return Mono.defer(() -> {
			Decision first = decide(presented.get());
			return first.verdict().mayBeStale()
					? this.catchUp.now().then(Mono.defer(() -> conclude(decide(presented.get())))) : conclude(first);
		});
	}

	@Override
	public Mono<Void> catchUp() {
		return this.catchUp.now();
	}

	@Override
	public Mono<List<AccessEntry>> of(SiteId site, ProviderId provider) {
		return this.catchUp.now().then(Mono.fromCallable(() -> known().of(site, provider)));
	}

	private Decision decide(PresentedCredential presented) {
		KnownCredentials.Known known = known().find(presented.id());
		return new Decision(Verdict.of(presented, known, this.clock.instant()), known);
	}

	private Mono<Caller> conclude(Decision decision) {
		count(decision.verdict());
		KnownCredentials.Known known = decision.known();
		if (decision.verdict() != Verdict.ADMITTED || known == null) {
			return Mono.empty();
		}
		Entity.Credential credential = known.entry().credential();
		return Mono.just(new Caller(credential.site(), credential.provider(), credential.id(), known.entry().vendor()));
	}

	private void count(Verdict verdict) {
		Counter counter = this.verdicts.get(verdict);
		if (counter != null) {
			counter.increment();
		}
	}

	private KnownCredentials known() {
		KnownCredentials known = this.source.get();
		if (known == null) {
			throw new AccessUnavailableException("Expected to know the credentials, but this gateway is starting",
					Duration.ofSeconds(1));
		}
		return known;
	}

	private record Decision(Verdict verdict, KnownCredentials.@Nullable Known known) {
	}

}
