package dev.rollcall.processor.policy;

import java.util.Optional;

/** The fields of an account that follow the directory user and the policy. */
record Profile(String userName, Optional<String> displayName, Optional<String> email, String company) {

	static final Profile EMPTY = new Profile("", Optional.empty(), Optional.empty(), "");

	Profile withUserName(String value) {
		return new Profile(value, this.displayName, this.email, this.company);
	}

	Profile withDisplayName(Optional<String> value) {
		return new Profile(this.userName, value, this.email, this.company);
	}

	Profile withEmail(Optional<String> value) {
		return new Profile(this.userName, this.displayName, value, this.company);
	}

	Profile withCompany(String value) {
		return new Profile(this.userName, this.displayName, this.email, value);
	}

}
