package dev.rollcall.gateway.scim;

import dev.rollcall.schemas.scim.AttributeFault;

/** Why attributes were not taken, as an error. */
final class Faults {

	private Faults() {
	}

	static ScimError error(AttributeFault fault) {
		return ScimError.badRequest(switch (fault.code()) {
			case NO_TARGET -> ScimType.NO_TARGET;
			case INVALID_PATH -> ScimType.INVALID_PATH;
			case INVALID_VALUE -> ScimType.INVALID_VALUE;
			case MUTABILITY -> ScimType.MUTABILITY;
		}, fault.detail());
	}

}
