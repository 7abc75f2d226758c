package dev.rollcall.schemas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.rollcall.schemas.scim.Comparison;

/**
 * The patterns of one setting (docs/policy.md, "pattern"). What was found out about a
 * name is kept: a step asks about the same few names for each of many users.
 */
public final class Patterns {

	/** Most settings are empty; it keeps nothing, so that all may share it. */
	private static final Patterns NONE = new Patterns(List.of());

	private final List<Pattern> patterns;

	private final Map<String, Optional<String>> known = new TreeMap<>();

	private Patterns(List<Pattern> patterns) {
		this.patterns = patterns;
	}

	/** Parses a setting as the administrator wrote it. */
	public static Patterns of(String setting) {
		return setting.isEmpty() ? NONE : new Patterns(
				NameList.of(setting).stream().map((written) -> new Pattern(written, Glob.of(written))).toList());
	}

	public boolean isEmpty() {
		return this.patterns.isEmpty();
	}

	/** The first pattern that the whole name matches, as it was written. */
	public Optional<String> match(String name) {
		if (this.patterns.isEmpty()) {
			return Optional.empty();
		}
		Optional<String> before = this.known.get(name);
		if (before != null) {
			return before;
		}
		String key = Comparison.key(name);
		Optional<String> found = this.patterns.stream()
			.filter((pattern) -> pattern.glob().matches(key))
			.map(Pattern::written)
			.findFirst();
		this.known.put(name, found);
		return found;
	}

	private record Pattern(String written, Glob glob) {
	}

}
