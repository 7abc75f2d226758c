package dev.rollcall.schemas;

import java.util.Locale;

/**
 * Why an event happened; on the wire in lower case with hyphens, as in docs/policy.md.
 */
public enum Reason {

	/** The mirror follows what the identity provider asked. */
	REQUESTED,
	/** An account was created or brought into use for the first time. */
	PROVISIONED,
	/** An existing account was linked to the directory user. */
	LINKED,
	/** The identity provider said {@code active: false}. */
	DEACTIVATED_BY_IDP,
	/** The identity provider deleted the user. */
	DELETED_BY_IDP,
	/** The user is active again. */
	REACTIVATED,
	/** The account follows changed attributes of the directory user. */
	ATTRIBUTES_CHANGED,
	/** A directory membership came. */
	MEMBERSHIP_ADDED,
	/** A directory membership went. */
	MEMBERSHIP_REMOVED,
	/** The directory group was renamed. */
	GROUP_RENAMED,
	/** The directory group was deleted. */
	GROUP_DELETED,
	/** The policy changed. */
	POLICY_CHANGED,
	/** An administrator asked. */
	ADMINISTRATOR,
	/** Inactive at the identity provider, so no account came. */
	INACTIVE_AT_IDP,
	/** In none of the policy's required groups. */
	OUTSIDE_REQUIRED_GROUPS,
	/** Not located in a completed synchronisation. */
	NOT_FOUND_AT_IDP,
	/** Signed in. */
	LOGIN,
	/** A synchronisation reported it. */
	SYNCHRONISED,
	/** The policy's default groups, at first. */
	DEFAULT_GROUP,
	/** Only tried: a preview. */
	PREVIEWED,
	/** A password was set, tried or reset. */
	PASSWORD;

	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
