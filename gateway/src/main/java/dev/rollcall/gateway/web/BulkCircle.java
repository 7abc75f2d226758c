package dev.rollcall.gateway.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.rollcall.gateway.scim.BulkOperation;
import dev.rollcall.gateway.scim.BulkPlan;
import dev.rollcall.gateway.scim.BulkReferences;
import dev.rollcall.gateway.scim.ScimError;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources of a bulk that refer to each other in a circle (RFC 7644 section 3.7.1). Each
 * is made without the references that cannot be resolved yet, and then put as it was
 * asked for. The circle is made whole or not at all: if one operation fails, what was
 * made before is deleted again, and the others are answered 409.
 */
final class BulkCircle {

	private final List<BulkOperation> members;

	private final BulkPlan plan;

	private final Map<String, String> ids;

	private final Function<BulkOperation, @Nullable ScimError> check;

	private final Sender sender;

	private final String base;

	/** What has become of each so far. */
	private final Map<BulkOperation, Answer> answers = new HashMap<>();

	/** In the order of making. */
	private final List<BulkOperation> made = new ArrayList<>();

	/**
	 * The circle of some operations.
	 * @param ids of what was made, by bulkId; the circle adds its own while it is at work
	 * @param check what is wrong with an operation before it is begun
	 * @param base of the SCIM API
	 */
	BulkCircle(List<BulkOperation> members, BulkPlan plan, Map<String, String> ids,
			Function<BulkOperation, @Nullable ScimError> check, Sender sender, String base) {
		this.members = members;
		this.plan = plan;
		this.ids = ids;
		this.check = check;
		this.sender = sender;
		this.base = base;
	}

	/** The answers in the order of the operations. */
	Mono<List<Answer>> make() {
		return Flux.fromIterable(this.members)
			.concatMap(this::create, 1)
			.concatWith(Flux.defer(() -> Flux.fromIterable(this.members))
				.filter((operation) -> !this.plan.late(operation).isEmpty())
				.concatMap(this::connect, 1))
			.takeUntil(BulkResults::isError)
			.filter(BulkResults::isError)
			.next()
			.flatMap((failed) -> undo())
			.then(Mono.fromSupplier(this::results));
	}

	private Mono<Answer> create(BulkOperation operation) {
		ScimError refused = this.check.apply(operation);
		ObjectNode data = operation.data();
		Mono<Answer> answer = (refused != null || data == null)
				? Mono.just(ScimErrors.answer((refused != null) ? refused : failed()))
				: this.sender.send(operation.method(), operation.path(), null,
						BulkReferences.resolve(BulkReferences.without(data, this.plan.late(operation)), this.ids));
		return answer.doOnNext((found) -> {
			this.answers.put(operation, found);
			String location = found.location();
			if (!BulkResults.isError(found) && location != null && operation.bulkId() != null) {
				this.made.add(operation);
				this.ids.put(operation.bulkId(), id(location));
			}
		});
	}

	/** Puts the whole of what was asked for, if nobody else was quicker. */
	private Mono<Answer> connect(BulkOperation operation) {
		Answer created = answer(operation);
		ObjectNode data = operation.data();
		if (data == null) {
			return Mono.just(created);
		}
		return this.sender.send("PUT", path(created), created.etag(), BulkReferences.resolve(data, this.ids))
			.doOnNext((put) -> this.answers.put(operation, (put.etag() == null) ? put : created.etag(put.etag())));
	}

	/** The last one first, so that nothing is left that refers to what is gone. */
	private Mono<Void> undo() {
		List<BulkOperation> backwards = new ArrayList<>(this.made);
		Collections.reverse(backwards);
		Map<BulkOperation, String> paths = new HashMap<>();
		backwards.forEach((operation) -> {
			paths.put(operation, "/" + type(operation) + "/" + this.ids.get(String.valueOf(operation.bulkId())));
			this.ids.remove(String.valueOf(operation.bulkId()));
		});
		return Flux.fromIterable(backwards)
			.concatMap((operation) -> this.sender.send("DELETE", String.valueOf(paths.get(operation)), null, null)
				.doOnNext((answer) -> {
					if (!BulkResults.isError(answer(operation))) {
						this.answers.remove(operation);
					}
					if (BulkResults.isError(answer) && answer.status() != 404) {
						this.answers.put(operation, ScimErrors.answer(ScimError.of(409,
								"Expected to delete again what was made in a circle of which another part failed, but "
										+ "that failed too: " + paths.get(operation)
										+ " stays without its references")));
					}
				}), 1)
			.then();
	}

	private List<Answer> results() {
		return this.members.stream()
			.map((operation) -> this.answers.getOrDefault(operation, ScimErrors.answer(failed())))
			.toList();
	}

	private Answer answer(BulkOperation operation) {
		Answer found = this.answers.get(operation);
		if (found == null) {
			throw new IllegalStateException("Expected an operation of the circle to be answered, but it is not");
		}
		return found;
	}

	private String path(Answer created) {
		return String.valueOf(created.location()).substring(this.base.length());
	}

	private static String type(BulkOperation operation) {
		return operation.path().substring(1).replaceFirst("[/?].*$", "");
	}

	/** The id at the end of a location. */
	static String id(String location) {
		return location.substring(location.lastIndexOf('/') + 1);
	}

	private static ScimError failed() {
		return ScimError.of(409, "Expected all resources that refer to each other in a circle to be made, but one "
				+ "failed, so that none is there: see its error");
	}

	/** Sends what an operation stands for. */
	interface Sender {

		Mono<Answer> send(String method, String path, @Nullable String version, @Nullable ObjectNode data);

	}

}
