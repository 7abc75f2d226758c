package dev.rollcall.gateway.admin;

import java.util.List;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Verified logins, as the login service reports them. */
final class LoginsHandler {

	private static final int MAX_SUBJECT = 1_000;

	private static final Attributes NONE = Attributes.ofJson("{}");

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final IdSource ids;

	private final int maxGroups;

	LoginsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, IdSource ids,
			AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.ids = ids;
		this.maxGroups = properties.maxLoginGroups();
	}

	/** Answers the account, or 403 with the reason. */
	Mono<ServerResponse> login(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.bodies.read(request).flatMap((body) -> {
			String subject = body.text("subject", MAX_SUBJECT);
			Attributes attributes = ScimUser.read(body, "attributes", subject).orElse(NONE);
			List<String> groups = body.texts("groups", this.maxGroups, MAX_SUBJECT);
			body.check();
			// What was asserted is in the command: the request is kept without it.
			return this.commands
				.ask(request, site,
						new Command.Login(AdminRequest.provider(request), new UserId(this.ids.next()),
								new AccountId(this.ids.next()), subject, attributes, groups),
						"")
				.map((applied) -> AdminCommands.resource(applied, Entity.Account.class))
				.flatMap((account) -> this.reads.account(site, account.id()))
				.flatMap((row) -> AdminAnswers.ok(AdminJson.Account.of(row), row.account().version()));
		});
	}

}
