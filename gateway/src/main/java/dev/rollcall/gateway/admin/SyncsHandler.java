package dev.rollcall.gateway.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Synchronisations of sources that do not say who left. */
final class SyncsHandler {

	private static final int MAX_NAME = 1_000;

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final IdSource ids;

	private final SiteSchemas schemas;

	private final int maxSeen;

	SyncsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, IdSource ids, SiteSchemas schemas,
			AdminProperties properties) {
		this.schemas = schemas;
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.ids = ids;
		this.maxSeen = properties.maxSeen();
	}

	Mono<ServerResponse> start(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId provider = AdminRequest.provider(request);
		SyncId id = new SyncId(this.ids.next());
		return this.commands.ask(request, site, new Command.Sync(provider, id, SyncStep.START), "")
			.then(session(site, provider, id))
			.flatMap((session) -> AdminAnswers.created(
					"/admin/v1/sites/" + site + "/providers/" + provider + "/syncs/" + id, Session.of(session), null));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return session(request).flatMap((session) -> AdminAnswers.ok(Session.of(session)));
	}

	Mono<ServerResponse> seen(ServerRequest request) {
		return this.reads.current(AdminRequest.site(request))
			.then(this.bodies.readAll(request, this.maxSeen))
			.flatMap((entries) -> {
				List<Sighting> sightings = new ArrayList<>();
				ResourceSchema schema = this.schemas.of(AdminRequest.site(request)).users();
				entries.forEach((entry) -> sightings.add(sighting(entry, schema)));
				Fields.check(entries);
				return ask(request,
						new Command.See(AdminRequest.provider(request), AdminRequest.sync(request), sightings));
			});
	}

	private Sighting sighting(Fields entry, ResourceSchema schema) {
		Optional<UserId> id = entry.id("id").map(UserId::new);
		Optional<String> externalId = given(entry.text("externalId", MAX_NAME, ""));
		Optional<String> userName = given(entry.text("userName", MAX_NAME, ""));
		Optional<Attributes> user = ScimUser.read(entry, "user", schema);
		if (id.isEmpty() && externalId.isEmpty() && userName.isEmpty()
				&& user.flatMap((attributes) -> attributes.text("userName")).isEmpty()) {
			entry.complain("id", "Expected one of id, externalId and userName to name the user, but there is none");
		}
		return new Sighting(new UserId(this.ids.next()), new AccountId(this.ids.next()), id,
				externalId.or(() -> user.flatMap((attributes) -> attributes.text("externalId"))),
				userName.or(() -> user.flatMap((attributes) -> attributes.text("userName"))), user);
	}

	private static Optional<String> given(String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(text);
	}

	/** {@code partial}: ended, but not everything was reported; deprovisions nobody. */
	Mono<ServerResponse> complete(ServerRequest request) {
		return this.bodies.readOrEmpty(request).flatMap((body) -> {
			boolean partial = body.flag("partial", false);
			body.check();
			return step(request, partial ? SyncStep.COMPLETE_PARTIAL : SyncStep.COMPLETE);
		});
	}

	Mono<ServerResponse> abandon(ServerRequest request) {
		return step(request, SyncStep.ABANDON);
	}

	private Mono<ServerResponse> step(ServerRequest request, SyncStep step) {
		return ask(request, new Command.Sync(AdminRequest.provider(request), AdminRequest.sync(request), step));
	}

	/** What was reported is in the command: the request is kept without it. */
	private Mono<ServerResponse> ask(ServerRequest request, Command command) {
		return this.commands.ask(request, AdminRequest.site(request), command, "").then(get(request));
	}

	private Mono<SyncSession> session(ServerRequest request) {
		return session(AdminRequest.site(request), AdminRequest.provider(request), AdminRequest.sync(request));
	}

	private Mono<SyncSession> session(SiteId site, ProviderId provider, SyncId id) {
		return this.reads.setting(EntityKey.syncSession(site, id), SyncSession.class, "sync")
			.filter((session) -> session.provider().equals(provider))
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.notFound("There is no sync of this id."))));
	}

	/** One synchronisation; see {@link SyncSession}. */
	record Session(String id, String provider, String state, java.time.Instant started,
			java.time.@org.jspecify.annotations.Nullable Instant ended, long seen, long gone, long deprovisioned,
			String actor) {
		static Session of(SyncSession session) {
			return new Session(session.id().toString(), session.provider().toString(), Words.word(session.state()),
					session.started(), session.ended().orElse(null), session.seen(), session.gone(),
					session.deprovisioned(), session.actor());
		}
	}

}
