package dev.rollcall.gateway.web;

import java.util.function.BiFunction;

import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.OutcomeErrors;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteSchema;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests into commands and waits for what became of them. */
final class ScimCommands {

	/** Reading a longer body would keep an event loop from its other connections. */
	private static final int LONG_BODY = 64 * 1024;

	private static final byte[] NO_BODY = new byte[0];

	private final CommandGateway gateway;

	private final JsonBody json;

	private final int maxBody;

	private final Schemas schemas;

	ScimCommands(CommandGateway gateway, JsonBody json, int maxBody, Schemas schemas) {
		this.gateway = gateway;
		this.json = json;
		this.maxBody = maxBody;
		this.schemas = schemas;
	}

	/** The request's body, parsed. */
	Mono<ObjectNode> body(ScimRequest request) {
		return request.body(this.maxBody).map(this.json::parse);
	}

	/**
	 * Asks for what the body says.
	 * @param reader makes the command of the parsed body, by what the site's resources
	 * may hold
	 */
	Mono<Answered> ask(ScimRequest request, BiFunction<ObjectNode, SiteSchema, Command> reader) {
		return request.body(this.maxBody)
			.flatMap((body) -> this.schemas.reading(request.caller().site(), body)
				.flatMap((schema) -> (body.length > LONG_BODY)
						? Mono.defer(() -> ask(request, body, schema, reader)).subscribeOn(Schedulers.parallel())
						: ask(request, body, schema, reader)));
	}

	/** Asks for something that needs no body. */
	Mono<Answered> ask(ScimRequest request, Command command) {
		return ask(request, NO_BODY, command);
	}

	private Mono<Answered> ask(ScimRequest request, byte[] body, SiteSchema schema,
			BiFunction<ObjectNode, SiteSchema, Command> reader) {
		return ask(request, body, reader.apply(this.json.parse(body), schema));
	}

	private Mono<Answered> ask(ScimRequest request, byte[] body, Command command) {
		return this.gateway.ask(request.caller().site(), request.caller().actor(), request.raw(body), command)
			.map((envelope) -> envelope.outcome().match(Cases.INSTANCE, new Asked(envelope, command)));
	}

	/**
	 * What was decided.
	 *
	 * @param command what was asked
	 * @param sequence a read that reflects it reflects the command
	 */
	record Answered(Command command, Outcome.Applied applied, long sequence) {
	}

	private record Asked(Outcome.Envelope envelope, Command command) {
	}

	private enum Cases implements Outcome.Cases<Asked, Answered> {

		INSTANCE;

		@Override
		public Answered applied(Asked asked, Outcome.Applied applied) {
			return new Answered(asked.command(), applied, asked.envelope().sequence());
		}

		@Override
		public Answered explained(Asked asked, Outcome.Explained explained) {
			throw new IllegalStateException("unreachable: SCIM asks for no explanation");
		}

		@Override
		public Answered refused(Asked asked, Outcome.Refused refused) {
			throw new ScimErrorException(OutcomeErrors.of(refused));
		}

	}

}
