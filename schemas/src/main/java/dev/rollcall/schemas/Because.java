package dev.rollcall.schemas;

import java.time.Instant;

/**
 * Why one facet of an account is as it is (docs/policy.md, "Why").
 *
 * @param rule the setting, or the row of the status table, that decided
 * @param pattern the pattern that matched, as the administrator wrote it; empty if none
 * @param group name of the directory group that matched; empty if none
 * @param policyVersion version of the provider whose policy decided; 0 if none
 * @param command what led there
 * @param at when
 * @param actor who asked
 */
public record Because(Facet facet, String rule, String pattern, String group, long policyVersion, CommandId command,
		Instant at, String actor) {

	/** Leaves the group's name out. */
	@Override
	public String toString() {
		return "Because[" + this.facet + ", " + this.rule + "]";
	}

	public enum Facet {

		STATUS, ROLE, AUTHENTICATION, TWO_FACTOR, WEBDAV, FTP, SFTP, COMPANY, TIME_ZONE, GROUP

	}

}
