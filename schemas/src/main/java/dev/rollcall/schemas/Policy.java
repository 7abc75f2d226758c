package dev.rollcall.schemas;

/**
 * The provisioning policy of one SSO provider; names and meanings are those of the
 * settings table in docs/policy.md. Lists of groups and patterns are kept as the
 * administrator wrote them: comma-separated, {@code *} and {@code ?} as wildcards, a
 * comma inside double quotes is part of the name.
 *
 * @param scim who may call SCIM for this provider
 * @param uniqueIdentifier the attribute that says two records are the same person
 * @param provisionUsersOnFirstLogin a verified login of somebody without an account makes
 * one
 * @param deprovisionUsers who is out of scope or gone from the directory loses the
 * account
 * @param deprovisionMethod what deprovisioning does to the account
 * @param provisionGroupMemberships directory memberships lead to site group memberships
 * @param deprovisionGroupMemberships a membership gone from the directory leaves the site
 * group too
 * @param company the account's company where the directory sends none; may be empty
 * @param defaultGroups names of site groups that an account joins at first; may be empty
 * @param requiredGroups patterns; only members get an account; empty: everybody
 * @param excludedGroups patterns of directory groups that never become site groups
 * @param siteAdminGroups patterns; members become site administrators
 * @param groupAdminGroups patterns; members administer the site groups they are in
 * @param passwordGroups patterns; members sign in with a password kept here
 * @param twoFactor whether to follow the site
 * @param webdav permission of provisioned accounts
 * @param ftp permission of provisioned accounts, FTPS too
 * @param sftp permission of provisioned accounts
 * @param timeZone IANA time zone of provisioned accounts; empty: the site's
 * @param guardPercent a change that would deprovision more than this share of the
 * provider's accounts, in percent, and more than {@code guardAbsolute}, is held
 * @param guardAbsolute see {@code guardPercent}; a number of accounts
 */
public record Policy(Scim scim, UniqueIdentifier uniqueIdentifier, boolean provisionUsersOnFirstLogin,
		boolean deprovisionUsers, DeprovisionMethod deprovisionMethod, boolean provisionGroupMemberships,
		boolean deprovisionGroupMemberships, String company, String defaultGroups, String requiredGroups,
		String excludedGroups, String siteAdminGroups, String groupAdminGroups, String passwordGroups,
		TwoFactor twoFactor, boolean webdav, boolean ftp, boolean sftp, String timeZone, int guardPercent,
		int guardAbsolute) {

	/** What a new provider starts with. */
	public static final Policy DEFAULT = new Policy(Scim.OFF, UniqueIdentifier.EMAIL, false, false,
			DeprovisionMethod.DISABLE, true, true, "", "", "", "", "", "", "", TwoFactor.SITE, false, false, false, "",
			10, 50);

	/** The same policy, to be changed. */
	public PolicyBuilder with() {
		return new PolicyBuilder(this);
	}

	public enum Scim {

		OFF, BASIC, TOKEN

	}

	public enum UniqueIdentifier {

		EMAIL, USER_NAME

	}

	public enum DeprovisionMethod {

		DISABLE, DELETE

	}

	public enum TwoFactor {

		SITE, ALWAYS, NEVER

	}

}
