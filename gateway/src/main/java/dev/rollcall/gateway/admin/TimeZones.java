package dev.rollcall.gateway.admin;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/** Time zones by their IANA names. */
final class TimeZones {

	private static final int MAX = 100;

	private TimeZones() {
	}

	/**
	 * A time zone, or what stands for a missing or empty one.
	 * @param otherwise if the member is missing; where it is empty, so may the member be
	 */
	static String read(Fields fields, String name, String otherwise) {
		String zone = fields.text(name, MAX, otherwise);
		boolean absent = zone.isEmpty() && otherwise.isEmpty();
		if (!absent && !isRegion(zone)) {
			fields.complain(name,
					"Expected the name of an IANA time zone such as Europe/Vienna, but there is no such one");
		}
		return zone;
	}

	/** An offset such as {@code +02:00} is a zone to Java, but no region. */
	private static boolean isRegion(String zone) {
		try {
			return ZoneRulesProvider.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
