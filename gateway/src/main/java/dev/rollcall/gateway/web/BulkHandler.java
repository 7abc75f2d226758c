package dev.rollcall.gateway.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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
		return request.body(this.maxPayload)
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
			Flux<BulkOperation> operations = Flux
				.fromStream(Stream.concat(this.plan.order().stream(), this.plan.circular().stream()));
			if (most == 0) {
				return operations.flatMap(this::finish, BulkHandler.this.concurrency)
					.then(Mono.fromSupplier(this::results));
			}
			AtomicInteger errors = new AtomicInteger();
			return operations.concatMap(this::finish, 1)
				.takeUntil((answer) -> BulkResults.isError(answer) && errors.incrementAndGet() >= most)
				.then(Mono.fromSupplier(this::results));
		}

		private Mono<Answer> finish(BulkOperation operation) {
			List<Mono<Answer>> waits = this.plan.circular().contains(operation) ? List.of()
					: this.plan.waits(operation).stream().map((other) -> Mono.fromFuture(done(other), true)).toList();
			return Mono.when(waits)
				.then(Mono.defer(() -> begin(operation)))
				.onErrorResume((ex) -> Mono.just(ScimErrors.answer(ex)))
				.doOnNext((answer) -> {
					String location = answer.location();
					if (operation.makes() && !BulkResults.isError(answer) && location != null
							&& operation.bulkId() != null) {
						this.ids.put(operation.bulkId(), location.substring(location.lastIndexOf('/') + 1));
					}
					done(operation).complete(answer);
				});
		}

		private Mono<Answer> begin(BulkOperation operation) {
			ScimError refused = refused(operation);
			if (refused != null) {
				return Mono.just(ScimErrors.answer(refused));
			}
			String path = BulkReferences.resolve(operation.path(), this.ids);
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
			boolean resources = raw.matches("(Users|Groups)(/[^/]*)?");
			Endpoint.Handler handler = (target != null && resources) ? target.endpoint().handler(operation.method())
					: null;
			if (target == null || !resources) {
				return Mono.just(ScimErrors.answer(ScimError.of(404,
						"Expected the path of an operation to be below /Users or /Groups, but it is not")));
			}
			if (handler == null || raw.endsWith("/.search")) {
				return Mono.just(ScimErrors.methodNotAllowed(target.endpoint().allow()));
			}
			ObjectNode data = operation.data();
			byte[] body = (data != null)
					? BulkReferences.resolve(data, this.ids).toString().getBytes(StandardCharsets.UTF_8) : NO_BODY;
			return handler.handle(this.request.inner(HttpMethod.valueOf(operation.method()), uri, target.id(),
					operation.version(), body));
		}

		private @Nullable ScimError refused(BulkOperation operation) {
			if (operation.fault() != null) {
				return operation.fault();
			}
			if (this.plan.circular().contains(operation)) {
				return ScimError.of(409, "Expected references that can be resolved one after the other, but they go in "
						+ "a circle: make the resources first and connect them by a PATCH");
			}
			for (String reference : BulkReferences.of(operation)) {
				boolean known = this.bulk.operations()
					.stream()
					.anyMatch((other) -> other.makes() && reference.equals(other.bulkId()));
				if (!known) {
					return ScimError.badRequest(ScimType.INVALID_VALUE,
							"Expected a reference to the bulkId of a POST in this bulk, but there is none such");
				}
				if (!this.ids.containsKey(reference)) {
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
