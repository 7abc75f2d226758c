package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.util.List;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Sites: the tenants. */
final class SitesHandler {

	static final int MAX_NAME = 200;

	private static final Preconditions MUST_BE_NEW = new Preconditions(List.of(), List.of(Preconditions.ANY));

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final int maxPage;

	private final Duration settleTimeout;

	SitesHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.maxPage = properties.maxPage();
		this.settleTimeout = properties.settleTimeout();
	}

	Mono<ServerResponse> create(ServerRequest request) {
		return this.bodies.read(request).flatMap((body) -> {
			String id = body.text("id", 63);
			String name = body.text("name", MAX_NAME);
			if (!id.isEmpty() && SiteId.parse(id).isEmpty()) {
				body.complain("id", "Expected 1 to 63 lower-case letters, digits and inner hyphens");
			}
			Command.PutSite put = put(body, name, MUST_BE_NEW);
			body.check();
			SiteId site = new SiteId(id);
			return this.commands.ask(request, site, put, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, (ex) -> taken(ex, site))
				.flatMap((applied) -> settled(applied, site))
				.flatMap((made) -> AdminAnswers.created("/admin/v1/sites/" + site, AdminJson.Site.of(made),
						made.version()));
		});
	}

	Mono<ServerResponse> list(ServerRequest request) {
		int limit = AdminRequest.limit(request, this.maxPage);
		return this.reads.sites(AdminRequest.afterSite(request), limit + 1)
			.flatMap((found) -> AdminAnswers.ok(Pages.of(found, limit, AdminJson.Site::of, AdminJson.Site::id)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return this.reads.site(AdminRequest.site(request))
			.flatMap((site) -> AdminAnswers.ok(AdminJson.Site.of(site), site.version()));
	}

	private static Command.PutSite put(Fields body, String name, Preconditions preconditions) {
		return new Command.PutSite(name, body.flag("twoFactor", false), TimeZones.read(body, "timeZone", "UTC"),
				preconditions);
	}

	/**
	 * Changes name and settings. A site that is not there is not made: its id may be a
	 * slip.
	 */
	Mono<ServerResponse> put(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		MustExist mustExist = MustExist.of(request, "site");
		return this.bodies.read(request).flatMap((body) -> {
			Command.PutSite put = put(body, body.text("name", MAX_NAME), mustExist.preconditions());
			body.check();
			return this.commands.ask(request, site, put, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, mustExist::refused)
				.flatMap((applied) -> settled(applied, site))
				.flatMap((now) -> AdminAnswers.ok(AdminJson.Site.of(now), now.version()));
		});
	}

	/**
	 * The list of all sites carries no position, so the answer waits until a read of this
	 * site reflects the change; for the change itself that makes no difference, so a view
	 * that is late is no failure.
	 */
	private Mono<Entity.Site> settled(Outcome.Applied applied, SiteId site) {
		Entity.Site now = AdminCommands.resource(applied, Entity.Site.class);
		return this.reads.site(site).timeout(this.settleTimeout).onErrorComplete().thenReturn(now);
	}

	private static Throwable taken(AdminCommands.RefusedException refusal, SiteId site) {
		if (refusal.refused().code() != Outcome.Code.VERSION_MISMATCH) {
			return refusal;
		}
		String detail = "There is a site " + site + " already. Choose another id, or change that one with PUT.";
		return new ProblemException(Problem.of(HttpStatus.CONFLICT, "conflict", "It is taken", detail)
			.withErrors(new Problem.FieldError("id", detail)));
	}

}
