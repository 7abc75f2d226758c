package dev.rollcall.schemas;

/**
 * What an account may do and how it signs in (docs/policy.md, "Settings").
 *
 * @param twoFactor whether a second factor is asked
 * @param ftp FTPS too
 * @param timeZone an IANA time zone
 */
public record Entitlements(Role role, Authentication authentication, boolean twoFactor, boolean webdav, boolean ftp,
		boolean sftp, String timeZone) {

	/** What an account has that nothing is said about. */
	public static final Entitlements DEFAULT = new Entitlements(Role.MEMBER, Authentication.SSO, false, false, false,
			false, "UTC");

	/** From the weakest to the strongest. */
	public enum Role {

		MEMBER,
		/** Administers every site group that it is in. */
		GROUP_ADMIN, SITE_ADMIN

	}

	public enum Authentication {

		/** Through its provider. */
		SSO,
		/** By a password kept here. */
		PASSWORD

	}

}
