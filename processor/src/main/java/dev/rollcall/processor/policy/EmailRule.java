package dev.rollcall.processor.policy;

/** The primary e-mail address, else the first (RFC 7643 section 4.1.2). */
final class EmailRule implements ProfileRule {

	@Override
	public Profile fill(Subject subject, Profile profile) {
		return profile.withEmail(subject.user().attributes().primaryValue("emails"));
	}

}
