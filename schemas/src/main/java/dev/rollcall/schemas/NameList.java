package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a setting that lists names or patterns (docs/policy.md, "Words"): commas
 * separate, blanks around them are dropped, a comma inside double quotes is part of the
 * name, and two double quotes inside them stand for one.
 */
public final class NameList {

	private final List<String> entries = new ArrayList<>();

	private final StringBuilder entry = new StringBuilder();

	/** Up to here the entry keeps its blanks, because they were quoted. */
	private int kept;

	private boolean quoted;

	private NameList(String setting) {
		for (int i = 0; i < setting.length(); i++) {
			char c = setting.charAt(i);
			if (this.quoted && c == '"' && i + 1 < setting.length() && setting.charAt(i + 1) == '"') {
				keep(c);
				i++;
			}
			else if (c == '"') {
				this.quoted = !this.quoted;
			}
			else if (this.quoted) {
				keep(c);
			}
			else {
				plain(c);
			}
		}
		end();
	}

	/** The names in their order, without empty ones. */
	public static List<String> of(String setting) {
		return new NameList(setting).entries.stream().filter((entry) -> !entry.isEmpty()).toList();
	}

	/**
	 * What is wrong with a setting that somebody wrote, to be said after "but"; empty if
	 * nothing is.
	 */
	public static Optional<String> fault(String setting, Limits limits) {
		return setting.isEmpty() ? Optional.empty() : Optional.ofNullable(new NameList(setting).wrong(limits));
	}

	private @Nullable String wrong(Limits limits) {
		if (this.quoted) {
			return "a double quote is opened and not closed: write a name with a comma as \"Sales, EU\"";
		}
		if (this.entries.size() > limits.entries()) {
			return "there are " + this.entries.size() + " of them and at most " + limits.entries() + " are allowed";
		}
		for (int i = 0; i < this.entries.size(); i++) {
			if (this.entries.get(i).isBlank()) {
				return "entry " + (i + 1) + " is empty";
			}
			if (this.entries.get(i).length() > limits.entryLength()) {
				return "entry " + (i + 1) + " is longer than " + limits.entryLength() + " characters";
			}
		}
		return null;
	}

	private void keep(char c) {
		this.entry.append(c);
		this.kept = this.entry.length();
	}

	private void plain(char c) {
		if (c == ',') {
			end();
		}
		else if (!this.entry.isEmpty() || !Character.isWhitespace(c)) {
			this.entry.append(c);
		}
	}

	private void end() {
		int length = this.entry.length();
		while (length > this.kept && Character.isWhitespace(this.entry.charAt(length - 1))) {
			length--;
		}
		this.entries.add(this.entry.substring(0, length));
		this.entry.setLength(0);
		this.kept = 0;
	}

	/**
	 * How much a setting may say.
	 *
	 * @param length characters of the whole setting
	 * @param entries names in it
	 * @param entryLength characters of one name
	 */
	public record Limits(int length, int entries, int entryLength) {

		public static final Limits DEFAULT = new Limits(4_000, 200, 200);

		public Limits {
			if (length < 1 || entries < 1 || entryLength < 1) {
				throw new IllegalArgumentException("Expected limits of at least 1 for lists of names, but they are "
						+ length + ", " + entries + " and " + entryLength);
			}
		}

	}

}
