package dev.rollcall.processor.policy;

import dev.rollcall.schemas.Because;

/**
 * What decided: the stable part of a {@link Because}.
 *
 * @param rule the setting, or the row of the status table
 * @param pattern the pattern that matched; empty if none
 * @param group the name of the directory group that matched; empty if none
 */
public record Why(String rule, String pattern, String group) {

	/** Nothing matched: the rule alone decided. */
	public static Why rule(String rule) {
		return new Why(rule, "", "");
	}

	/** Whether this is what decided then, too. */
	public boolean same(Because because) {
		return because.rule().equals(this.rule) && because.pattern().equals(this.pattern)
				&& because.group().equals(this.group);
	}

}
