package dev.rollcall.processor.effect;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.policy.AccountRules;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.processor.policy.Standing;
import dev.rollcall.processor.policy.Subject;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;

/**
 * Brings everything that follows from users in line with the mirror and the policy: the
 * account by the standing rules, its link, profile and entitlements, default groups and
 * site memberships. Commands, jobs and previews all do it here, so that they agree. The
 * policy is parsed once for all users of a step.
 */
public final class Evaluation {

	private final Draft draft;

	private final Entity.Provider provider;

	private final Cause cause;

	private final GroupSettings settings;

	private final SiteMemberships memberships;

	private Evaluation(Draft draft, Entity.Provider provider, GroupSettings settings, Cause cause) {
		this.draft = draft;
		this.provider = provider;
		this.cause = cause;
		this.settings = settings;
		this.memberships = new SiteMemberships(draft, provider, cause);
	}

	/** For several users of a provider. */
	public static Evaluation under(Draft draft, Entity.Provider provider, Cause cause) {
		return under(draft, provider, GroupSettings.of(provider.policy()), cause);
	}

	/** The same with the policy's lists already parsed. */
	public static Evaluation under(Draft draft, Entity.Provider provider, GroupSettings settings, Cause cause) {
		return new Evaluation(draft, provider, settings, cause);
	}

	/** For one user, as it now is in the draft. */
	public static void of(Draft draft, Entity.Provider provider, Entity.User user, Cause cause) {
		under(draft, provider, cause).of(user);
	}

	/** Brings one user in line, who has the user name under which it is linked. */
	public void of(Entity.User user) {
		of(user, AccountEffects.claimed(this.draft, this.provider, user, user.attributes()));
	}

	/**
	 * Brings one user in line.
	 * @param claimed the account that {@link AccountEffects#claimed} found before the
	 * user changed
	 */
	public void of(Entity.User user, Optional<Entity.Account> claimed) {
		if (AccountEffects.taken(this.draft, user, user.attributes(), claimed)) {
			return;
		}
		Entity.Account before = claimed.orElse(null);
		Subject subject = new Subject(this.draft.directory().site().orElse(null), this.provider, this.settings, user,
				groups(user), before);
		Standing standing = AccountRules.standing(subject);
		if (standing.level() == Standing.Level.NONE) {
			claimed.ifPresent((account) -> {
				if (account.user().isPresent()) {
					AccountEffects.remove(this.draft, account, standing.reason());
				}
				else {
					AccountEffects.keepForLater(this.draft, account, this.cause);
				}
			});
			return;
		}
		AccountId fresh = (before != null) ? before.id() : this.cause.fresh(user.id());
		Entity.Account after = AccountRules.derive(subject, standing, fresh, this.cause.provenance());
		if (before == null) {
			this.draft.add(Event.created(after, after.reason()));
		}
		else if (!after.equals(before)) {
			this.draft.add(Event.updated(before, after, reason(before, after), AccountChanges.names(before, after)));
		}
		if (after.status() == AccountStatus.ACTIVE && (before == null || !before.defaultsJoined())) {
			this.memberships.joinDefaults(after.id(), this.settings.defaults());
		}
		this.memberships.align(after.id(), subject.groups());
	}

	private List<Entity.Group> groups(Entity.User user) {
		return this.draft.directory()
			.groupsOf(user.id().value())
			.stream()
			.flatMap((id) -> this.draft.directory().group(id).stream())
			.toList();
	}

	private Reason reason(Entity.Account before, Entity.Account after) {
		if (before.status() != after.status()) {
			return after.reason();
		}
		return before.user().equals(after.user()) ? this.cause.why() : Reason.LINKED;
	}

}
