package dev.rollcall.processor.policy;

/** {@code twoFactor}: the site's, or the policy's own. */
final class TwoFactorRule implements EntitlementRule<Boolean> {

	@Override
	public Verdict<Boolean> judge(Subject subject) {
		Why policy = Why.rule("twoFactor");
		return switch (subject.provider().policy().twoFactor()) {
			case SITE -> new Verdict<>(subject.siteTwoFactor(), policy, true);
			case ALWAYS -> new Verdict<>(true, policy, false);
			case NEVER -> new Verdict<>(false, policy, false);
		};
	}

}
