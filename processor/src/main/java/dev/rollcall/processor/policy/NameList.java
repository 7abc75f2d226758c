package dev.rollcall.processor.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a comma-separated setting (docs/policy.md, "pattern"): blanks around
 * commas are dropped, a comma inside double quotes is part of the name, and two double
 * quotes inside them stand for one.
 */
public final class NameList {

	private final List<String> names = new ArrayList<>();

	private final StringBuilder name = new StringBuilder();

	/** Up to here the name keeps its blanks, because they were quoted. */
	private int kept;

	private NameList() {
	}

	public static List<String> of(String setting) {
		NameList list = new NameList();
		boolean quoted = false;
		for (int i = 0; i < setting.length(); i++) {
			char c = setting.charAt(i);
			boolean doubled = quoted && c == '"' && i + 1 < setting.length() && setting.charAt(i + 1) == '"';
			if (doubled) {
				list.quoted(c);
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (quoted) {
				list.quoted(c);
			}
			else {
				list.plain(c);
			}
		}
		list.end();
		return List.copyOf(list.names);
	}

	private void quoted(char c) {
		this.name.append(c);
		this.kept = this.name.length();
	}

	private void plain(char c) {
		if (c == ',') {
			end();
		}
		else if (!this.name.isEmpty() || !Character.isWhitespace(c)) {
			this.name.append(c);
		}
	}

	private void end() {
		int length = this.name.length();
		while (length > this.kept && Character.isWhitespace(this.name.charAt(length - 1))) {
			length--;
		}
		if (length > 0) {
			this.names.add(this.name.substring(0, length));
		}
		this.name.setLength(0);
		this.kept = 0;
	}

}
