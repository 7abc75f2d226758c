package dev.rollcall.gateway.admin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads what administrators see, no older than what they were answered. What is not there
 * is a {@link ProblemException} of 404.
 */
final class AdminReads {

	private final Views views;

	private final ReadBounds bounds;

	AdminReads(Views views, ReadBounds bounds) {
		this.views = views;
		this.bounds = bounds;
	}

	Mono<List<Entity.Site>> sites(@Nullable SiteId after, int limit) {
		return stage(() -> this.views.sites(after, limit));
	}

	Mono<Entity.Site> site(SiteId site) {
		return at(site, (bound) -> this.views.site(site, bound)).flatMap((found) -> present(found, "site"));
	}

	Mono<List<Entity.Provider>> providers(SiteId site) {
		return site(site).then(at(site, (bound) -> this.views.providers(site, bound)));
	}

	Mono<Entity.Provider> provider(SiteId site, ProviderId provider) {
		return at(site, (bound) -> this.views.provider(site, provider, bound))
			.flatMap((found) -> present(found, "provider"));
	}

	Mono<List<Views.AccountRow>> accounts(SiteId site, @Nullable UUID after, int limit) {
		return site(site).then(at(site, (bound) -> this.views.accounts(site, after, limit, bound)));
	}

	Mono<List<Job>> jobs(SiteId site) {
		return site(site).then(at(site, (bound) -> this.views.jobs(site, bound)));
	}

	Mono<Views.AccountRow> account(SiteId site, AccountId id) {
		return at(site, (bound) -> this.views.account(site, id, bound)).flatMap((found) -> present(found, "account"));
	}

	<E extends Entity> Mono<E> setting(EntityKey key, Class<E> type, String what) {
		return at(key.site(), (bound) -> this.views.setting(key, bound)).flatMap((found) -> present(found, what))
			.cast(type);
	}

	<E extends Entity> Mono<List<E>> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent,
			@Nullable UUID after, int limit, Class<E> type) {
		return at(site, (bound) -> this.views.settings(site, kind, parent, after, limit, bound))
			.map((found) -> found.stream().map(type::cast).toList());
	}

	/** Completes when this gateway knows what every answered change of the site said. */
	Mono<Void> current(SiteId site) {
		return Mono.defer(() -> this.bounds.bound(site)).then();
	}

	private <T> Mono<T> at(SiteId site, Function<ReadBound, CompletionStage<T>> read) {
		return Mono.defer(() -> this.bounds.bound(site)).flatMap((bound) -> stage(() -> read.apply(bound)));
	}

	private static <T> Mono<T> stage(java.util.function.Supplier<CompletionStage<T>> read) {
		return Mono.fromCompletionStage(read);
	}

	private static <T> Mono<T> present(Optional<T> found, String what) {
		return found.map(Mono::just)
			.orElseGet(
					() -> Mono.error(new ProblemException(Problem.notFound("There is no " + what + " of this id."))));
	}

}
