package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.policy.TimeZoneRule;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Reason;

/** What a change of a provider's settings leads to. */
final class PolicyChanges {

	private PolicyChanges() {
	}

	/** Why the policy cannot be; empty: it can. */
	static Optional<Decision> invalid(Policy policy, Entity.Provider.Protocol protocol) {
		if (policy.scim() != Policy.Scim.OFF && protocol == Entity.Provider.Protocol.OAUTH) {
			return Optional.of(refused("Expected to turn SCIM on for a SAML or LDAP provider, "
					+ "but this one is an OAuth/OIDC provider"));
		}
		if (!policy.timeZone().isBlank() && !TimeZoneRule.isZone(policy.timeZone())) {
			return Optional.of(refused("Expected timeZone to be empty or the name of an IANA time zone, "
					+ "such as Europe/Paris, but it is none"));
		}
		if (policy.guardPercent() < 0 || policy.guardPercent() > 100 || policy.guardAbsolute() < 0) {
			return Optional
				.of(refused("Expected deprovisionGuard to be 0 to 100 percent and 0 or more accounts, but it is "
						+ policy.guardPercent() + " percent and " + policy.guardAbsolute()));
		}
		return Optional.empty();
	}

	private static Decision refused(String detail) {
		return Decision.refused(Outcome.Code.POLICY_INVALID, detail);
	}

	/** Remembers a version of a provider's settings. */
	static void remember(Context context, Optional<Policy> before, Entity.Provider after) {
		context.draft()
			.add(Event.created(
					new PolicyChange(context.site(), after.id(), after.version(), context.at(),
							context.envelope().actor(), context.command(), before, after.policy()),
					Reason.ADMINISTRATOR));
	}

	/** A provider that was changed, and what brings its accounts in line. */
	static void save(Context context, Entity.Provider before, Entity.Provider after, List<String> changed) {
		List<Job> older = Jobs.reevaluations(context.draft(), before.id());
		Optional<Job> pending = older.stream().filter(PolicyChanges::unapplied).findFirst();
		boolean concerns = concernsAccounts(before.policy(), after.policy());
		boolean counts = concerns && couldDeprovision(before.policy(), after.policy(), pending.isPresent());
		Entity.Provider saved = guarded(after, concerns ? counts : before.guarded());
		context.draft().add(Event.updated(before, saved, Reason.ADMINISTRATOR, changed));
		remember(context, Optional.of(before.policy()), saved);
		if (concerns) {
			// The newest policy is the only one to be brought in: an older job ends.
			GroupEffects.endJobs(context.draft(), older, Reason.POLICY_CHANGED);
			Jobs.reevaluate(context.draft(), new JobId(context.command().value()), before.id(), context.command(),
					counts ? Job.Stage.COUNT : uncounted(before.policy(), after.policy(), older),
					pending.map(Job::basis).filter((basis) -> basis > 0).orElse(before.version()), context.at());
		}
	}

	/** Takes a held change back: the policy is again that of before, as a new version. */
	static void discard(Context context, Entity.Provider present, Job held) {
		Policy policy = context.directory()
			.policyChange(present.id(), held.basis() + 1)
			.flatMap(PolicyChange::before)
			.orElseThrow(() -> new IllegalStateException(
					"Expected the settings of version " + held.basis() + " of " + present.key() + ", but none"));
		Entity.Provider after = new Entity.Provider(present.site(), present.id(), present.name(), present.vendor(),
				present.protocol(), policy, false, present.version() + 1, present.created(), context.at());
		context.draft().add(Event.updated(present, after, Reason.ADMINISTRATOR, List.of("guarded", "policy")));
		remember(context, Optional.of(present.policy()), after);
		GroupEffects.endJobs(context.draft(), Jobs.reevaluations(context.draft(), present.id()), Reason.POLICY_CHANGED);
		Jobs.reevaluate(context.draft(), new JobId(context.command().value()), present.id(), context.command(),
				Job.Stage.GROUPS, 0, context.at());
	}

	private static boolean unapplied(Job job) {
		return job.stage() == Job.Stage.COUNT || job.stage() == Job.Stage.HELD;
	}

	/** Groups are looked at only where some may be fed differently. */
	private static Job.Stage uncounted(Policy before, Policy after, List<Job> older) {
		boolean groups = !before.excludedGroups().equals(after.excludedGroups())
				|| older.stream().anyMatch((job) -> job.stage() != Job.Stage.APPLY);
		return groups ? Job.Stage.GROUPS : Job.Stage.APPLY;
	}

	/**
	 * Who may call SCIM, logins to come, first default groups and the guard itself change
	 * no account now; the method only where somebody may be deprovisioned.
	 */
	private static boolean concernsAccounts(Policy before, Policy after) {
		Policy same = after.with()
			.scim(before.scim())
			.provisionUsersOnFirstLogin(before.provisionUsersOnFirstLogin())
			.defaultGroups(before.defaultGroups())
			.guardPercent(before.guardPercent())
			.guardAbsolute(before.guardAbsolute())
			.deprovisionMethod(after.deprovisionUsers() ? after.deprovisionMethod() : before.deprovisionMethod())
			.build();
		return !same.equals(before);
	}

	private static boolean couldDeprovision(Policy before, Policy after, boolean pending) {
		return after.deprovisionUsers()
				&& (pending || !before.deprovisionUsers() || !before.requiredGroups().equals(after.requiredGroups())
						|| before.deprovisionMethod() != after.deprovisionMethod());
	}

	private static Entity.Provider guarded(Entity.Provider provider, boolean guarded) {
		return new Entity.Provider(provider.site(), provider.id(), provider.name(), provider.vendor(),
				provider.protocol(), provider.policy(), guarded, provider.version(), provider.created(),
				provider.lastModified());
	}

}
