package dev.rollcall.gateway.admin;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Site groups and who is in them. */
final class SiteGroupsHandler {

	private static final int MAX_NAME = 200;

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final IdSource ids;

	private final int maxPage;

	SiteGroupsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, IdSource ids,
			AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.ids = ids;
		this.maxPage = properties.maxPage();
	}

	Mono<ServerResponse> list(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		int limit = AdminRequest.limit(request, this.maxPage);
		return this.reads.site(site)
			.then(this.reads.settings(site, EntityKey.Kind.SITE_GROUP, null, AdminRequest.after(request), limit + 1,
					Entity.SiteGroup.class))
			.flatMap((found) -> AdminAnswers.ok(Pages.of(found, limit, GroupJson.Group::of, GroupJson.Group::id)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return group(AdminRequest.site(request), AdminRequest.siteGroup(request))
			.flatMap((group) -> AdminAnswers.ok(GroupJson.Group.of(group), group.version()));
	}

	Mono<ServerResponse> create(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		SiteGroupId id = new SiteGroupId(this.ids.next());
		return this.bodies.read(request).flatMap((body) -> {
			Command command = new Command.PutSiteGroup(id, true, name(body), Preconditions.NONE);
			return this.commands.ask(request, site, command, body.json())
				.then(group(site, id))
				.flatMap((group) -> AdminAnswers.created("/admin/v1/sites/" + site + "/groups/" + id,
						GroupJson.Group.of(group), group.version()));
		});
	}

	Mono<ServerResponse> put(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		SiteGroupId id = AdminRequest.siteGroup(request);
		MustExist mustExist = MustExist.of(request, "group");
		return this.bodies.read(request).flatMap((body) -> {
			Command command = new Command.PutSiteGroup(id, false, name(body), mustExist.preconditions());
			return this.commands.ask(request, site, command, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, mustExist::refused)
				.then(group(site, id))
				.flatMap((group) -> AdminAnswers.ok(GroupJson.Group.of(group), group.version()));
		});
	}

	private static String name(Fields body) {
		String name = body.text("name", MAX_NAME);
		body.check();
		return name;
	}

	Mono<ServerResponse> delete(ServerRequest request) {
		Command command = new Command.DeleteSiteGroup(AdminRequest.siteGroup(request),
				AdminRequest.conditions(request));
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.flatMap((applied) -> AdminAnswers.gone());
	}

	Mono<ServerResponse> members(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		SiteGroupId id = AdminRequest.siteGroup(request);
		int limit = AdminRequest.limit(request, this.maxPage);
		return group(site, id)
			.then(this.reads.settings(site, EntityKey.Kind.SITE_MEMBERSHIP, id.value(), AdminRequest.after(request),
					limit + 1, Entity.SiteMembership.class))
			.flatMap((found) -> AdminAnswers
				.ok(Pages.of(found, limit, GroupJson.Member::of, GroupJson.Member::account)));
	}

	Mono<ServerResponse> add(ServerRequest request) {
		return change(request, true);
	}

	Mono<ServerResponse> remove(ServerRequest request) {
		return change(request, false);
	}

	private Mono<ServerResponse> change(ServerRequest request, boolean member) {
		Command command = new Command.ChangeSiteMembership(AdminRequest.siteGroup(request),
				AdminRequest.account(request), member);
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.flatMap((applied) -> AdminAnswers.gone());
	}

	private Mono<Entity.SiteGroup> group(SiteId site, SiteGroupId id) {
		return this.reads.setting(EntityKey.siteGroup(site, id), Entity.SiteGroup.class, "group");
	}

}
