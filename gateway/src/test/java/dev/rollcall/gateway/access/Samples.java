package dev.rollcall.gateway.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.TimeOrderedIds;
import org.jspecify.annotations.Nullable;

/** A site's credentials, to try. */
final class Samples {

	static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	static final SiteId SITE = new SiteId("acme");

	static final ProviderId PROVIDER = ProviderId.of("0190a1b2-0000-7000-8000-000000000001");

	private static final TimeOrderedIds IDS = new TimeOrderedIds(Clock.systemUTC());

	private Samples() {
	}

	static Sample token(@Nullable Instant expires, boolean enabled) {
		return sample(Entity.Credential.Kind.TOKEN, expires, enabled);
	}

	static Sample sample(Entity.Credential.Kind kind, @Nullable Instant expires, boolean enabled) {
		Secret secret = Secret.mint(new SecureRandom());
		CredentialId id = new CredentialId(IDS.next());
		return new Sample(secret,
				new AccessEntry(new Entity.Credential(SITE, id, PROVIDER, kind, "sample", secret.hash(), NOW, expires),
						Entity.Provider.Vendor.OKTA, enabled));
	}

	record Sample(Secret secret, AccessEntry entry) {

		CredentialId id() {
			return this.entry.credential().id();
		}

		String bearer() {
			return "Bearer " + this.secret.token(id());
		}

		String basic() {
			return "Basic " + java.util.Base64.getEncoder()
				.encodeToString(
						(id() + ":" + this.secret.password()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}

		Caller caller() {
			return new Caller(SITE, PROVIDER, id(), Entity.Provider.Vendor.OKTA);
		}

	}

}
