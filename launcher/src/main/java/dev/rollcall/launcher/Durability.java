package dev.rollcall.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an acknowledged write survives on a single node. */
enum Durability {

	/**
	 * Acknowledged from the operating system's page cache: a killed process loses
	 * nothing, a power cut can lose the last writes.
	 */
	PAGE_CACHE("killing the process loses nothing; a power cut can lose the last writes"),

	/** Flushed to the disk before it is acknowledged: a power cut loses nothing. */
	FSYNC("every write is flushed to the disk before it is answered; slower");

	private final String meaning;

	Durability(String meaning) {
		this.meaning = meaning;
	}

	String meaning() {
		return this.meaning;
	}

	String optionValue() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<Durability> parse(String text) {
		return Arrays.stream(values()).filter((value) -> value.optionValue().equals(text)).findFirst();
	}

	static String choices() {
		return Arrays.stream(values()).map(Durability::optionValue).collect(Collectors.joining(" or "));
	}

}
