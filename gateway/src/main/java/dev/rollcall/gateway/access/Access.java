package dev.rollcall.gateway.access;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells who calls SCIM. */
public interface Access {

	/**
	 * Completes with the caller; empty if the header is missing, names no credential, or
	 * the credential is expired, revoked or not admitted by its provider's policy.
	 * Answers from memory, on the subscriber's thread. Fails only when the credentials
	 * are not known yet (the gateway is starting).
	 * @param authorization the {@code Authorization} header as it was sent
	 */
	Mono<Caller> authenticate(@Nullable String authorization);

}
