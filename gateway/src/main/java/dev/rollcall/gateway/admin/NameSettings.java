package dev.rollcall.gateway.admin;

import dev.rollcall.schemas.NameList;

/** Reads the settings of a policy that are lists of names, and checks them. */
final class NameSettings {

	private final Fields settings;

	private final NameList.Limits limits;

	NameSettings(Fields settings, NameList.Limits limits) {
		this.settings = settings;
		this.limits = limits;
	}

	/** Names of site groups, in which {@code *} and {@code ?} would be a slip. */
	String names(String name) {
		String text = patterns(name);
		if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
			this.settings.complain(name, "Expected names of groups to join, but * and ? are wildcards and name none");
		}
		return text;
	}

	String patterns(String name) {
		String text = this.settings.text(name, this.limits.length(), "");
		NameList.fault(text, this.limits)
			.ifPresent((fault) -> this.settings.complain(name, "Expected names separated by commas, but " + fault));
		return text;
	}

}
