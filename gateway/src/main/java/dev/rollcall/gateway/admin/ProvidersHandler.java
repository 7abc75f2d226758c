package dev.rollcall.gateway.admin;

import java.util.List;

import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.NameList;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** SSO providers of a site with their policies. */
final class ProvidersHandler {

	private static final int MAX_NAME = 200;

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final Credentials credentials;

	private final IdSource ids;

	private final NameList.Limits names;

	ProvidersHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, Credentials credentials,
			IdSource ids, AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.credentials = credentials;
		this.ids = ids;
		this.names = properties.names();
	}

	Mono<ServerResponse> create(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.bodies.read(request).flatMap((body) -> {
			Command.PutProvider command = command(new ProviderId(this.ids.next()), body, Preconditions.NONE);
			return this.commands.ask(request, site, command, body.json())
				.map((applied) -> AdminCommands.resource(applied, Entity.Provider.class))
				.flatMap((made) -> AdminAnswers.created("/admin/v1/sites/" + site + "/providers/" + made.id(),
						AdminJson.Provider.of(made), made.version()));
		});
	}

	Mono<ServerResponse> list(ServerRequest request) {
		return this.reads.providers(AdminRequest.site(request))
			.flatMap((found) -> AdminAnswers
				.ok(new AdminJson.Page<>(found.stream().map(AdminJson.Provider::of).toList(), null)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return this.reads.provider(AdminRequest.site(request), AdminRequest.provider(request))
			.flatMap((provider) -> AdminAnswers.ok(AdminJson.Provider.of(provider), provider.version()));
	}

	/**
	 * Replaces name and policy whole: a setting that is left out is back at its default.
	 */
	Mono<ServerResponse> put(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId id = AdminRequest.provider(request);
		MustExist mustExist = MustExist.of(request, "provider");
		return this.bodies.read(request)
			.flatMap((body) -> this.commands
				.ask(request, site, command(id, body, mustExist.preconditions()), body.json())
				.onErrorMap(AdminCommands.RefusedException.class, mustExist::refused))
			.flatMap((applied) -> inForce(AdminCommands.resource(applied, Entity.Provider.class)))
			.flatMap((now) -> AdminAnswers.ok(AdminJson.Provider.of(now), now.version()));
	}

	Mono<ServerResponse> delete(ServerRequest request) {
		ProviderId id = AdminRequest.provider(request);
		Command command = new Command.DeleteProvider(id, new Preconditions(AdminRequest.ifMatch(request), List.of()));
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.flatMap((applied) -> inForce(applied))
			.flatMap((applied) -> AdminAnswers.gone());
	}

	/**
	 * Whom a provider admits follows its {@code scim} setting. The change is durable
	 * whether or not this gateway has read it yet, so a late one is no failure.
	 */
	private <T> Mono<T> inForce(T answer) {
		return this.credentials.catchUp().onErrorComplete().thenReturn(answer);
	}

	private Command.PutProvider command(ProviderId id, Fields body, Preconditions preconditions) {
		String name = body.text("name", MAX_NAME);
		Entity.Provider.Vendor vendor = body.choice("vendor", Words.VENDOR, null, Entity.Provider.Vendor.SAML);
		Entity.Provider.Protocol usual = (vendor == Entity.Provider.Vendor.LDAP) ? Entity.Provider.Protocol.LDAP
				: Entity.Provider.Protocol.SAML;
		Entity.Provider.Protocol protocol = body.choice("protocol", Words.PROTOCOL, usual, usual);
		Fields settings = body.object("policy");
		Policy policy = PolicySettings.read(settings, protocol, this.names);
		body.check();
		return new Command.PutProvider(id, name, vendor, protocol, policy, preconditions);
	}

}
