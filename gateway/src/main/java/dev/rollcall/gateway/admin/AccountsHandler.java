package dev.rollcall.gateway.admin;

import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Accounts: what came of the directory, and what is made by hand. */
final class AccountsHandler {

	private static final int MAX_TEXT = 200;

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final IdSource ids;

	private final int maxPage;

	AccountsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, IdSource ids,
			AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.ids = ids;
		this.maxPage = properties.maxPage();
	}

	Mono<ServerResponse> list(ServerRequest request) {
		int limit = AdminRequest.limit(request, this.maxPage);
		return this.reads.accounts(AdminRequest.site(request), AdminRequest.after(request), limit + 1)
			.flatMap((found) -> AdminAnswers.ok(Pages.of(found, limit, AdminJson.Account::of, AdminJson.Account::id)));
	}

	Mono<ServerResponse> get(ServerRequest request) {
		return this.reads.account(AdminRequest.site(request), AdminRequest.account(request))
			.flatMap((row) -> AdminAnswers.ok(AdminJson.Account.of(row), row.account().version()));
	}

	Mono<ServerResponse> create(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		AccountId id = new AccountId(this.ids.next());
		return this.reads.site(site).flatMap((there) -> this.bodies.read(request).flatMap((body) -> {
			Command command = command(id, true, body, there, Preconditions.NONE);
			return this.commands.ask(request, site, command, body.json())
				.then(this.reads.account(site, id))
				.flatMap((row) -> AdminAnswers.created("/admin/v1/sites/" + site + "/accounts/" + id,
						AdminJson.Account.of(row), row.account().version()));
		}));
	}

	/** Replaces the account whole: what is left out is back at its default. */
	Mono<ServerResponse> put(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		AccountId id = AdminRequest.account(request);
		MustExist mustExist = MustExist.of(request, "account");
		return this.reads.site(site).flatMap((there) -> this.bodies.read(request).flatMap((body) -> {
			Command command = command(id, false, body, there, mustExist.preconditions());
			return this.commands.ask(request, site, command, body.json())
				.onErrorMap(AdminCommands.RefusedException.class, mustExist::refused)
				.then(this.reads.account(site, id))
				.flatMap((row) -> AdminAnswers.ok(AdminJson.Account.of(row), row.account().version()));
		}));
	}

	Mono<ServerResponse> delete(ServerRequest request) {
		Command command = new Command.DeleteAccount(AdminRequest.account(request), AdminRequest.conditions(request));
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.flatMap((applied) -> AdminAnswers.gone());
	}

	Mono<ServerResponse> explanation(ServerRequest request) {
		return this.commands
			.explain(request, AdminRequest.site(request), new Command.Explain(AdminRequest.account(request)))
			.flatMap((explained) -> AdminAnswers.ok(PolicyJson.Explanation.of(explained)));
	}

	private static Command.PutAccount command(AccountId id, boolean create, Fields body, Entity.Site site,
			Preconditions preconditions) {
		Optional<ProviderId> provider = body.id("provider").map(ProviderId::new);
		String userName = body.text("userName", MAX_TEXT);
		Optional<String> displayName = given(body.text("displayName", MAX_TEXT, ""));
		Optional<String> email = given(body.text("email", MAX_TEXT, ""));
		AccountStatus status = body.choice("status", Words.ACCOUNT_STATUS, AccountStatus.ACTIVE, AccountStatus.ACTIVE);
		String company = body.text("company", MAX_TEXT, "");
		Entitlements usual = Entitlements.DEFAULT;
		Entitlements.Authentication authentication = provider.isPresent() ? Entitlements.Authentication.SSO
				: Entitlements.Authentication.PASSWORD;
		Entitlements may = new Entitlements(body.choice("role", Words.ROLE, usual.role(), usual.role()),
				body.choice("authentication", Words.AUTHENTICATION, authentication, authentication),
				body.flag("twoFactor", site.twoFactor()), body.flag("webdav", usual.webdav()),
				body.flag("ftp", usual.ftp()), body.flag("sftp", usual.sftp()),
				TimeZones.read(body, "timeZone", site.timeZone()));
		if (provider.isEmpty() && may.authentication() == Entitlements.Authentication.SSO) {
			body.complain("authentication", "Expected password, because without a provider nobody can sign in by sso");
		}
		body.check();
		return new Command.PutAccount(id, create, provider, userName, displayName, email, status, company, may,
				preconditions);
	}

	private static Optional<String> given(String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(text);
	}

}
