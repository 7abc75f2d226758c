package dev.rollcall.processor.policy;

import java.util.Optional;

/** One line of docs/policy.md, "Account status". */
@FunctionalInterface
interface StandingRule {

	/** Empty: no opinion. */
	Optional<Standing> judge(Subject subject);

}
