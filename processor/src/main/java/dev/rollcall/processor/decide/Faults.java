package dev.rollcall.processor.decide;

import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.scim.AttributeFault;

/** Attributes that were not taken, as a refusal. */
final class Faults {

	private Faults() {
	}

	static Decision refused(AttributeFault fault) {
		return Decision.refused(code(fault.code()), fault.detail());
	}

	private static Outcome.Code code(AttributeFault.Code code) {
		return switch (code) {
			case NO_TARGET -> Outcome.Code.NO_TARGET;
			case INVALID_PATH -> Outcome.Code.INVALID_PATH;
			case INVALID_VALUE -> Outcome.Code.INVALID_VALUE;
			case MUTABILITY -> Outcome.Code.MUTABILITY;
		};
	}

}
