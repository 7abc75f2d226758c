package dev.rollcall.gateway.scim;

import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for (RFC 7644 section 3.4.2.4).
 *
 * @param startIndex 1-based; what is below counts as 1
 * @param count how many at most; 0, or anything below, asks for the total only
 */
public record ListQuery(int startIndex, int count) {

	/**
	 * Reads the parameters as they were sent.
	 * @param startIndex {@code null} if absent
	 * @param count {@code null} if absent
	 * @throws ScimErrorException if one is no integer
	 */
	public static ListQuery parse(@Nullable String startIndex, @Nullable String count, Limits limits) {
		return parse(startIndex, count, limits, ScimType.INVALID_VALUE);
	}

	/** The first or another page by its cursor (RFC 9865 section 2). */
	public static ListQuery parseCursored(@Nullable String count, Limits limits) {
		return parse(null, count, limits, ScimType.INVALID_COUNT);
	}

	private static ListQuery parse(@Nullable String startIndex, @Nullable String count, Limits limits,
			ScimType countFault) {
		long start = (startIndex != null) ? integer("startIndex", startIndex, ScimType.INVALID_VALUE) : 1;
		long wanted = (count != null) ? integer("count", count, countFault) : limits.defaultCount();
		return new ListQuery((int) Math.min(Math.max(start, 1), Integer.MAX_VALUE),
				(int) Math.min(Math.max(wanted, 0), limits.maxCount()));
	}

	/**
	 * The query for this page.
	 * @param place to begin behind, or to end in front of if {@code backwards}
	 */
	public Views.Query with(@Nullable String filter, Views.@Nullable Sort sort, Views.@Nullable Place place,
			boolean backwards) {
		return new Views.Query(filter, this.startIndex, this.count, sort, backwards ? null : place,
				backwards ? place : null);
	}

	private static long integer(String name, String text, ScimType fault) {
		String digits = text.strip();
		if (!digits.matches("[+-]?[0-9]{1,18}")) {
			throw new ScimErrorException(fault, "Expected " + name + " to be an integer, but it is none");
		}
		return Long.parseLong(digits);
	}

	/**
	 * Sizes of pages.
	 *
	 * @param defaultCount where the client says nothing
	 * @param maxCount whatever the client says; also {@code filter.maxResults} of the
	 * service provider configuration
	 */
	public record Limits(int defaultCount, int maxCount) {

		public static final Limits DEFAULT = new Limits(100, 1000);

		public Limits {
			if (defaultCount < 1 || maxCount < defaultCount) {
				throw new IllegalArgumentException("Expected 1 <= default page size <= largest page size, but they are "
						+ defaultCount + " and " + maxCount);
			}
		}

	}

}
