package dev.rollcall.schemas;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.rollcall.schemas.scim.Comparison;

/**
 * One pattern: {@code *} is any run of characters, {@code ?} one, the rest stands for
 * itself, compared as names are. All ways in which a pattern may match are followed at
 * once, one bit each, so that the time is linear in the length of the name whatever the
 * pattern; nothing is ever tried again.
 */
final class Glob {

	private final int length;

	/** For a character the elements that it satisfies. */
	private final Map<Integer, long[]> satisfied = new TreeMap<>();

	/** The elements that any character satisfies. */
	private final long[] wild;

	/** Where a run of any characters may be. */
	private final long[] runs;

	private Glob(int[] elements) {
		this.length = (int) Arrays.stream(elements).filter((element) -> element != Element.RUN).count();
		int words = this.length / Long.SIZE + 1;
		this.wild = new long[words];
		this.runs = new long[words];
		int at = 0;
		for (int element : elements) {
			if (element == Element.RUN) {
				set(this.runs, at);
			}
			else if (element == Element.ANY) {
				set(this.wild, at++);
			}
			else {
				set(this.satisfied.computeIfAbsent(element, (character) -> new long[words]), at++);
			}
		}
		this.satisfied.values().forEach((bits) -> {
			for (int i = 0; i < words; i++) {
				bits[i] |= this.wild[i];
			}
		});
	}

	static Glob of(String pattern) {
		int[] elements = new int[0];
		int start = 0;
		for (int i = 0; i <= pattern.length(); i++) {
			if (i == pattern.length() || pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
				// Only what is between wildcards is folded: folding could make wildcards.
				elements = joined(elements, Comparison.key(pattern.substring(start, i)).codePoints().toArray());
				if (i < pattern.length()) {
					elements = joined(elements, (pattern.charAt(i) == '*') ? Element.RUN : Element.ANY);
				}
				start = i + 1;
			}
		}
		return new Glob(elements);
	}

	/** Whether the whole name matches, given by its {@link Comparison#key key}. */
	boolean matches(String nameKey) {
		long[] reached = new long[this.runs.length];
		reached[0] = 1;
		for (int i = 0; i < nameKey.length();) {
			int character = nameKey.codePointAt(i);
			advance(reached, this.satisfied.getOrDefault(character, this.wild));
			i += Character.charCount(character);
		}
		return (reached[this.length / Long.SIZE] >>> (this.length % Long.SIZE) & 1) != 0;
	}

	private void advance(long[] reached, long[] satisfied) {
		long carry = 0;
		for (int i = 0; i < reached.length; i++) {
			long passed = reached[i] & satisfied[i];
			reached[i] = (passed << 1) | carry | (reached[i] & this.runs[i]);
			carry = passed >>> (Long.SIZE - 1);
		}
	}

	private static void set(long[] bits, int at) {
		bits[at / Long.SIZE] |= 1L << (at % Long.SIZE);
	}

	private static int[] joined(int[] elements, int... more) {
		int[] all = Arrays.copyOf(elements, elements.length + more.length);
		System.arraycopy(more, 0, all, elements.length, more.length);
		return all;
	}

	/** What is no character. */
	private interface Element {

		int RUN = -1;

		int ANY = -2;

	}

}
