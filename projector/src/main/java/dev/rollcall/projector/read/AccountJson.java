package dev.rollcall.projector.read;

import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Because.Facet;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a user, as {@link AccountSchema} has it; in the words of the admin API.
 * Who asked for a change is left out: identity providers need not know administrators.
 */
final class AccountJson {

	/** What the schema explains, by its name there. */
	private static final Map<Facet, String> FACETS = Map.of(Facet.STATUS, "status", Facet.ROLE, "role",
			Facet.AUTHENTICATION, "authentication", Facet.TWO_FACTOR, "twoFactor");

	private AccountJson() {
	}

	static Attributes of(Entity.Account account) {
		Entitlements may = account.entitlements();
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("status", (account.status() == AccountStatus.ACTIVE) ? "active" : "disabled");
		json.put("reason", account.reason().wireName());
		json.put("why", StatusSentence.of(account));
		json.put("since", account.since().toString());
		json.put("accountId", account.id().toString());
		json.put("role", switch (may.role()) {
			case MEMBER -> "member";
			case GROUP_ADMIN -> "groupAdmin";
			case SITE_ADMIN -> "siteAdmin";
		});
		json.put("authentication", switch (may.authentication()) {
			case SSO -> "sso";
			case PASSWORD -> "password";
		});
		json.put("twoFactor", may.twoFactor());
		because(json, account.because());
		return Attributes.of(json);
	}

	/** There is no account. */
	static Attributes pending(Pending pending) {
		return Attributes.of(JsonNodeFactory.instance.objectNode()
			.put("status", "pending")
			.put("reason", pending.code())
			.put("why", pending.sentence()));
	}

	private static void because(ObjectNode json, List<Because> because) {
		List<Because> shown = because.stream().filter((entry) -> FACETS.containsKey(entry.facet())).toList();
		if (shown.isEmpty()) {
			return;
		}
		ArrayNode array = json.putArray("because");
		for (Because entry : shown) {
			ObjectNode one = array.addObject().put("facet", FACETS.get(entry.facet())).put("rule", entry.rule());
			if (!entry.pattern().isEmpty()) {
				one.put("pattern", entry.pattern());
			}
			if (!entry.group().isEmpty()) {
				one.put("group", entry.group());
			}
			if (entry.policyVersion() > 0) {
				one.put("policyVersion", entry.policyVersion());
			}
			one.put("at", entry.at().toString());
		}
	}

	/** Why a user has no account. */
	enum Pending {

		INACTIVE(Reason.INACTIVE_AT_IDP.wireName(),
				"There is no account yet, because the identity provider says that the user is not active."),

		OUTSIDE(Reason.OUTSIDE_REQUIRED_GROUPS.wireName(),
				"There is no account, because the user is in none of the groups that the policy requires."),

		NOT_FOUND(Reason.NOT_FOUND_AT_IDP.wireName(),
				"There is no account, because the last synchronisation did not find the user."),

		POLICY_CHANGED(Reason.POLICY_CHANGED.wireName(),
				"There is no account yet: a changed policy is being applied, or waits for an administrator to release it."),

		GROUP_RENAMED(Reason.GROUP_RENAMED.wireName(),
				"There is no account yet: a directory group was renamed, and its members are being looked at."),

		NAME_TAKEN("user-name-taken",
				"There is no account, because another account has the user name: give one of the two another name.");

		private final String code;

		private final String sentence;

		Pending(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		String code() {
			return this.code;
		}

		String sentence() {
			return this.sentence;
		}

	}

}
