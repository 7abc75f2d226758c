package dev.rollcall.gateway.kafka;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

/**
 * Asks a site's processor: sends a command and waits for its outcome.
 */
public interface CommandGateway {

	/**
	 * The key of the Reactor context under which a request's trace context (W3C
	 * {@code traceparent}, a text) travels to the command's record.
	 */
	String TRACEPARENT = "traceparent";

	/**
	 * Sends the command when subscribed to and completes with its outcome. Fails with an
	 * {@link UnansweredException} when there is none: the site or the gateway has too
	 * many commands under way, no outcome came in time, or Kafka cannot be reached. After
	 * the latter two the command may still be decided later; the same request may be
	 * repeated. Fails with {@link CommandTooLargeException} when no record can hold it.
	 * Nothing of it blocks; it completes on the thread that reads outcomes.
	 * @param actor who asks, as in {@link Command.Envelope}
	 * @param raw the request it came from, without secrets
	 */
	Mono<Outcome.Envelope> ask(SiteId site, String actor, RawRequest raw, Command command);

}
