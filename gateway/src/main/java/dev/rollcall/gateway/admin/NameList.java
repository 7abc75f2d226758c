package dev.rollcall.gateway.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists of names and of patterns as an administrator writes them (docs/policy.md,
 * "Words"): commas separate, blanks around them count for nothing, what is inside double
 * quotes is taken as it is. Here they are only checked; the core reads them.
 */
final class NameList {

	private static final int MAX_LENGTH = 4_000;

	private static final int MAX_ENTRIES = 200;

	private static final int MAX_ENTRY = 200;

	private NameList() {
	}

	/** Names of site groups, in which {@code *} and {@code ?} would be a slip. */
	static String names(Fields settings, String name) {
		String text = patterns(settings, name);
		if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
			settings.complain(name, "Expected names of groups to join, but * and ? are wildcards and name none");
		}
		return text;
	}

	static String patterns(Fields settings, String name) {
		String text = settings.text(name, MAX_LENGTH, "");
		String wrong = wrong(text);
		if (!wrong.isEmpty()) {
			settings.complain(name, "Expected names separated by commas, but " + wrong);
		}
		return text;
	}

	private static String wrong(String text) {
		if (text.isEmpty()) {
			return "";
		}
		List<String> entries = new ArrayList<>();
		StringBuilder entry = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				entries.add(entry.toString().strip());
				entry.setLength(0);
			}
			else {
				entry.append(c);
			}
		}
		entries.add(entry.toString().strip());
		if (quoted) {
			return "a double quote is opened and not closed: write a name with a comma as \"Sales, EU\"";
		}
		if (entries.size() > MAX_ENTRIES) {
			return "there are " + entries.size() + " of them and at most " + MAX_ENTRIES + " are allowed";
		}
		for (int i = 0; i < entries.size(); i++) {
			if (entries.get(i).isEmpty()) {
				return "entry " + (i + 1) + " is empty";
			}
			if (entries.get(i).length() > MAX_ENTRY) {
				return "entry " + (i + 1) + " is longer than " + MAX_ENTRY + " characters";
			}
		}
		return "";
	}

}
