package dev.rollcall.gateway.admin;

import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Asks for changes the way everybody does: by commands. */
final class AdminCommands {

	private static final String ACTOR = "administrator";

	private final CommandGateway gateway;

	AdminCommands(CommandGateway gateway) {
		this.gateway = gateway;
	}

	/** Fails with a {@link RefusedException} when the core refuses. */
	Mono<Outcome.Applied> ask(ServerRequest request, SiteId site, Command command, String body) {
		return this.gateway.ask(site, ACTOR, AdminRequest.raw(request, body), command)
			.map((envelope) -> envelope.outcome().match(APPLIED, command));
	}

	/** The resource of an answer that has one. */
	static <E extends Entity> E resource(Outcome.Applied applied, Class<E> type) {
		Entity resource = applied.resource();
		if (!type.isInstance(resource)) {
			throw new IllegalStateException("Expected the outcome to carry a " + type.getSimpleName()
					+ ", but it carries " + ((resource != null) ? resource.getClass().getSimpleName() : "nothing"));
		}
		return type.cast(resource);
	}

	/** Why an account is as it is; the one command that is not applied but answered. */
	Mono<Outcome.Explained> explain(ServerRequest request, SiteId site, Command.Explain command) {
		return this.gateway.ask(site, ACTOR, AdminRequest.raw(request, ""), command)
			.map((envelope) -> envelope.outcome().match(EXPLAINED, command));
	}

	private static IllegalStateException another(Command command, Outcome outcome) {
		return new IllegalStateException("Expected the outcome to be one of " + command.getClass().getSimpleName()
				+ ", but it is " + outcome.getClass().getSimpleName());
	}

	private static final Outcome.Cases<Command, Outcome.Explained> EXPLAINED = new Outcome.Cases<>() {

		@Override
		public Outcome.Explained applied(Command command, Outcome.Applied applied) {
			throw another(command, applied);
		}

		@Override
		public Outcome.Explained explained(Command command, Outcome.Explained explained) {
			return explained;
		}

		@Override
		public Outcome.Explained refused(Command command, Outcome.Refused refused) {
			throw new RefusedException(refused);
		}

	};

	private static final Outcome.Cases<Command, Outcome.Applied> APPLIED = new Outcome.Cases<>() {

		@Override
		public Outcome.Applied explained(Command command, Outcome.Explained explained) {
			throw another(command, explained);
		}

		@Override
		public Outcome.Applied applied(Command command, Outcome.Applied applied) {
			return applied;
		}

		@Override
		public Outcome.Applied refused(Command command, Outcome.Refused refused) {
			throw new RefusedException(refused);
		}

	};

	/** The core's refusal on its way to the answer; no bug, so without a stack trace. */
	static final class RefusedException extends RuntimeException {

		private final transient Outcome.Refused refused;

		RefusedException(Outcome.Refused refused) {
			super(refused.detail(), null, false, false);
			this.refused = refused;
		}

		Outcome.Refused refused() {
			return this.refused;
		}

	}

}
