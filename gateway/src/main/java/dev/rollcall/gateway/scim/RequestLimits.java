package dev.rollcall.gateway.scim;

import dev.rollcall.schemas.scim.AttributeLimits;
import dev.rollcall.schemas.scim.FilterLimits;

/**
 * How much one request may change.
 *
 * @param operations of one PATCH, as they were sent
 * @param members named in one request, as often as they are named
 */
public record RequestLimits(int operations, int members, AttributeLimits attributes, FilterLimits paths) {

	/** Okta pushes whole groups; 100,000 members is what a group is made for. */
	public static final RequestLimits DEFAULT = new RequestLimits(10_000, 100_000, AttributeLimits.DEFAULT,
			FilterLimits.DEFAULT);

	public RequestLimits {
		if (operations < 1 || members < 1) {
			throw new IllegalArgumentException("Expected every request limit to be at least 1, but one is not");
		}
	}

	void checkMembers(int named) {
		if (named > this.members) {
			throw new ScimErrorException(ScimError.of(413,
					"Expected at most " + this.members + " members in one request, but it names " + named));
		}
	}

	void checkOperations(int sent) {
		if (sent > this.operations) {
			throw new ScimErrorException(ScimError.of(413,
					"Expected at most " + this.operations + " operations in one request, but it has " + sent));
		}
	}

}
