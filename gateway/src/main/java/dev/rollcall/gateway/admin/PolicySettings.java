package dev.rollcall.gateway.admin;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.NameList;
import dev.rollcall.schemas.Policy;

/**
 * Reads a policy: every setting of docs/policy.md by its name. One that is left out is at
 * its default.
 */
final class PolicySettings {

	private static final int MAX_COMPANY = 200;

	private static final int MAX_ABSOLUTE = 1_000_000_000;

	private PolicySettings() {
	}

	static Policy read(Fields settings, Entity.Provider.Protocol protocol, NameList.Limits limits) {
		NameSettings lists = new NameSettings(settings, limits);
		Policy usual = Policy.DEFAULT;
		Fields guard = settings.object("deprovisionGuard");
		Policy policy = new Policy(settings.choice("scim", Words.SCIM, usual.scim(), usual.scim()),
				settings.choice("uniqueIdentifier", Words.UNIQUE_IDENTIFIER, usual.uniqueIdentifier(),
						usual.uniqueIdentifier()),
				settings.flag("provisionUsersOnFirstLogin", usual.provisionUsersOnFirstLogin()),
				settings.flag("deprovisionUsers", usual.deprovisionUsers()),
				settings.choice("deprovisionMethod", Words.DEPROVISION_METHOD, usual.deprovisionMethod(),
						usual.deprovisionMethod()),
				settings.flag("provisionGroupMemberships", usual.provisionGroupMemberships()),
				settings.flag("deprovisionGroupMemberships", usual.deprovisionGroupMemberships()),
				settings.text("company", MAX_COMPANY, usual.company()), lists.names("defaultGroups"),
				lists.patterns("requiredGroups"), lists.patterns("excludedGroups"), lists.patterns("siteAdminGroups"),
				lists.patterns("groupAdminGroups"), lists.patterns("passwordGroups"),
				settings.choice("twoFactor", Words.TWO_FACTOR, usual.twoFactor(), usual.twoFactor()),
				settings.flag("webdav", usual.webdav()), settings.flag("ftp", usual.ftp()),
				settings.flag("sftp", usual.sftp()), TimeZones.read(settings, "timeZone", usual.timeZone()),
				guard.number("percent", 0, 100, usual.guardPercent()),
				guard.number("absolute", 0, MAX_ABSOLUTE, usual.guardAbsolute()));
		if (protocol == Entity.Provider.Protocol.OAUTH && policy.scim() != Policy.Scim.OFF) {
			settings.complain("scim", "Expected off, because SCIM works with SAML and LDAP providers only and this "
					+ "one's protocol is oauth");
		}
		return policy;
	}

}
