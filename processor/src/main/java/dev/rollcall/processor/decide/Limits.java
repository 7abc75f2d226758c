package dev.rollcall.processor.decide;

import java.time.Duration;

/**
 * Limits of decisions; the same for every processor of an installation.
 *
 * @param atOnce with so many members or fewer a group moves or goes within the command
 * itself, else in steps
 * @param liveCredentials unexpired credentials of one provider; two are enough for
 * rotation
 * @param siteGroupMembers members that a site group may have when it is deleted by hand
 * @param passwordFailures attempts without success before an account is locked
 * @param passwordLock for how long
 * @param extensions schema extensions of a site, those that were removed counted too
 * @param extensionAttributes attributes and sub-attributes of one of them
 */
public record Limits(int atOnce, int liveCredentials, int siteGroupMembers, int passwordFailures, Duration passwordLock,
		int extensions, int extensionAttributes) {

	public static final Limits DEFAULT = new Limits(100, 10);

	public Limits(int atOnce, int liveCredentials) {
		this(atOnce, liveCredentials, 1_000, 5, Duration.ofMinutes(15), 20, 100);
	}

	public Limits {
		if (atOnce < 0 || liveCredentials < 1 || siteGroupMembers < 1 || passwordFailures < 1 || extensions < 0
				|| extensionAttributes < 1) {
			throw new IllegalArgumentException(
					"Expected limits that admit something, but got " + atOnce + " and " + liveCredentials);
		}
	}

}
