package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Patterns;
import dev.rollcall.schemas.Reason;

/**
 * {@code requiredGroups}: only members of at least one matching directory group get an
 * account; excluded groups count too (docs/policy.md, "outside-required-groups").
 */
final class RequiredGroupsRule implements StandingRule {

	static final String SETTING = "requiredGroups";

	@Override
	public Optional<Standing> judge(Subject subject) {
		Patterns required = subject.settings().required();
		if (required.isEmpty() || subject.matching(SETTING, required).isPresent()) {
			return Optional.empty();
		}
		return Deprovisioning.judge(subject, Reason.OUTSIDE_REQUIRED_GROUPS);
	}

}
