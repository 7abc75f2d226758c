package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.List;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entitlements;
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

	record Site(String id, String name, boolean twoFactor, String timeZone, long version, Instant created,
			Instant lastModified) {

		static Site of(Entity.Site site) {
			return new Site(site.site().value(), site.name(), site.twoFactor(), site.timeZone(), site.version(),
					site.created(), site.lastModified());
		}

	}

	record Provider(String id, String site, String name, String vendor, String protocol, ProvisioningPolicy policy,
			boolean guarded, long version, Instant created, Instant lastModified) {

		static Provider of(Entity.Provider provider) {
			return new Provider(provider.id().toString(), provider.site().value(), provider.name(),
					Words.word(provider.vendor()), Words.word(provider.protocol()),
					ProvisioningPolicy.of(provider.policy()), provider.guarded(), provider.version(),
					provider.created(), provider.lastModified());
		}

	}

	/** Names as in docs/policy.md. */
	record ProvisioningPolicy(String scim, String uniqueIdentifier, boolean provisionUsersOnFirstLogin,
			boolean deprovisionUsers, String deprovisionMethod, boolean provisionGroupMemberships,
			boolean deprovisionGroupMemberships, String company, String defaultGroups, String requiredGroups,
			String excludedGroups, String siteAdminGroups, String groupAdminGroups, String passwordGroups,
			String twoFactor, boolean webdav, boolean ftp, boolean sftp, String timeZone, Guard deprovisionGuard) {
		static ProvisioningPolicy of(Policy policy) {
			return new ProvisioningPolicy(Words.word(policy.scim()), Words.word(policy.uniqueIdentifier()),
					policy.provisionUsersOnFirstLogin(), policy.deprovisionUsers(),
					Words.word(policy.deprovisionMethod()), policy.provisionGroupMemberships(),
					policy.deprovisionGroupMemberships(), policy.company(), policy.defaultGroups(),
					policy.requiredGroups(), policy.excludedGroups(), policy.siteAdminGroups(),
					policy.groupAdminGroups(), policy.passwordGroups(), Words.word(policy.twoFactor()), policy.webdav(),
					policy.ftp(), policy.sftp(), policy.timeZone(),
					new Guard(policy.guardPercent(), policy.guardAbsolute()));
		}
	}

	record Guard(int percent, int absolute) {
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

	record Account(String id, @Nullable String provider, @Nullable String user, String userName,
			@Nullable String displayName, @Nullable String email, String status, String reason, Instant since,
			String company, String role, String authentication, boolean twoFactor, boolean webdav, boolean ftp,
			boolean sftp, String timeZone, @Nullable Instant lastLogin, boolean byHand, List<String> groups,
			long version, Instant created, Instant lastModified) {
		static Account of(Views.AccountRow row) {
			return of(row.account(), row.groups());
		}

		static Account of(Entity.Account account, List<String> groups) {
			Entitlements may = account.entitlements();
			return new Account(account.id().toString(), account.provider().map(ProviderId::toString).orElse(null),
					account.user().map(UserId::toString).orElse(null), account.userName(),
					account.displayName().orElse(null), account.email().orElse(null), Words.word(account.status()),
					account.reason().wireName(), account.since(), account.company(), Words.word(may.role()),
					Words.word(may.authentication()), may.twoFactor(), may.webdav(), may.ftp(), may.sftp(),
					may.timeZone(), account.lastLogin().orElse(null), account.byHand(), groups, account.version(),
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
	 * @param done entities done so far in this stage
	 * @param counted accounts that it would deprovision, as far as they are counted
	 * @param population active accounts of the provider, as far as they are counted
	 */
	record Job(String id, String kind, String provider, String subject, String stage, long done, long counted,
			long population, Instant started) {
		static Job of(dev.rollcall.schemas.Job job) {
			ProviderId provider = job.provider();
			return new Job(job.id().toString(), Words.word(job.kind()), provider.toString(), job.subject().toString(),
					Words.word(job.stage()), job.done(), job.counted(), job.population(), job.started());
		}
	}

}
