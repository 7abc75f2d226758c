package dev.rollcall.processor.policy;

import java.util.function.Predicate;

import dev.rollcall.schemas.Policy;

/** {@code webdav}, {@code ftp} or {@code sftp}: as the policy says. */
record PermissionRule(String setting, Predicate<Policy> granted) implements EntitlementRule<Boolean> {

	@Override
	public Verdict<Boolean> judge(Subject subject) {
		boolean value = this.granted.test(subject.provider().policy());
		return new Verdict<>(value, Why.rule(this.setting), !value);
	}

}
