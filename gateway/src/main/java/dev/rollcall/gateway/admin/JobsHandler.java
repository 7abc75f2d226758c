package dev.rollcall.gateway.admin;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.JobId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Work that is under way, and what waits for an administrator. */
final class JobsHandler {

	private final AdminCommands commands;

	private final AdminReads reads;

	JobsHandler(AdminCommands commands, AdminReads reads) {
		this.commands = commands;
		this.reads = reads;
	}

	Mono<ServerResponse> list(ServerRequest request) {
		return this.reads.jobs(AdminRequest.site(request))
			.flatMap((found) -> AdminAnswers
				.ok(new AdminJson.Page<>(found.stream().map(AdminJson.Job::of).toList(), null)));
	}

	/** Does what the guard holds. */
	Mono<ServerResponse> release(ServerRequest request) {
		return settle(request, true);
	}

	/** Gives up what the guard holds. */
	Mono<ServerResponse> discard(ServerRequest request) {
		return settle(request, false);
	}

	private Mono<ServerResponse> settle(ServerRequest request, boolean release) {
		JobId job = AdminRequest.job(request);
		return this.commands.ask(request, AdminRequest.site(request), new Command.Settle(job, release), "")
			.flatMap((applied) -> AdminAnswers.gone());
	}

}
