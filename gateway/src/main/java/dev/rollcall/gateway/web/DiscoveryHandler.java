package dev.rollcall.gateway.web;

import java.util.function.Function;

import dev.rollcall.gateway.scim.Discovery;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import reactor.core.publisher.Mono;

/** What this server can do (RFC 7644 section 4). */
final class DiscoveryHandler {

	private final Discovery.Limits limits;

	private final Schemas schemas;

	DiscoveryHandler(Discovery.Limits limits, Schemas schemas) {
		this.limits = limits;
		this.schemas = schemas;
	}

	Mono<Answer> serviceProviderConfig(ScimRequest request) {
		return answer(request, Discovery::serviceProviderConfig);
	}

	Mono<Answer> resourceTypes(ScimRequest request) {
		return answer(request, Discovery::resourceTypes);
	}

	Mono<Answer> resourceType(ScimRequest request) {
		return answer(request, (discovery) -> discovery.resourceType(QueryString.decode(request.id()))
			.orElseThrow(DiscoveryHandler::notFound));
	}

	Mono<Answer> schemas(ScimRequest request) {
		return answer(request, Discovery::schemas);
	}

	Mono<Answer> schema(ScimRequest request) {
		return answer(request, (discovery) -> discovery.schema(QueryString.decode(request.id()))
			.orElseThrow(DiscoveryHandler::notFound));
	}

	/** A filter here is refused by the RFC's own words; paging is ignored. */
	private Mono<Answer> answer(ScimRequest request, Function<Discovery, byte[]> document) {
		if (request.parameter("filter") != null) {
			throw new ScimErrorException(
					ScimError.of(403, "Expected no filter on a discovery endpoint, but the request has one"));
		}
		return this.schemas.current(request.caller().site())
			.map((site) -> Answer.of(200, document.apply(new Discovery(request.base(), this.limits, site))));
	}

	private static ScimErrorException notFound() {
		return new ScimErrorException(ScimError.of(404, "Expected a discovery document, but there is none such"));
	}

}
