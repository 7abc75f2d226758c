package dev.rollcall.schemas.scim;

/**
 * Carries a fault out of the nested reading of values to where it becomes an
 * {@link AttributeResult}; it never leaves this package. Checked, so that none is
 * forgotten, and without a stack trace, since it is no bug.
 */
final class FaultException extends Exception {

	private static final long serialVersionUID = 1L;

	private final AttributeFault.Code code;

	private final String detail;

	private FaultException(AttributeFault.Code code, String detail) {
		super(detail, null, false, false);
		this.code = code;
		this.detail = detail;
	}

	static FaultException invalidValue(String expected, String fact) {
		return of(AttributeFault.Code.INVALID_VALUE, expected, fact);
	}

	static FaultException of(AttributeFault.Code code, String expected, String fact) {
		return new FaultException(code, "Expected " + expected + ", but " + fact);
	}

	AttributeResult toResult() {
		return new AttributeResult.Refused(new AttributeFault(this.code, this.detail));
	}

}
