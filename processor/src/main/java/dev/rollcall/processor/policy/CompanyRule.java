package dev.rollcall.processor.policy;

/**
 * The identity provider's own {@code organization} (RFC 7643 section 4.3) wins over the
 * policy's {@code company}.
 */
final class CompanyRule implements ProfileRule {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	@Override
	public Profile fill(Subject subject, Profile profile) {
		return profile.withCompany(subject.user()
			.attributes()
			.text(ENTERPRISE, "organization")
			.filter((organization) -> !organization.isBlank())
			.orElse(subject.provider().policy().company()));
	}

}
