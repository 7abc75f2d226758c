package dev.rollcall.schemas.scim;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Points in time as XML Schema writes them (RFC 7643 section 2.3.5): any offset, any
 * number of fractional digits, of which nine count; no offset means UTC.
 */
final class DateTimes {

	private static final Pattern DATE_TIME = Pattern.compile(
			"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]{1,64}))?(Z|[+-][0-9]{2}:[0-9]{2})?",
			Pattern.CASE_INSENSITIVE);

	private static final int NANO_DIGITS = 9;

	private DateTimes() {
	}

	static Optional<Instant> parse(String text) {
		Matcher matcher = DATE_TIME.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			LocalDateTime local = LocalDateTime.parse(matcher.group(1)).withNano(nanos(matcher.group(2)));
			return Optional.of(local.toInstant(offset(matcher.group(3))));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int nanos(@Nullable String fraction) {
		if (fraction == null) {
			return 0;
		}
		String padded = (fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
		return Integer.parseInt(padded);
	}

	private static ZoneOffset offset(@Nullable String offset) {
		return (offset == null) ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
	}

}
