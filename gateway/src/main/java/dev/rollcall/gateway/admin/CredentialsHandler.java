package dev.rollcall.gateway.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.gateway.access.Secret;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Credentials of a provider. The secret is made here, shown once, and leaves this gateway
 * as a hash only.
 */
final class CredentialsHandler {

	private static final int MAX_NAME = 200;

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final Credentials credentials;

	private final IdSource ids;

	private final Clock clock;

	private final SecureRandom random;

	private final int maxPage;

	CredentialsHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, Credentials credentials,
			IdSource ids, Clock clock, SecureRandom random, AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.credentials = credentials;
		this.ids = ids;
		this.clock = clock;
		this.random = random;
		this.maxPage = properties.maxPage();
	}

	Mono<ServerResponse> create(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId provider = AdminRequest.provider(request);
		return this.bodies.read(request).flatMap((body) -> {
			Secret secret = Secret.mint(this.random);
			Entity.Credential credential = credential(site, provider, body, secret);
			return this.commands.ask(request, site, new Command.AddCredential(credential), body.json())
				.then(made(credential))
				.flatMap((entry) -> AdminAnswers.created(
						"/admin/v1/sites/" + site + "/providers/" + provider + "/credentials/" + credential.id(),
						answer(credential, entry, secret), null));
		});
	}

	Mono<ServerResponse> list(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId provider = AdminRequest.provider(request);
		int limit = AdminRequest.limit(request, this.maxPage);
		UUID after = AdminRequest.after(request);
		return this.reads.provider(site, provider)
			.then(Mono.defer(() -> this.credentials.of(site, provider)))
			.map((all) -> all.stream().filter((entry) -> isAfter(entry, after)).toList())
			.flatMap((found) -> AdminAnswers.ok(Pages.of(found, limit,
					(entry) -> AdminJson.Credential.of(entry, this.clock.instant()), AdminJson.Credential::id)));
	}

	Mono<ServerResponse> revoke(ServerRequest request) {
		Command command = new Command.RevokeCredential(AdminRequest.provider(request),
				AdminRequest.credential(request));
		return this.commands.ask(request, AdminRequest.site(request), command, "")
			.then(Mono.defer(this.credentials::catchUp)
				.onErrorMap(AccessUnavailableException.class, CredentialsHandler::revokedNotYetHere))
			.then(AdminAnswers.gone());
	}

	private Entity.Credential credential(SiteId site, ProviderId provider, Fields body, Secret secret) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		String name = body.text("name", MAX_NAME);
		Entity.Credential.Kind kind = body.choice("kind", Words.CREDENTIAL_KIND, null, Entity.Credential.Kind.TOKEN);
		Instant expires = body.instant("expiresAt");
		if (expires != null && !expires.isAfter(now)) {
			body.complain("expiresAt", "Expected an instant after now, " + now + ", but it is over");
		}
		body.check();
		return new Entity.Credential(site, new CredentialId(this.ids.next()), provider, kind, name, secret.hash(), now,
				(expires != null) ? expires.truncatedTo(ChronoUnit.MILLIS) : null);
	}

	/**
	 * The credential as this gateway goes by it; empty if it does not yet. It is durable
	 * then all the same, and this answer is the only one that ever has its secret.
	 */
	private Mono<Optional<AccessEntry>> made(Entity.Credential credential) {
		return Mono.defer(() -> this.credentials.of(credential.site(), credential.provider()))
			.map((all) -> all.stream().filter((entry) -> entry.credential().id().equals(credential.id())).findFirst())
			.onErrorReturn(Optional.empty());
	}

	private AdminJson.NewCredential answer(Entity.Credential credential, Optional<AccessEntry> entry, Secret secret) {
		List<String> warnings = new ArrayList<>();
		if (credential.expires() == null) {
			warnings.add("This credential never expires. Set expiresAt and rotate it: a provider may have several.");
		}
		if (entry.isEmpty()) {
			warnings.add("This credential is made but not in force here yet. Try it after a moment.");
		}
		else if (!entry.get().enabled()) {
			warnings.add("The provider does not admit this credential: set its policy's scim to "
					+ Words.word(credential.kind()) + ".");
		}
		AdminJson.Credential shown = AdminJson.Credential.of(entry.orElse(unconfirmed(credential)),
				this.clock.instant());
		boolean token = credential.kind() == Entity.Credential.Kind.TOKEN;
		return new AdminJson.NewCredential(shown, token ? secret.token(credential.id()) : null,
				token ? null : credential.id().toString(), token ? null : secret.password(), warnings);
	}

	private static ProblemException revokedNotYetHere(AccessUnavailableException ex) {
		return new ProblemException(Problem.unavailable(
				"The credential is revoked for good, but this gateway has not "
						+ "read that yet and may go by it for a moment. The list of credentials shows when it is gone.",
				ex.retryAfter()));
	}

	private static AccessEntry unconfirmed(Entity.Credential credential) {
		return new AccessEntry(credential, Entity.Provider.Vendor.SAML, false);
	}

	private static boolean isAfter(AccessEntry entry, @Nullable UUID after) {
		return after == null || Ids.compare(entry.credential().id().value(), after) > 0;
	}

}
