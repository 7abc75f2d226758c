package dev.rollcall.gateway.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.gateway.scim.BulkOperation;
import dev.rollcall.gateway.scim.BulkPlan;
import dev.rollcall.gateway.scim.BulkReferences;
import dev.rollcall.gateway.scim.BulkRequest;
import dev.rollcall.gateway.scim.BulkResponse;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /Bulk} (RFC 7644 section 3.7). Each operation becomes the request that it stands
 * for and goes the way of that request, so that it is decided, recorded and refused as
 * such. Operations that do not wait for each other are under way together, unless
 * {@code failOnErrors} says that what comes later depends on what came before.
 */
final class BulkHandler {

	private static final byte[] NO_BODY = new byte[0];

	private final JsonBody json;

	private final int maxPayload;

	private final int maxOperations;

	private final int concurrency;

	/**
	 * A handler within limits.
	 * @param concurrency operations of one bulk that are under way together
	 */
	BulkHandler(JsonBody json, int maxPayload, int maxOperations, int concurrency) {
		this.json = json;
		this.maxPayload = maxPayload;
		this.maxOperations = maxOperations;
		this.concurrency = concurrency;
	}

	Mono<Answer> run(ScimRequest request, ScimRoutes routes) {
		return request.body(this.maxPayload, "maxPayloadSize = ")
			.map((body) -> BulkRequest.read(this.json.parse(body), this.maxOperations))
			.flatMap((bulk) -> new Run(request, routes, bulk).answer());
	}

	/** One bulk. */
	private final class Run {

		private final ScimRequest request;

		private final ScimRoutes routes;

		private final BulkRequest bulk;

		private final BulkPlan plan;

		private final Map<BulkOperation, CompletableFuture<Answer>> done = new HashMap<>();

		/** Ids of what was made, by bulkId. */
		private final Map<String, String> ids = new ConcurrentHashMap<>();

		Run(ScimRequest request, ScimRoutes routes, BulkRequest bulk) {
			this.request = request;
			this.routes = routes;
			this.bulk = bulk;
			this.plan = new BulkPlan(bulk.operations());
			bulk.operations().forEach((operation) -> this.done.put(operation, new CompletableFuture<>()));
		}

		Mono<Answer> answer() {
			int most = this.bulk.failOnErrors();
			Flux<List<BulkOperation>> steps = Flux.fromIterable(this.plan.steps());
			if (most == 0) {
				return steps.flatMap(this::finish, BulkHandler.this.concurrency).then(Mono.fromSupplier(this::results));
			}
			AtomicInteger errors = new AtomicInteger();
			return steps.concatMap(this::finish, 1)
				.takeUntil((answers) -> errors
					.addAndGet((int) answers.stream().filter(BulkResults::isError).count()) >= most)
				.then(Mono.fromSupplier(this::results));
		}

		private Mono<List<Answer>> finish(List<BulkOperation> step) {
			List<Mono<Answer>> waits = step.stream()
				.flatMap((operation) -> this.plan.waits(operation).stream())
				.distinct()
				.map((other) -> Mono.fromFuture(done(other), true))
				.toList();
			return Mono.when(waits).then(Mono.defer(() -> answers(step))).doOnNext((answers) -> {
				for (int i = 0; i < step.size(); i++) {
					remember(step.get(i), answers.get(i));
				}
			});
		}

		private void remember(BulkOperation operation, Answer answer) {
			String location = answer.location();
			if (operation.makes() && !BulkResults.isError(answer) && location != null && operation.bulkId() != null) {
				this.ids.put(operation.bulkId(), BulkCircle.id(location));
			}
			done(operation).complete(answer);
		}

		/** One for each operation. */
		private Mono<List<Answer>> answers(List<BulkOperation> step) {
			if (this.plan.late(step.get(0)).isEmpty()) {
				BulkOperation operation = step.get(0);
				ScimError refused = refused(operation);
				return ((refused != null) ? Mono.just(ScimErrors.answer(refused))
						: send(operation.method(), BulkReferences.resolve(operation.path(), this.ids),
								operation.version(), resolved(operation, this.ids)))
					.map(List::of);
			}
			return new BulkCircle(step, this.plan, this.ids, this::refused, this::send, this.request.base()).make()
				.onErrorResume((ex) -> Mono.just(Collections.nCopies(step.size(), ScimErrors.answer(ex))));
		}

		private static @Nullable ObjectNode resolved(BulkOperation operation, Map<String, String> ids) {
			return (operation.data() != null) ? BulkReferences.resolve(operation.data(), ids) : null;
		}

		/** What the request that an operation stands for is answered. */
		private Mono<Answer> send(String method, String path, @Nullable String version, @Nullable ObjectNode data) {
			URI uri;
			try {
				uri = URI.create(this.request.base() + path);
			}
			catch (IllegalArgumentException ex) {
				return Mono.just(ScimErrors.answer(ScimError.badRequest(ScimType.INVALID_SYNTAX,
						"Expected the path of an operation to be percent-encoded, but it is not")));
			}
			String raw = path.substring(1).replaceFirst("\\?.*$", "");
			ScimRoutes.Target target = this.routes.find(raw);
			if (target == null || !raw.matches("(Users|Groups)(/[^/]*)?") || raw.endsWith("/.search")) {
				return Mono.just(ScimErrors.answer(ScimError.of(404,
						"Expected the path of an operation to be below /Users or /Groups, but it is not")));
			}
			Endpoint.Handler handler = target.endpoint().handler(method);
			if (handler == null) {
				return Mono.just(ScimErrors.methodNotAllowed(target.endpoint().allow()));
			}
			byte[] body = (data != null) ? data.toString().getBytes(StandardCharsets.UTF_8) : NO_BODY;
			return Mono
				.defer(() -> handler
					.handle(this.request.inner(HttpMethod.valueOf(method), uri, target.id(), version, body)))
				.onErrorResume((ex) -> Mono.just(ScimErrors.answer(ex)));
		}

		/** What is wrong with an operation before it is begun. */
		private @Nullable ScimError refused(BulkOperation operation) {
			if (operation.fault() != null) {
				return operation.fault();
			}
			Set<String> late = this.plan.late(operation);
			for (String reference : BulkReferences.of(operation)) {
				boolean known = this.bulk.operations()
					.stream()
					.anyMatch((other) -> other.makes() && reference.equals(other.bulkId()));
				if (!known) {
					return ScimError.badRequest(ScimType.INVALID_VALUE,
							"Expected a reference to the bulkId of a POST in this bulk, but there is none such");
				}
				if (!this.ids.containsKey(reference) && !late.contains(reference)) {
					return ScimError.of(409, "Expected what the operation refers to to be made, but that failed");
				}
			}
			return null;
		}

		private CompletableFuture<Answer> done(BulkOperation operation) {
			return Objects.requireNonNull(this.done.get(operation));
		}

		/** In the order of the request; what was not tried any more is left out. */
		private Answer results() {
			return Answer.of(200, BulkResponse.of(this.bulk.operations()
				.stream()
				.filter((operation) -> done(operation).isDone())
				.map((operation) -> BulkResults.of(operation.method(), operation.bulkId(), done(operation).join(),
						operation.makes() ? null
								: this.request.base() + BulkReferences.resolve(operation.path(), this.ids)))
				.toList()));
		}

	}

}
