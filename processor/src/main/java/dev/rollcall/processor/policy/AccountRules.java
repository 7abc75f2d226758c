package dev.rollcall.processor.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/**
 * The rules in their order, and how their verdicts become an account; the law is in the
 * package's description.
 */
public final class AccountRules {

	static final List<StandingRule> STANDING = List.of(new InactiveUserRule(), new ActiveUserRule());

	static final List<ProfileRule> PROFILE = List.of(new UserNameRule(), new DisplayNameRule(), new EmailRule(),
			new CompanyRule());

	private AccountRules() {
	}

	/**
	 * The account that the subject leads to; the one it has, the very same object, if
	 * nothing differs.
	 * @param fresh id of a new account
	 * @return empty if no account follows
	 */
	public static Optional<Entity.Account> derive(Subject subject, AccountId fresh, Instant at) {
		Standing standing = standing(subject);
		if (standing.level() == Standing.Level.PENDING) {
			return Optional.empty();
		}
		AccountStatus status = (standing.level() == Standing.Level.ACTIVE) ? AccountStatus.ACTIVE
				: AccountStatus.DISABLED;
		Profile profile = Profile.EMPTY;
		for (ProfileRule rule : PROFILE) {
			profile = rule.fill(subject, profile);
		}
		Entity.Account before = subject.account();
		return Optional.of((before == null) ? created(subject, fresh, at, status, standing.reason(), profile)
				: updated(subject, before, at, status, standing.reason(), profile));
	}

	/**
	 * What a DELETE of the directory user leaves of its account: by
	 * {@code deprovisionMethod} nothing, or the account disabled, which a later POST of
	 * the same person finds (docs/policy.md, "deleted-by-idp").
	 */
	public static Optional<Entity.Account> afterDeletion(Entity.Account account, Entity.Provider provider, Instant at) {
		return switch (provider.policy().deprovisionMethod()) {
			case DISABLE -> Optional.of(unlinked(account, Reason.DELETED_BY_IDP, at));
			case DELETE -> Optional.empty();
		};
	}

	/**
	 * The account of a user whose provider an administrator removed: disabled, never
	 * deleted.
	 */
	public static Entity.Account afterProviderRemoval(Entity.Account account, Instant at) {
		return unlinked(account, Reason.ADMINISTRATOR, at);
	}

	static Standing standing(Subject subject) {
		return STANDING.stream()
			.flatMap((rule) -> rule.judge(subject).stream())
			.reduce(Standing::and)
			.orElseThrow(() -> new IllegalStateException("Expected a rule with an opinion, but none has one"));
	}

	private static Entity.Account created(Subject subject, AccountId id, Instant at, AccountStatus status,
			Reason reason, Profile profile) {
		return new Entity.Account(subject.user().site(), id, subject.provider().id(), Optional.of(subject.user().id()),
				profile.userName(), profile.displayName(), profile.email(), status, reason, at, profile.company(), 1,
				at, at);
	}

	private static Entity.Account updated(Subject subject, Entity.Account before, Instant at, AccountStatus status,
			Reason reason, Profile profile) {
		Instant since = (before.status() == status) ? before.since() : at;
		Entity.Account same = new Entity.Account(before.site(), before.id(), before.provider(),
				Optional.of(subject.user().id()), profile.userName(), profile.displayName(), profile.email(), status,
				reason, since, profile.company(), before.version(), before.created(), before.lastModified());
		return same.equals(before) ? before : next(same, at);
	}

	private static Entity.Account unlinked(Entity.Account account, Reason reason, Instant at) {
		Instant since = (account.status() == AccountStatus.DISABLED) ? account.since() : at;
		return next(new Entity.Account(account.site(), account.id(), account.provider(), Optional.empty(),
				account.userName(), account.displayName(), account.email(), AccountStatus.DISABLED, reason, since,
				account.company(), account.version(), account.created(), account.lastModified()), at);
	}

	private static Entity.Account next(Entity.Account account, Instant at) {
		return new Entity.Account(account.site(), account.id(), account.provider(), account.user(), account.userName(),
				account.displayName(), account.email(), account.status(), account.reason(), account.since(),
				account.company(), account.version() + 1, account.created(), at);
	}

}
