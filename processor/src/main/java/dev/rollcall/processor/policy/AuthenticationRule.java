package dev.rollcall.processor.policy;

import dev.rollcall.schemas.Entitlements;

/** {@code passwordGroups}: members sign in with a password kept here. */
final class AuthenticationRule implements EntitlementRule<Entitlements.Authentication> {

	@Override
	public Verdict<Entitlements.Authentication> judge(Subject subject) {
		return subject.matching("passwordGroups", subject.settings().passwords())
			.map((why) -> new Verdict<>(Entitlements.Authentication.PASSWORD, why, false))
			.orElse(new Verdict<>(Entitlements.Authentication.SSO, Why.rule("passwordGroups"), true));
	}

}
