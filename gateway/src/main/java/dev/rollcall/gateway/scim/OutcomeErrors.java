package dev.rollcall.gateway.scim;

import dev.rollcall.schemas.Outcome;
import org.jspecify.annotations.Nullable;

/** Which SCIM error answers which refusal; the one table of it. */
public final class OutcomeErrors {

	private OutcomeErrors() {
	}

	public static ScimError of(Outcome.Refused refused) {
		return new ScimError(status(refused.code()), scimType(refused.code()), refused.detail());
	}

	private static int status(Outcome.Code code) {
		return switch (code) {
			case SITE_NOT_FOUND, PROVIDER_NOT_FOUND, CREDENTIAL_NOT_FOUND, USER_NOT_FOUND, GROUP_NOT_FOUND,
					ACCOUNT_NOT_FOUND, SITE_GROUP_NOT_FOUND, SYNC_NOT_FOUND, JOB_NOT_FOUND, EXTENSION_NOT_FOUND ->
				404;
			case SITE_GROUP_NAME_TAKEN, SYNC_OVER, NOT_HELD, MEMBERSHIP_FED, ACCOUNT_LINKED, EXTENSION_CONFLICT -> 409;
			case LOGIN_REFUSED, PASSWORD_REFUSED -> 403;
			case USER_NAME_TAKEN, GROUP_NAME_TAKEN, PROVIDER_NAME_TAKEN, ID_TAKEN -> 409;
			case VERSION_MISMATCH -> 412;
			case NO_TARGET, INVALID_PATH, INVALID_VALUE, MUTABILITY, INVALID_FILTER, TOO_MANY, POLICY_INVALID -> 400;
			case POISON -> 503;
		};
	}

	private static @Nullable ScimType scimType(Outcome.Code code) {
		return switch (code) {
			case USER_NAME_TAKEN, GROUP_NAME_TAKEN, PROVIDER_NAME_TAKEN, ID_TAKEN -> ScimType.UNIQUENESS;
			case NO_TARGET -> ScimType.NO_TARGET;
			case INVALID_PATH -> ScimType.INVALID_PATH;
			case INVALID_VALUE, POLICY_INVALID -> ScimType.INVALID_VALUE;
			case MUTABILITY -> ScimType.MUTABILITY;
			case INVALID_FILTER -> ScimType.INVALID_FILTER;
			case TOO_MANY -> ScimType.TOO_MANY;
			case SITE_NOT_FOUND, PROVIDER_NOT_FOUND, CREDENTIAL_NOT_FOUND, USER_NOT_FOUND, GROUP_NOT_FOUND,
					ACCOUNT_NOT_FOUND, SITE_GROUP_NOT_FOUND, SYNC_NOT_FOUND, JOB_NOT_FOUND, SITE_GROUP_NAME_TAKEN,
					SYNC_OVER, NOT_HELD, MEMBERSHIP_FED, ACCOUNT_LINKED, LOGIN_REFUSED, PASSWORD_REFUSED,
					VERSION_MISMATCH, EXTENSION_NOT_FOUND, EXTENSION_CONFLICT, POISON ->
				null;
		};
	}

}
