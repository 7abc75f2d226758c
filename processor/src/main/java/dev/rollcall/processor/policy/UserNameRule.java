package dev.rollcall.processor.policy;

/**
 * The account has the directory user's {@code userName}; a change at the identity
 * provider changes the account in place (docs/policy.md, "Linking").
 */
final class UserNameRule implements ProfileRule {

	@Override
	public Profile fill(Subject subject, Profile profile) {
		return profile.withUserName(subject.user()
			.attributes()
			.text("userName")
			.orElseThrow(() -> new IllegalStateException("Expected a user with a userName, but it has none")));
	}

}
