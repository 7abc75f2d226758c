package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.List;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;

/** Every answer of the admin API, on one page; openapi.json says the same. */
final class AdminJson {

	private AdminJson() {
	}

	/**
	 * One page of a list.
	 *
	 * @param next the {@code after} of the next page; {@code null}: this is the last
	 */
	record Page<T>(List<T> items, @Nullable String next) {
	}

	record Site(String id, String name, long version, Instant created, Instant lastModified) {

		static Site of(Entity.Site site) {
			return new Site(site.site().value(), site.name(), site.version(), site.created(), site.lastModified());
		}

	}

	record Provider(String id, String site, String name, String vendor, String protocol, ProvisioningPolicy policy,
			long version, Instant created, Instant lastModified) {

		static Provider of(Entity.Provider provider) {
			return new Provider(provider.id().toString(), provider.site().value(), provider.name(),
					Words.word(provider.vendor()), Words.word(provider.protocol()),
					ProvisioningPolicy.of(provider.policy()), provider.version(), provider.created(),
					provider.lastModified());
		}

	}

	/** Names as in docs/policy.md. */
	record ProvisioningPolicy(String scim, String uniqueIdentifier, String deprovisionMethod,
			boolean provisionGroupMemberships, boolean deprovisionGroupMemberships, String company) {

		static ProvisioningPolicy of(Policy policy) {
			return new ProvisioningPolicy(Words.word(policy.scim()), Words.word(policy.uniqueIdentifier()),
					Words.word(policy.deprovisionMethod()), policy.provisionGroupMemberships(),
					policy.deprovisionGroupMemberships(), policy.company());
		}

	}

	/**
	 * A credential without its secret.
	 *
	 * @param admitted whether the provider's {@code scim} setting admits it
	 */
	record Credential(String id, String provider, String name, String kind, Instant created,
			@Nullable Instant expiresAt, boolean expired, boolean admitted) {

		static Credential of(AccessEntry entry, Instant now) {
			Entity.Credential credential = entry.credential();
			Instant expires = credential.expires();
			return new Credential(credential.id().toString(), credential.provider().toString(), credential.name(),
					Words.word(credential.kind()), credential.created(), expires,
					expires != null && !now.isBefore(expires), entry.enabled());
		}

	}

	/**
	 * A new credential with its secret, shown this once: a token, or user name and
	 * password.
	 *
	 * @param warnings what the administrator had better know
	 */
	record NewCredential(Credential credential, @Nullable String token, @Nullable String userName,
			@Nullable String password, List<String> warnings) {

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "NewCredential[" + this.credential.id() + "]";
		}

	}

	record Account(String id, String provider, @Nullable String user, String userName, @Nullable String displayName,
			@Nullable String email, String status, String reason, Instant since, String company, List<String> groups,
			long version, Instant created, Instant lastModified) {

		static Account of(Views.AccountRow row) {
			Entity.Account account = row.account();
			return new Account(account.id().toString(), account.provider().toString(),
					account.user().map(UserId::toString).orElse(null), account.userName(),
					account.displayName().orElse(null), account.email().orElse(null), Words.word(account.status()),
					account.reason().wireName(), account.since(), account.company(), row.groups(), account.version(),
					account.created(), account.lastModified());
		}

		/** Leaves the person out. */
		@Override
		public String toString() {
			return "Account[" + this.id + "]";
		}

	}

	/**
	 * Work that is under way; a job that is done is gone from the list.
	 *
	 * @param done entities done so far
	 */
	record Job(String id, String kind, String provider, String subject, long done, Instant started) {

		static Job of(Entity.Job job) {
			ProviderId provider = job.provider();
			return new Job(job.id().toString(), Words.word(job.kind()), provider.toString(), job.subject().toString(),
					job.done(), job.started());
		}

	}

}
