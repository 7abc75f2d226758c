package dev.rollcall.gateway.access;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells who calls SCIM. */
public interface Access {

	/**
	 * Completes with the caller; empty if the header is missing, names no credential, or
	 * the credential is expired, revoked or not admitted by its provider's policy. A
	 * known credential is answered from memory, on the subscriber's thread; one that
	 * another gateway may just have made waits a moment for the broker. Fails with an
	 * {@link AccessUnavailableException} when who calls cannot be told now.
	 * @param authorization the {@code Authorization} header as it was sent
	 */
	Mono<Caller> authenticate(@Nullable String authorization);

}
