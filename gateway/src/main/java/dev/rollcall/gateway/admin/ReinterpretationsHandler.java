package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.List;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Reads recorded requests again, says what would be otherwise, and applies it. */
final class ReinterpretationsHandler {

	private static final int ID = 36;

	private final Reinterpretations reinterpretations;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final int maxPage;

	ReinterpretationsHandler(Reinterpretations reinterpretations, AdminReads reads, AdminBodies bodies,
			AdminProperties properties) {
		this.reinterpretations = reinterpretations;
		this.reads = reads;
		this.bodies = bodies;
		this.maxPage = properties.maxPage();
	}

	Mono<ServerResponse> start(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.bodies.readOrEmpty(request).flatMap((body) -> {
			String provider = body.text("provider", ID, "");
			Instant from = body.instant("from");
			Instant to = body.instant("to");
			body.check();
			ProviderId only = provider.isEmpty() ? null : provider(provider);
			Mono<?> exists = (only != null) ? this.reads.provider(site, only) : this.reads.site(site);
			return exists.then(Mono.fromSupplier(
					() -> this.reinterpretations.start(site, only, (from != null) ? from : Instant.EPOCH, to)));
		}).flatMap((begun) -> AdminAnswers.accepted(path(begun), begun.json()));
	}

	private static ProviderId provider(String text) {
		return new ProviderId(Ids.parse(text)
			.orElseThrow(() -> new ProblemException(Problem.invalid("provider", "Expected the id of a provider"))));
	}

	private static String path(Reinterpretation one) {
		return "/admin/v1/sites/" + one.asking().site() + "/reinterpretations/" + one.asking().id();
	}

	Mono<ServerResponse> list(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.reads.site(site)
			.flatMap((found) -> AdminAnswers.ok(new AdminJson.Page<>(
					this.reinterpretations.all(site).stream().map(Reinterpretation::json).toList(), null)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return AdminAnswers.ok(find(request).json());
	}

	/** Users before groups, in the order of ids. */
	Mono<ServerResponse> findings(ServerRequest request) {
		int limit = AdminRequest.limit(request, this.maxPage);
		int first = request.queryParam("after").map(ReinterpretationsHandler::place).orElse(0);
		List<ReinterpretationFinding> all = find(request).findings();
		int end = Math.min(all.size(), first + limit);
		@Nullable String next = (end < all.size()) ? Integer.toString(end) : null;
		return AdminAnswers.ok(new AdminJson.Page<>(
				all.subList(Math.min(first, end), end).stream().map(ReinterpretationJson.Reinterpreted::of).toList(),
				next));
	}

	private static int place(String text) {
		if (!text.matches("[0-9]{1,9}")) {
			throw new ProblemException(Problem.invalid("after", "Expected the next of the page before"));
		}
		return Integer.parseInt(text);
	}

	Mono<ServerResponse> apply(ServerRequest request) {
		Reinterpretation begun = this.reinterpretations.apply(AdminRequest.site(request),
				AdminRequest.reinterpretation(request), request.requestPath().value());
		return AdminAnswers.accepted(path(begun), begun.json());
	}

	private Reinterpretation find(ServerRequest request) {
		return this.reinterpretations.find(AdminRequest.site(request), AdminRequest.reinterpretation(request));
	}

}
