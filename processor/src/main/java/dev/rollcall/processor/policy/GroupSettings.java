package dev.rollcall.processor.policy;

import java.util.List;

import dev.rollcall.schemas.NameList;
import dev.rollcall.schemas.Patterns;
import dev.rollcall.schemas.Policy;

/**
 * The settings of a policy that are lists of groups, parsed; once for many users.
 *
 * @param defaults names of the site groups that an account joins at first
 */
public record GroupSettings(List<String> defaults, Patterns required, Patterns excluded, Patterns siteAdmins,
		Patterns groupAdmins, Patterns passwords) {

	public static GroupSettings of(Policy policy) {
		return new GroupSettings(NameList.of(policy.defaultGroups()), Patterns.of(policy.requiredGroups()),
				Patterns.of(policy.excludedGroups()), Patterns.of(policy.siteAdminGroups()),
				Patterns.of(policy.groupAdminGroups()), Patterns.of(policy.passwordGroups()));
	}

}
