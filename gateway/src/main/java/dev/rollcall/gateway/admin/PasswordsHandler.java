package dev.rollcall.gateway.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.rollcall.gateway.password.PasswordLink;
import dev.rollcall.gateway.password.PasswordProperties;
import dev.rollcall.gateway.password.Passwords;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Passwords kept here. No command keeps the body of its request, so that no password and
 * no secret of a link gets into a topic.
 */
final class PasswordsHandler {

	private static final int MAX_LINK = 100;

	private final AdminCommands commands;

	private final AdminBodies bodies;

	private final Passwords passwords;

	private final PasswordProperties properties;

	private final Clock clock;

	private final SecureRandom random;

	PasswordsHandler(AdminCommands commands, AdminBodies bodies, Passwords passwords, PasswordProperties properties,
			Clock clock, SecureRandom random) {
		this.commands = commands;
		this.bodies = bodies;
		this.passwords = passwords;
		this.properties = properties;
		this.clock = clock;
		this.random = random;
	}

	/** Makes the one link of an account; an earlier one is of no use any more. */
	Mono<ServerResponse> link(ServerRequest request) {
		AccountId account = AdminRequest.account(request);
		PasswordLink link = PasswordLink.mint(account, this.random);
		return this.passwords.ready().then(this.bodies.readOrEmpty(request)).flatMap((body) -> {
			Instant expires = expires(body);
			body.check();
			return ask(request, new Command.IssuePasswordLink(account, link.hash(), expires))
				.then(AdminAnswers.created("/admin/v1/sites/" + AdminRequest.site(request) + "/passwords/set",
						new Link(account.toString(), link.text(), expires), null));
		});
	}

	private Instant expires(Fields body) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Instant asked = body.instant("expiresAt");
		Instant expires = (asked != null) ? asked.truncatedTo(ChronoUnit.MILLIS)
				: now.plus(this.properties.linkExpiry());
		Duration longest = this.properties.maxLinkExpiry();
		if (!expires.isAfter(now) || expires.isAfter(now.plus(longest))) {
			body.complain("expiresAt", "Expected an instant after now, " + now + ", and within " + longest);
		}
		return expires;
	}

	/** Sets a password by the secret of a link, which is of no use any more then. */
	Mono<ServerResponse> set(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		return this.bodies.read(request).flatMap((body) -> {
			Optional<PasswordLink> link = PasswordLink.parse(body.text("link", MAX_LINK));
			String password = fresh(body, "password");
			body.check();
			PasswordLink given = link.orElseThrow(() -> refused("This link is none. Ask for a new one."));
			return this.passwords.verifier(site, given.account(), password)
				.flatMap((verifier) -> ask(request,
						new Command.SetPassword(given.account(), Optional.of(given.hash()), verifier)))
				.then(AdminAnswers.gone());
		});
	}

	Mono<ServerResponse> verify(ServerRequest request) {
		return this.bodies.read(request).flatMap((body) -> {
			String password = body.secret("password", 1, this.properties.maxLength());
			body.check();
			return verified(request, password).then(AdminAnswers.gone());
		});
	}

	Mono<ServerResponse> change(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		AccountId account = AdminRequest.account(request);
		return this.bodies.read(request).flatMap((body) -> {
			String before = body.secret("oldPassword", 1, this.properties.maxLength());
			String after = fresh(body, "newPassword");
			body.check();
			return verified(request, before).then(this.passwords.verifier(site, account, after))
				.flatMap((verifier) -> ask(request, new Command.SetPassword(account, Optional.empty(), verifier)))
				.then(AdminAnswers.gone());
		});
	}

	/** The attempt is counted before it is made, so that a crash makes no free one. */
	private Mono<Void> verified(ServerRequest request, String password) {
		SiteId site = AdminRequest.site(request);
		AccountId account = AdminRequest.account(request);
		return this.passwords.ready()
			.then(ask(request, new Command.AttemptPassword(account, Optional.empty())))
			.map((applied) -> AdminCommands.resource(applied, Password.class))
			.flatMap((kept) -> this.passwords.matches(site, account, kept.verifier(), password))
			.flatMap((matches) -> matches ? ask(request, new Command.AttemptPassword(account, Optional.of(true))).then()
					: Mono.error(refused("The password is wrong.")));
	}

	private Mono<dev.rollcall.schemas.Outcome.Applied> ask(ServerRequest request, Command command) {
		return this.commands.ask(request, AdminRequest.site(request), command, "");
	}

	private String fresh(Fields body, String name) {
		return body.secret(name, this.properties.minLength(), this.properties.maxLength());
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "refused", "It was refused", detail));
	}

	/** A new link with its secret, shown this once. */
	record Link(String account, String link, Instant expiresAt) {

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "Link[" + this.account + "]";
		}

	}

}
