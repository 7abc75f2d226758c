package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Reason;

/** Not located in a completed synchronisation (docs/policy.md, "not-found-at-idp"). */
final class MissingRule implements StandingRule {

	@Override
	public Optional<Standing> judge(Subject subject) {
		return subject.user().missing().isPresent() ? Deprovisioning.judge(subject, Reason.NOT_FOUND_AT_IDP)
				: Optional.empty();
	}

}
