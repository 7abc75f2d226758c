package dev.rollcall.processor.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Because.Facet;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Policy;

/**
 * What the rules make of the facets of an account beside its site groups, and why.
 *
 * @param plain facets that are as they are where no setting is about them
 */
public record Facets(Entitlements entitlements, String company, Map<Facet, Why> why, List<Facet> plain) {

	private static final EntitlementRule<Entitlements.Role> ROLE = new RoleRule();

	private static final EntitlementRule<Entitlements.Authentication> AUTHENTICATION = new AuthenticationRule();

	private static final EntitlementRule<Boolean> TWO_FACTOR = new TwoFactorRule();

	private static final EntitlementRule<Boolean> WEBDAV = new PermissionRule("webdav", Policy::webdav);

	private static final EntitlementRule<Boolean> FTP = new PermissionRule("ftp", Policy::ftp);

	private static final EntitlementRule<Boolean> SFTP = new PermissionRule("sftp", Policy::sftp);

	private static final EntitlementRule<String> COMPANY = new CompanyRule();

	private static final EntitlementRule<String> TIME_ZONE = new TimeZoneRule();

	/** The facets of a subject that has this standing. */
	static Facets of(Subject subject, Standing standing) {
		Map<Facet, Why> why = new EnumMap<>(Facet.class);
		List<Facet> plain = new ArrayList<>();
		why.put(Facet.STATUS, status(subject, standing));
		Noting noting = new Noting(subject, why, plain);
		Entitlements entitlements = new Entitlements(noting.judge(Facet.ROLE, ROLE),
				noting.judge(Facet.AUTHENTICATION, AUTHENTICATION), noting.judge(Facet.TWO_FACTOR, TWO_FACTOR),
				noting.judge(Facet.WEBDAV, WEBDAV), noting.judge(Facet.FTP, FTP), noting.judge(Facet.SFTP, SFTP),
				noting.judge(Facet.TIME_ZONE, TIME_ZONE));
		return new Facets(entitlements, noting.judge(Facet.COMPANY, COMPANY), why, plain);
	}

	private static Why status(Subject subject, Standing standing) {
		String reason = standing.reason().wireName();
		if (standing.level() != Standing.Level.ACTIVE) {
			return Why.rule(reason);
		}
		return subject.matching(RequiredGroupsRule.SETTING, subject.settings().required())
			.map((why) -> new Why(reason, why.pattern(), why.group()))
			.orElse(Why.rule(reason));
	}

	/** The entries of an account that had {@code before}. */
	List<Because> because(List<Because> before, List<Facet> changed, long policyVersion, Provenance by) {
		List<Because> entries = new ArrayList<>();
		this.why.forEach((facet, reason) -> {
			if (!this.plain.contains(facet)) {
				entries.add(before.stream()
					.filter((entry) -> entry.facet() == facet && reason.same(entry) && !changed.contains(facet))
					.findFirst()
					.orElseGet(() -> by.because(facet, reason, policyVersion)));
			}
		});
		return entries;
	}

	/** Writes down what the rules say. */
	private record Noting(Subject subject, Map<Facet, Why> why, List<Facet> plain) {

		<T> T judge(Facet facet, EntitlementRule<T> rule) {
			Verdict<T> verdict = rule.judge(this.subject);
			this.why.put(facet, verdict.why());
			if (verdict.plain()) {
				this.plain.add(facet);
			}
			return verdict.value();
		}

	}

}
