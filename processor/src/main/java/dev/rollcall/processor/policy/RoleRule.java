package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Entitlements;

/**
 * {@code siteAdminGroups} and {@code groupAdminGroups}: members of a matching directory
 * group administer; site administrator is the stronger role.
 */
final class RoleRule implements EntitlementRule<Entitlements.Role> {

	@Override
	public Verdict<Entitlements.Role> judge(Subject subject) {
		Optional<Why> siteAdmin = subject.matching("siteAdminGroups", subject.settings().siteAdmins());
		if (siteAdmin.isPresent()) {
			return new Verdict<>(Entitlements.Role.SITE_ADMIN, siteAdmin.get(), false);
		}
		return subject.matching("groupAdminGroups", subject.settings().groupAdmins())
			.map((why) -> new Verdict<>(Entitlements.Role.GROUP_ADMIN, why, false))
			.orElse(new Verdict<>(Entitlements.Role.MEMBER, Why.rule("siteAdminGroups"), true));
	}

}
