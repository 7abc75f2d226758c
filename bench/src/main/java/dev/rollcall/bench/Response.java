package dev.rollcall.bench;

import java.nio.charset.StandardCharsets;

/** An HTTP answer, read whole. */
record Response(int status, byte[] body) {

	/** Fails unless the status is the expected one. */
	Response expect(int expected) throws WrongAnswerException {
		if (this.status != expected) {
			throw new WrongAnswerException("HTTP " + this.status);
		}
		return this;
	}

	Resource resource() throws WrongAnswerException {
		return Resource.parse(this.body);
	}

	/** For people; the record would print an array's identity. */
	@Override
	public String toString() {
		return this.status + " " + new String(this.body, StandardCharsets.UTF_8);
	}

}
