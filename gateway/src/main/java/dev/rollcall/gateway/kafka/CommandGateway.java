package dev.rollcall.gateway.kafka;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

/**
 * Asks a site's processor: sends a command and waits for its outcome.
 */
public interface CommandGateway {

	/**
	 * Sends the command when subscribed to and completes with its outcome. Fails with an
	 * {@link UnansweredException} when there is none: the site or the gateway has too
	 * many commands under way, no outcome came in time, or Kafka cannot be reached. After
	 * the latter two the command may still be decided later; the same request may be
	 * repeated.
	 * @param actor who asks, as in {@link Command.Envelope}
	 * @param raw the request it came from, without secrets
	 */
	Mono<Outcome.Envelope> ask(SiteId site, String actor, Command.RawRequest raw, Command command);

}
