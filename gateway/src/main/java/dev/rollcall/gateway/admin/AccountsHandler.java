package dev.rollcall.gateway.admin;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What came of the directory: accounts, and the jobs that are at work on them. */
final class AccountsHandler {

	private final AdminReads reads;

	private final int maxPage;

	AccountsHandler(AdminReads reads, AdminProperties properties) {
		this.reads = reads;
		this.maxPage = properties.maxPage();
	}

	Mono<ServerResponse> accounts(ServerRequest request) {
		int limit = AdminRequest.limit(request, this.maxPage);
		return this.reads.accounts(AdminRequest.site(request), AdminRequest.after(request), limit + 1)
			.flatMap((found) -> AdminAnswers.ok(Pages.of(found, limit, AdminJson.Account::of, AdminJson.Account::id)));
	}

	Mono<ServerResponse> jobs(ServerRequest request) {
		return this.reads.jobs(AdminRequest.site(request))
			.flatMap((found) -> AdminAnswers
				.ok(new AdminJson.Page<>(found.stream().map(AdminJson.Job::of).toList(), null)));
	}

}
