package dev.rollcall.processor.policy;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The directory's {@code timezone} (RFC 7643 section 4.1.1) where it is an IANA time
 * zone, else the policy's {@code timeZone}, else the site's.
 */
public final class TimeZoneRule implements EntitlementRule<String> {

	/** Asked for once: the JDK makes a new set of six hundred names each time. */
	private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

	TimeZoneRule() {
	}

	/** Whether this is the name of an IANA time zone. */
	public static boolean isZone(String name) {
		return ZONES.contains(name);
	}

	@Override
	public Verdict<String> judge(Subject subject) {
		Optional<String> sent = subject.user().attributes().text("timezone").filter(TimeZoneRule::isZone);
		if (sent.isPresent()) {
			return new Verdict<>(sent.get(), Why.rule("timezone"), false);
		}
		String own = subject.provider().policy().timeZone();
		return own.isBlank() ? new Verdict<>(subject.siteTimeZone(), Why.rule("timeZone"), true)
				: new Verdict<>(own, Why.rule("timeZone"), false);
	}

}
