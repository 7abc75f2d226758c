package dev.rollcall.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.SecurityEventToken;
import dev.rollcall.schemas.ProviderId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes that are answered before they are done (RFC 9967 section 2.5.1, RFC 7240): 202
 * with where to learn the result. Results are kept in this gateway's memory, a bounded
 * number of them for a bounded time; where there is no room the preference is not applied
 * and the client waits, as the RFC allows.
 */
final class AsyncRequests {

	/** Below the base URI. */
	static final String PATH = "AsyncRequests";

	private final Clock clock;

	private final int most;

	private final Duration kept;

	private final int maxBody;

	private final Map<UUID, Started> started = new LinkedHashMap<>();

	AsyncRequests(Clock clock, int most, Duration kept, int maxBody) {
		this.clock = clock;
		this.most = most;
		this.kept = kept;
		this.maxBody = maxBody;
	}

	/** A handler that answers early where the client prefers that. */
	Endpoint.Handler over(Endpoint.Handler handler) {
		return (request) -> {
			Preferences preferences = request.preferences();
			return preferences.async() ? start(request, handler, preferences.longest()) : handler.handle(request);
		};
	}

	/**
	 * The result as a security event token, a JWT for who asks for that; 202 until it is
	 * there.
	 */
	Mono<Answer> read(ScimRequest request) {
		Started found = find(request);
		if (found == null) {
			throw new ScimErrorException(
					ScimError.of(404, "Expected a request that is not answered yet, or was a short time ago, but "
							+ "there is none of this id: read the resource to learn what became of it"));
		}
		Done done = found.done().getNow(null);
		if (done == null) {
			return Mono.just(Answer.empty(202).header("Retry-After", "1"));
		}
		SecurityEventToken token = token(request, found, done);
		return Mono.just(request.accepts(SecurityEventToken.MEDIA_TYPE)
				? Answer.of(200, token.jwt()).as(SecurityEventToken.MEDIA_TYPE)
				: Answer.of(200, token.json()).as("application/json"));
	}

	private static SecurityEventToken token(ScimRequest request, Started started, Done done) {
		String resource = (done.answer().location() != null) ? done.answer().location() : started.uri();
		return new SecurityEventToken(done.token(), request.base(), started.provider().toString(), done.at(),
				request.id().toLowerCase(Locale.ROOT),
				resource.startsWith(request.base()) ? resource.substring(request.base().length()) : resource,
				BulkResults.of(started.method(), null, done.answer(),
						(done.answer().location() != null || started.existed()) ? resource : null));
	}

	private Mono<Answer> start(ScimRequest request, Endpoint.Handler handler, Duration wait) {
		return request.body(this.maxBody).flatMap((body) -> {
			ScimRequest whole = request.with(body);
			CompletableFuture<Answer> answer = new CompletableFuture<>();
			UUID id = remember(request,
					answer.thenApply((found) -> new Done(found, this.clock.instant(), UUID.randomUUID())));
			if (id == null) {
				return handler.handle(whole);
			}
			Answer accepted = Answer.empty(202)
				.location(request.base() + "/" + PATH + "/" + id)
				.header("Preference-Applied", "respond-async")
				.header("Set-Txn", id.toString());
			return Mono.deferContextual((context) -> {
				Mono.defer(() -> handler.handle(whole))
					.onErrorResume((ex) -> Mono.just(ScimErrors.answer(ex)))
					.contextWrite(context)
					.subscribe(answer::complete, answer::completeExceptionally);
				return wait.isZero() ? Mono.just(accepted)
						: Mono.fromFuture(answer, true).timeout(wait).onErrorReturn(TimeoutException.class, accepted);
			});
		});
	}

	private synchronized @Nullable UUID remember(ScimRequest request, CompletableFuture<Done> done) {
		Instant now = this.clock.instant();
		Iterator<Started> oldest = this.started.values().iterator();
		while (oldest.hasNext() && oldest.next().at().plus(this.kept).isBefore(now)) {
			oldest.remove();
		}
		if (this.started.size() >= this.most) {
			return null;
		}
		UUID id = UUID.randomUUID();
		this.started.put(id, new Started(request.caller().provider(), request.method().name(), request.target(),
				request.resource() != null, now, done));
		return id;
	}

	private synchronized @Nullable Started find(ScimRequest request) {
		try {
			Started found = this.started.get(UUID.fromString(request.id()));
			boolean visible = found != null && found.provider().equals(request.caller().provider())
					&& !found.at().plus(this.kept).isBefore(this.clock.instant());
			return visible ? found : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * A write on its way, or done.
	 *
	 * @param uri of the resource, of the collection for a new one
	 * @param existed whether it is about a resource that was there before
	 */
	private record Started(ProviderId provider, String method, String uri, boolean existed, Instant at,
			CompletableFuture<Done> done) {
	}

	/**
	 * What became of a write.
	 *
	 * @param token id of the token that says so
	 */
	private record Done(Answer answer, Instant at, UUID token) {
	}

}
