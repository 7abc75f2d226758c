package dev.rollcall.processor.policy;

import java.util.Optional;

/**
 * The identity provider's own {@code organization} (RFC 7643 section 4.3) wins over the
 * policy's {@code company}.
 */
final class CompanyRule implements EntitlementRule<String> {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	@Override
	public Verdict<String> judge(Subject subject) {
		Optional<String> sent = subject.user()
			.attributes()
			.text(ENTERPRISE, "organization")
			.filter((organization) -> !organization.isBlank());
		String own = subject.provider().policy().company();
		return sent.map((organization) -> new Verdict<>(organization, Why.rule("organization"), false))
			.orElse(new Verdict<>(own, Why.rule("company"), own.isEmpty()));
	}

}
