package dev.rollcall.processor.policy;

/**
 * One facet of what an account may do. Entitlements follow the current mirror and policy
 * in both directions, so a rule looks at nothing that was.
 */
@FunctionalInterface
interface EntitlementRule<T> {

	Verdict<T> judge(Subject subject);

}
