package dev.rollcall.processor.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Because.Facet;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/**
 * The rules in their order, and how their verdicts become an account; the law is in the
 * package's description.
 */
public final class AccountRules {

	static final List<StandingRule> STANDING = List.of(new InactiveUserRule(), new AdministratorRule(),
			new RequiredGroupsRule(), new MissingRule(), new ActiveUserRule());

	static final List<ProfileRule> PROFILE = List.of(new UserNameRule(), new DisplayNameRule(), new EmailRule());

	private AccountRules() {
	}

	/** Whether the subject has an account that may be used, and why. */
	public static Standing standing(Subject subject) {
		return STANDING.stream()
			.flatMap((rule) -> rule.judge(subject).stream())
			.reduce((first, second) -> first.and(second, subject))
			.orElseThrow(() -> new IllegalStateException("Expected a rule with an opinion, but none has one"));
	}

	/** What the rules say of each facet of an account that has this standing. */
	public static Facets facets(Subject subject, Standing standing) {
		return Facets.of(subject, standing);
	}

	/**
	 * The account that the subject leads to, by a standing that admits one; the one it
	 * has, the very same object, if nothing differs.
	 * @param fresh id of a new account
	 */
	public static Entity.Account derive(Subject subject, Standing standing, AccountId fresh, Provenance by) {
		Profile profile = Profile.EMPTY;
		for (ProfileRule rule : PROFILE) {
			profile = rule.fill(subject, profile);
		}
		Entity.Account account = subject.account();
		Entity.Account before = (account != null) ? account : blank(subject, profile, standing, fresh, by.at());
		AccountStatus status = (standing.level() == Standing.Level.ACTIVE) ? AccountStatus.ACTIVE
				: AccountStatus.DISABLED;
		Facets facets = facets(subject, standing);
		Entity.Account same = before.with()
			.user(Optional.of(subject.user().id()))
			.userName(profile.userName())
			.displayName(profile.displayName())
			.email(profile.email())
			.status(status)
			.reason(standing.reason())
			.since((before.status() == status) ? before.since() : by.at())
			.company(facets.company())
			.entitlements(facets.entitlements())
			.defaultsJoined(before.defaultsJoined() || status == AccountStatus.ACTIVE)
			.build();
		Entity.Account after = same.with()
			.because(facets.because(before.because(), changed(before, same), subject.provider().version(), by))
			.build();
		if (account == null) {
			return after;
		}
		return after.equals(before) ? before : next(after, by.at());
	}

	/**
	 * What a DELETE of the directory user leaves of its account: by
	 * {@code deprovisionMethod} nothing, or the account disabled, which a later POST of
	 * the same person finds (docs/policy.md, "deleted-by-idp"). What an administrator had
	 * disabled before stays disabled by the administrator.
	 */
	public static Optional<Entity.Account> afterDeletion(Entity.Account account, Entity.Provider provider,
			Provenance by) {
		return switch (provider.policy().deprovisionMethod()) {
			case DISABLE -> Optional.of(AdministratorRule.holds(account)
					? next(account.with().user(Optional.empty()).byHand(false).build(), by.at())
					: unlinked(account, Reason.DELETED_BY_IDP, provider.version(), by));
			case DELETE -> Optional.empty();
		};
	}

	/**
	 * The account of a user whose provider an administrator removed: disabled, never
	 * deleted.
	 */
	public static Entity.Account afterProviderRemoval(Entity.Account account, Provenance by) {
		return unlinked(account, Reason.ADMINISTRATOR, 0, by);
	}

	private static Entity.Account blank(Subject subject, Profile profile, Standing standing, AccountId id, Instant at) {
		AccountStatus status = (standing.level() == Standing.Level.ACTIVE) ? AccountStatus.ACTIVE
				: AccountStatus.DISABLED;
		return new Entity.Account(subject.user().site(), id, Optional.of(subject.provider().id()),
				Optional.of(subject.user().id()), profile.userName(), profile.displayName(), profile.email(), status,
				standing.reason(), at, "", Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 1, at, at);
	}

	private static Entity.Account unlinked(Entity.Account account, Reason reason, long policyVersion, Provenance by) {
		Instant since = (account.status() == AccountStatus.DISABLED) ? account.since() : by.at();
		List<Because> because = new ArrayList<>();
		because.add(by.because(Facet.STATUS, Why.rule(reason.wireName()), policyVersion));
		account.because().stream().filter((entry) -> entry.facet() != Facet.STATUS).forEach(because::add);
		return next(account.with()
			.user(Optional.empty())
			.status(AccountStatus.DISABLED)
			.reason(reason)
			.since(since)
			.because(because)
			.build(), by.at());
	}

	/** Facets whose value differs. */
	private static List<Facet> changed(Entity.Account before, Entity.Account after) {
		Entitlements old = before.entitlements();
		Entitlements fresh = after.entitlements();
		List<Facet> changed = new ArrayList<>();
		note(changed, Facet.STATUS, before.status(), after.status());
		note(changed, Facet.ROLE, old.role(), fresh.role());
		note(changed, Facet.AUTHENTICATION, old.authentication(), fresh.authentication());
		note(changed, Facet.TWO_FACTOR, old.twoFactor(), fresh.twoFactor());
		note(changed, Facet.WEBDAV, old.webdav(), fresh.webdav());
		note(changed, Facet.FTP, old.ftp(), fresh.ftp());
		note(changed, Facet.SFTP, old.sftp(), fresh.sftp());
		note(changed, Facet.COMPANY, before.company(), after.company());
		note(changed, Facet.TIME_ZONE, old.timeZone(), fresh.timeZone());
		return changed;
	}

	private static void note(List<Facet> changed, Facet facet, Object before, Object after) {
		if (!before.equals(after)) {
			changed.add(facet);
		}
	}

	private static Entity.Account next(Entity.Account account, Instant at) {
		return account.with().version(account.version() + 1).lastModified(at).build();
	}

}
