package dev.rollcall.schemas;

/**
 * The provisioning policy of one SSO provider; names and meanings are those of the
 * settings table in docs/policy.md.
 *
 * @param scim who may call SCIM for this provider
 * @param uniqueIdentifier the attribute that says two records are the same person
 * @param deprovisionMethod what deprovisioning does to the account
 * @param provisionGroupMemberships directory memberships lead to site group memberships
 * @param deprovisionGroupMemberships a membership gone from the directory leaves the site
 * group too
 * @param company the account's company where the directory sends none; may be empty
 */
public record Policy(Scim scim, UniqueIdentifier uniqueIdentifier, DeprovisionMethod deprovisionMethod,
		boolean provisionGroupMemberships, boolean deprovisionGroupMemberships, String company) {

	/** What a new provider starts with. */
	public static final Policy DEFAULT = new Policy(Scim.OFF, UniqueIdentifier.EMAIL, DeprovisionMethod.DISABLE, true,
			true, "");

	public enum Scim {

		OFF, BASIC, TOKEN

	}

	public enum UniqueIdentifier {

		EMAIL, USER_NAME

	}

	public enum DeprovisionMethod {

		DISABLE, DELETE

	}

}
