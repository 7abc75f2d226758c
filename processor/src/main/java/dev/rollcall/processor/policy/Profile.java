package dev.rollcall.processor.policy;

import java.util.Optional;

/** The fields of an account that follow the directory user alone. */
record Profile(String userName, Optional<String> displayName, Optional<String> email) {

	static final Profile EMPTY = new Profile("", Optional.empty(), Optional.empty());

	Profile withUserName(String value) {
		return new Profile(value, this.displayName, this.email);
	}

	Profile withDisplayName(Optional<String> value) {
		return new Profile(this.userName, value, this.email);
	}

	Profile withEmail(Optional<String> value) {
		return new Profile(this.userName, this.displayName, value);
	}

}
