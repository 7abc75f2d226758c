package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;

/**
 * The extension that shows what came of a directory user: the account and why it is as it
 * is (docs/policy.md, "Account status" and "Why"). Clients only read it, and only who
 * asks for it gets it: an identity provider that writes back what it read never meets it.
 * The URN is in a namespace of our own, since {@code urn:ietf:params:scim} is for what is
 * registered with IANA (RFC 7643 section 10.2).
 */
public final class AccountSchema {

	public static final String URN = "urn:rollcall:scim:schemas:extension:account:1.0:User";

	static final SchemaDefinition DEFINITION = new SchemaDefinition(URN, "Account",
			"The account that a user leads to, and why",
			List.of(told(text("status", "Whether there is an account and whether it may be used")
				.withCanonicalValues("active", "disabled", "pending")),
					told(text("reason", "Why it has this status, as a code of the status table")),
					told(text("why", "Why it has this status, as a sentence for people")),
					told(AttributeDefinition.of("since", Type.DATE_TIME, "Since when the account has this status")),
					told(text("accountId", "Identifier of the account").asCaseExact()),
					told(text("role", "What the account may administer").withCanonicalValues("member", "groupAdmin",
							"siteAdmin")),
					told(text("authentication", "How people sign in to the account").withCanonicalValues("sso",
							"password")),
					told(AttributeDefinition.of("twoFactor", Type.BOOLEAN, "Whether a second factor is asked")),
					because()));

	private AccountSchema() {
	}

	private static AttributeDefinition because() {
		return told(AttributeDefinition
			.complex("because", "Which rule decided: one value for each facet that a setting or an event is behind",
					List.of(told(text("facet", "What is explained").withCanonicalValues("status", "role",
							"authentication", "twoFactor")),
							told(text("rule", "The setting, or the row of the status table, that decided")),
							told(text("pattern", "The pattern that matched, as the administrator wrote it")),
							told(text("group", "Name of the directory group that matched")),
							told(AttributeDefinition.of("policyVersion", Type.INTEGER,
									"Version of the provider whose policy decided")),
							told(AttributeDefinition.of("at", Type.DATE_TIME, "When it was decided"))))
			.asMultiValued());
	}

	private static AttributeDefinition told(AttributeDefinition attribute) {
		return attribute.withMutability(Mutability.READ_ONLY).withReturned(Returned.REQUEST);
	}

	private static AttributeDefinition text(String name, String description) {
		return AttributeDefinition.of(name, Type.STRING, description);
	}

}
