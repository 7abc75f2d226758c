package dev.rollcall.gateway.web;

import java.util.List;
import java.util.Optional;

import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.schemas.Preconditions;

/** Conditional reads (RFC 7644 section 3.14, RFC 9110 section 13.1). */
final class Conditions {

	private Conditions() {
	}

	/** 304 or 412 if the request's conditions do not hold for this version. */
	static Optional<Answer> check(ScimRequest request, long version) {
		Preconditions conditions = request.preconditions();
		if (conditions.allow(version)) {
			return Optional.empty();
		}
		if (!new Preconditions(conditions.ifMatch(), List.of()).allow(version)) {
			return Optional.of(ScimErrors
				.answer(ScimError.of(412, "Expected another version of the resource, but it has changed")));
		}
		return Optional.of(Answer.empty(304));
	}

}
