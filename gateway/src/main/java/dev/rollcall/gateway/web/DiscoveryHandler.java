package dev.rollcall.gateway.web;

import dev.rollcall.gateway.scim.Discovery;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import reactor.core.publisher.Mono;

/** What this server can do (RFC 7644 section 4). */
final class DiscoveryHandler {

	private final Discovery.Limits limits;

	DiscoveryHandler(Discovery.Limits limits) {
		this.limits = limits;
	}

	Mono<Answer> serviceProviderConfig(ScimRequest request) {
		return Mono.just(Answer.of(200, discovery(request).serviceProviderConfig()));
	}

	Mono<Answer> resourceTypes(ScimRequest request) {
		return Mono.just(Answer.of(200, discovery(request).resourceTypes()));
	}

	Mono<Answer> resourceType(ScimRequest request) {
		return Mono.just(Answer.of(200, discovery(request).resourceType(QueryString.decode(request.id()))
			.orElseThrow(DiscoveryHandler::notFound)));
	}

	Mono<Answer> schemas(ScimRequest request) {
		return Mono.just(Answer.of(200, discovery(request).schemas()));
	}

	Mono<Answer> schema(ScimRequest request) {
		return Mono.just(Answer.of(200,
				discovery(request).schema(QueryString.decode(request.id())).orElseThrow(DiscoveryHandler::notFound)));
	}

	/** A filter here is refused by the RFC's own words; paging is ignored. */
	private Discovery discovery(ScimRequest request) {
		if (request.parameter("filter") != null) {
			throw new ScimErrorException(
					ScimError.of(403, "Expected no filter on a discovery endpoint, but the request has one"));
		}
		return new Discovery(request.base(), this.limits);
	}

	private static ScimErrorException notFound() {
		return new ScimErrorException(ScimError.of(404, "Expected a discovery document, but there is none such"));
	}

}
