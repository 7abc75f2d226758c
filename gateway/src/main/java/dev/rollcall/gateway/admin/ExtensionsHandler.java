package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Schema extensions of a site (RFC 7643 sections 3.3, 6 and 7), by their URN. */
final class ExtensionsHandler {

	private static final int MAX_URN = 1_000;

	/** More than any site may have. */
	private static final int ALL = 100_000;

	private static final Preconditions MUST_BE_NEW = new Preconditions(List.of(), List.of(Preconditions.ANY));

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final Credentials credentials;

	ExtensionsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, Credentials credentials) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.credentials = credentials;
	}

	/** All of them in the order of their URNs. */
	Mono<ServerResponse> list(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.reads.site(site)
			.then(this.reads.settings(site, EntityKey.Kind.EXTENSION, null, null, ALL, Extension.class))
			.flatMap((found) -> AdminAnswers.ok(new AdminJson.Page<>(found.stream()
				.filter((extension) -> !extension.removed())
				.sorted(Comparator.comparing(Extension::urn))
				.map(Json::of)
				.toList(), null)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return this.reads
			.setting(EntityKey.extension(AdminRequest.site(request), urn(request)), Extension.class, "extension")
			.filter((extension) -> !extension.removed())
			.switchIfEmpty(
					Mono.error(() -> new ProblemException(Problem.notFound("There is no extension of this id."))))
			.flatMap((extension) -> AdminAnswers.ok(Json.of(extension), extension.version()));
	}

	Mono<ServerResponse> create(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.bodies.read(request).flatMap((body) -> {
			Command.PutExtension command = ExtensionBody.read(body, body.text("urn", MAX_URN), MUST_BE_NEW);
			return this.commands.ask(request, site, command, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, ExtensionsHandler::taken)
				.flatMap((applied) -> known(AdminCommands.resource(applied, Extension.class)))
				.flatMap((made) -> AdminAnswers.created("/admin/v1/sites/" + site + "/extensions/" + made.urn(),
						Json.of(made), made.version()));
		});
	}

	Mono<ServerResponse> put(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		MustExist mustExist = MustExist.of(request, "extension");
		return this.bodies.read(request).flatMap((body) -> {
			Command.PutExtension command = ExtensionBody.read(body, urn(request), mustExist.preconditions());
			return this.commands.ask(request, site, command, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, mustExist::refused)
				.flatMap((applied) -> known(AdminCommands.resource(applied, Extension.class)))
				.flatMap((now) -> AdminAnswers.ok(Json.of(now), now.version()));
		});
	}

	Mono<ServerResponse> delete(ServerRequest request) {
		Command command = new Command.DeleteExtension(urn(request), AdminRequest.conditions(request));
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.flatMap(this::known)
			.flatMap((applied) -> AdminAnswers.gone());
	}

	/**
	 * SCIM requests after the answer go by the change. It is durable whether or not this
	 * gateway has read it yet, so a late one is no failure.
	 */
	private <T> Mono<T> known(T answer) {
		return this.credentials.catchUp().onErrorComplete().thenReturn(answer);
	}

	private static String urn(ServerRequest request) {
		return request.pathVariable("urn");
	}

	private static Throwable taken(AdminCommands.RefusedException refusal) {
		if (refusal.refused().code() != Outcome.Code.VERSION_MISMATCH) {
			return refusal;
		}
		String detail = "There is an extension of this URN already. Change it with PUT.";
		return new ProblemException(Problems.conflict(detail).withErrors(new Problem.FieldError("urn", detail)));
	}

	/**
	 * One extension.
	 *
	 * @param attributes as RFC 7643 section 7 has them
	 */
	record Json(String urn, String name, String description, String resource, boolean required, JsonNode attributes,
			long version, Instant created, Instant lastModified) {
		static Json of(Extension extension) {
			return new Json(extension.urn(), extension.schema().name(), extension.schema().description(),
					Words.word(extension.resource()), extension.required(),
					extension.schema().toJson().path("attributes"), extension.version(), extension.created(),
					extension.lastModified());
		}
	}

}
