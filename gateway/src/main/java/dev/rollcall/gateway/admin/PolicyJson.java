package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewPage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers about policies: their history, previews and reasons. */
final class PolicyJson {

	private PolicyJson() {
	}

	/**
	 * One version of a provider's policy.
	 *
	 * @param changes the settings that differ; at the provider's making those that are
	 * not at their default
	 */
	record Change(long version, Instant at, String actor, String command, List<Difference> changes,
			AdminJson.ProvisioningPolicy policy) {
		static Change of(PolicyChange change) {
			AdminJson.ProvisioningPolicy after = AdminJson.ProvisioningPolicy.of(change.after());
			AdminJson.ProvisioningPolicy before = AdminJson.ProvisioningPolicy
				.of(change.before().orElse(dev.rollcall.schemas.Policy.DEFAULT));
			return new Change(change.version(), change.at(), change.actor(), change.command().toString(),
					Difference.of(before, after), after);
		}
	}

	/** A setting before and after. */
	record Difference(String setting, JsonNode before, JsonNode after) {
		static List<Difference> of(AdminJson.ProvisioningPolicy before, AdminJson.ProvisioningPolicy after) {
			ObjectNode old = AdminBodies.JSON.valueToTree(before);
			ObjectNode now = AdminBodies.JSON.valueToTree(after);
			List<Difference> differences = new ArrayList<>();
			for (String setting : now.propertyNames()) {
				if (!now.get(setting).equals(old.get(setting))) {
					differences.add(new Difference(setting, old.get(setting), now.get(setting)));
				}
			}
			return differences;
		}
	}

	/**
	 * How far a preview is, and what it has found so far.
	 *
	 * @param providerVersion the version of the provider that it is compared with
	 * @param done users looked at so far
	 */
	record PreviewAnswer(String id, String provider, long providerVersion, AdminJson.ProvisioningPolicy policy,
			String actor, Instant started, @Nullable Instant finished, long done, Preview.Counts counts) {
		static PreviewAnswer of(Preview preview) {
			return new PreviewAnswer(preview.id().toString(), preview.provider().toString(), preview.providerVersion(),
					AdminJson.ProvisioningPolicy.of(preview.policy()), preview.actor(), preview.started(),
					preview.finished().orElse(null), preview.done(), preview.counts());
		}
	}

	record Finding(@Nullable String account, String user, String userName, String effect, String what, String before,
			String after, String reason) {
		static Finding of(PreviewPage.Finding finding) {
			return new Finding(finding.account().map(AccountId::toString).orElse(null), finding.user().toString(),
					finding.userName(), Words.word(finding.effect()), finding.what(), finding.before(), finding.after(),
					finding.reason().wireName());
		}

		/** Leaves the person out. */
		@Override
		public String toString() {
			return "Finding[" + this.user + "]";
		}
	}

	/** Why an account is as it is. */
	record Explanation(AdminJson.Account account, List<Reason> facets, List<GroupReason> groups) {
		static Explanation of(Outcome.Explained explained) {
			return new Explanation(
					AdminJson.Account.of(explained.account(),
							explained.groups().stream().map(Outcome.GroupReason::name).sorted().toList()),
					explained.facets().stream().map(Reason::of).toList(),
					explained.groups().stream().map(GroupReason::of).toList());
		}
	}

	/**
	 * Why one facet is as it is.
	 *
	 * @param rule the setting or status reason that decided
	 * @param pattern what matched, {@code null} if no pattern did
	 * @param group the directory group whose name matched
	 * @param policyVersion {@code null} if no policy decided
	 * @param command what led there
	 */
	record Reason(String facet, String rule, @Nullable String pattern, @Nullable String group,
			@Nullable Long policyVersion, String command, Instant at, String actor) {
		static Reason of(Because because) {
			return new Reason(Words.word(because.facet()), because.rule(), orNull(because.pattern()),
					orNull(because.group()), (because.policyVersion() > 0) ? because.policyVersion() : null,
					because.command().toString(), because.at(), because.actor());
		}

		private static @Nullable String orNull(String text) {
			return text.isEmpty() ? null : text;
		}
	}

	record GroupReason(String id, String name, String source, Reason because) {
		static GroupReason of(Outcome.GroupReason group) {
			return new GroupReason(group.group().toString(), group.name(), Words.word(group.source()),
					Reason.of(group.because()));
		}
	}

}
