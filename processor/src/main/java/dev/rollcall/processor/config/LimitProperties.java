package dev.rollcall.processor.config;

import java.time.Duration;

import dev.rollcall.processor.decide.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of decisions, the same for every processor of an installation.
 *
 * @param atOnce with so many members or fewer a group moves or goes within the command
 * itself, else in steps
 * @param liveCredentials unexpired credentials of one provider
 * @param siteGroupMembers members that a site group may have when it is deleted by hand
 * @param passwordFailures attempts without success before an account is locked
 * @param passwordLock for how long
 * @param extensions schema extensions of a site, those that were removed counted too
 * @param extensionAttributes attributes and sub-attributes of one of them
 */
@ConfigurationProperties("rollcall.processor.limits")
record LimitProperties(@DefaultValue("100") int atOnce, @DefaultValue("10") int liveCredentials,
		@DefaultValue("1000") int siteGroupMembers, @DefaultValue("5") int passwordFailures,
		@DefaultValue("15m") Duration passwordLock, @DefaultValue("20") int extensions,
		@DefaultValue("100") int extensionAttributes) {

	LimitProperties {
		if (atOnce < 0 || liveCredentials < 1 || siteGroupMembers < 1 || passwordFailures < 1
				|| passwordLock.isNegative() || passwordLock.isZero()) {
			throw new IllegalArgumentException("Expected rollcall.processor.limits.at-once of at least 0, "
					+ "live-credentials, site-group-members and password-failures of at least 1 and a positive "
					+ "password-lock, but got " + atOnce + ", " + liveCredentials + ", " + siteGroupMembers + ", "
					+ passwordFailures + " and " + passwordLock);
		}
		if (extensions < 0 || extensionAttributes < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.processor.limits.extensions of at least 0 and extension-attributes of at least 1, "
							+ "but got " + extensions + " and " + extensionAttributes);
		}
	}

	Limits limits() {
		return new Limits(this.atOnce, this.liveCredentials, this.siteGroupMembers, this.passwordFailures,
				this.passwordLock, this.extensions, this.extensionAttributes);
	}

}
