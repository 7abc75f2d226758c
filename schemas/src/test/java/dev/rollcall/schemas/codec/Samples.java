package dev.rollcall.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.DeadLetter;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.HistoryEntry;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;

/**
 * One value or more of each kind, the same in every run. Every personal value and secret
 * in them contains {@link #PERSONAL}.
 */
final class Samples {

	static final String PERSONAL = "Grünwald";

	static final SiteId SITE = new SiteId("acme");

	private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

	private static final Instant LATER = Instant.parse("2026-04-05T06:07:08.123Z");

	private static final ProviderId PROVIDER = new ProviderId(id(1));

	private static final UserId USER = new UserId(id(2));

	private static final GroupId GROUP = new GroupId(id(3));

	private static final AccountId ACCOUNT = new AccountId(id(4));

	private static final SiteGroupId SITE_GROUP = new SiteGroupId(id(5));

	private static final CredentialId CREDENTIAL = new CredentialId(id(6));

	private static final Attributes USER_ATTRIBUTES = Attributes
		.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"anna." + PERSONAL
				+ "@example.org\",\"active\":true}");

	private static final Attributes GROUP_ATTRIBUTES = Attributes
		.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Entwicklung ✓\"}");

	private static final Policy POLICY = Policy.DEFAULT.with()
		.scim(Policy.Scim.TOKEN)
		.uniqueIdentifier(Policy.UniqueIdentifier.USER_NAME)
		.deprovisionMethod(Policy.DeprovisionMethod.DELETE)
		.deprovisionGroupMemberships(false)
		.company("Acme GmbH")
		.build();

	private static final Preconditions CONDITIONS = new Preconditions(List.of(3L, Preconditions.ANY), List.of(7L));

	private Samples() {
	}

	static UUID id(long number) {
		return new UUID(0x0199_8c3d_5f00_7000L + number, 0x8000_0000_0000_0000L + number);
	}

	static Map<String, Entity> entities() {
		Map<String, Entity> samples = new LinkedHashMap<>();
		samples.put("Site", new Entity.Site(SITE, "Acme", false, "UTC", 1, AT, LATER));
		samples.put("Provider", new Entity.Provider(SITE, PROVIDER, "Okta", Entity.Provider.Vendor.OKTA,
				Entity.Provider.Protocol.SAML, POLICY, false, 2, AT, LATER));
		samples.put("Credential", credential(LATER));
		samples.put("Credential-without-end", credential(null));
		samples.put("User", user(1));
		samples.put("Group",
				new Entity.Group(SITE, PROVIDER, GROUP, GROUP_ATTRIBUTES, Optional.of(SITE_GROUP), true, 9, AT, LATER));
		samples.put("Membership",
				new Entity.Membership(SITE, PROVIDER, GROUP, USER.value(), MemberType.USER, true, AT));
		samples.put("Account", account(AccountStatus.ACTIVE, Reason.PROVISIONED));
		samples.put("Account-unlinked",
				new Entity.Account(SITE, ACCOUNT, Optional.of(PROVIDER), Optional.empty(), PERSONAL, Optional.empty(),
						Optional.empty(), AccountStatus.DISABLED, Reason.DELETED_BY_IDP, LATER, "",
						Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 3, AT, LATER));
		samples.put("SiteGroup", new Entity.SiteGroup(SITE, SITE_GROUP, "Entwicklung", false, 1, AT, LATER));
		samples.put("SiteMembership",
				new Entity.SiteMembership(SITE, SITE_GROUP, ACCOUNT, Entity.SiteMembership.Source.DIRECTORY,
						new Because(Because.Facet.GROUP, "", "", "", 0, new CommandId(new UUID(0, 0)), AT, ""), AT));
		samples.put("Job", new Job(SITE, new JobId(id(7)), Job.Kind.MOVE_GROUP, PROVIDER, GROUP.value(),
				Optional.of(SITE_GROUP.value()), Optional.of(USER.value()), 4000, Job.Stage.APPLY, 0, 0, 0, AT));
		samples.put("Job-at-its-start", new Job(SITE, new JobId(id(7)), Job.Kind.DROP_PROVIDER, PROVIDER,
				PROVIDER.value(), Optional.empty(), Optional.empty(), 0, Job.Stage.APPLY, 0, 0, 0, AT));
		PolicySamples.addEntities(samples);
		ExtensionSamples.addEntities(samples);
		return samples;
	}

	static Map<String, Command.Envelope> commands() {
		Map<String, Command> samples = new LinkedHashMap<>();
		samples.put("CreateUser", new Command.CreateUser(PROVIDER, USER, ACCOUNT, USER_ATTRIBUTES));
		samples.put("ReplaceUser", new Command.ReplaceUser(PROVIDER, USER, ACCOUNT, USER_ATTRIBUTES, CONDITIONS));
		samples.put("PatchUser", new Command.PatchUser(PROVIDER, USER, ACCOUNT,
				List.of(Operation.set("name.familyName", "\"" + PERSONAL + "\"", true), Operation.unset("title"),
						Operation.addElement("emails", "{\"value\":\"" + PERSONAL + "\"}"),
						Operation.removeElement("emails[value eq \"" + PERSONAL + "\"]", "")),
				Preconditions.NONE));
		samples.put("DeleteUser", new Command.DeleteUser(PROVIDER, USER, CONDITIONS));
		samples.put("CreateGroup",
				new Command.CreateGroup(PROVIDER, GROUP, SITE_GROUP, GROUP_ATTRIBUTES, List.of(id(8), id(9))));
		samples.put("ReplaceGroup",
				new Command.ReplaceGroup(PROVIDER, GROUP, SITE_GROUP, GROUP_ATTRIBUTES, List.of(id(8)), CONDITIONS));
		samples.put("ReplaceGroup-without-members",
				new Command.ReplaceGroup(PROVIDER, GROUP, SITE_GROUP, GROUP_ATTRIBUTES, null, Preconditions.NONE));
		samples.put("PatchGroup",
				new Command.PatchGroup(
						PROVIDER, GROUP, SITE_GROUP, List.of(Operation.addMembers(List.of(id(8), id(9))),
								Operation.removeMembers(List.of(id(10))), Operation.setMembers(List.of())),
						CONDITIONS));
		samples.put("DeleteGroup", new Command.DeleteGroup(PROVIDER, GROUP, Preconditions.NONE));
		samples.put("PutSite", new Command.PutSite("Acme", false, "UTC", CONDITIONS));
		samples.put("PutProvider", new Command.PutProvider(PROVIDER, "Okta", Entity.Provider.Vendor.ENTRA,
				Entity.Provider.Protocol.LDAP, POLICY, Preconditions.NONE));
		samples.put("DeleteProvider", new Command.DeleteProvider(PROVIDER, CONDITIONS));
		samples.put("AddCredential", new Command.AddCredential(credential(null)));
		samples.put("RevokeCredential", new Command.RevokeCredential(PROVIDER, CREDENTIAL));
		PolicySamples.addCommands(samples);
		ExtensionSamples.addCommands(samples);
		Map<String, Command.Envelope> envelopes = new LinkedHashMap<>();
		samples.forEach((name, command) -> envelopes.put(name, envelope(command)));
		return envelopes;
	}

	static Command.Envelope createGroup(List<UUID> members) {
		return envelope(new Command.CreateGroup(PROVIDER, GROUP, SITE_GROUP, GROUP_ATTRIBUTES, members));
	}

	private static Command.Envelope envelope(Command command) {
		return new Command.Envelope(new CommandId(id(11)), SITE, AT, "credential:" + CREDENTIAL,
				(command instanceof Command.PutSite) ? Optional.empty() : Optional.of(3),
				new RawRequest("PATCH", "/scim/v2/Users/1?filter=" + PERSONAL, "application/scim+json", "agent/1",
						"{\"a\":\"" + PERSONAL + "\"}"),
				command);
	}

	static Map<String, Outcome.Envelope> outcomes() {
		Map<String, Outcome> samples = new LinkedHashMap<>();
		entities().forEach((name, entity) -> samples.put("Applied-" + name,
				new Outcome.Applied(entity, true, List.of(new GroupRef(GROUP, "Entwicklung")), List.of(id(12)))));
		samples.put("Applied-deleted", new Outcome.Applied(null, false, List.of(), List.of()));
		samples.put("Refused", new Outcome.Refused(Outcome.Code.USER_NAME_TAKEN,
				"Expected to create a user, but the name " + PERSONAL + " is taken"));
		PolicySamples.addOutcomes(samples);
		Map<String, Outcome.Envelope> envelopes = new LinkedHashMap<>();
		samples.forEach((name, outcome) -> envelopes.put(name,
				new Outcome.Envelope(new CommandId(id(11)), SITE, 1234567890123L, outcome)));
		return envelopes;
	}

	static Map<String, EventEnvelope> events() {
		Map<String, Event> samples = new LinkedHashMap<>();
		entities().forEach((name, entity) -> {
			samples.put(name + "-created", Event.created(entity, Reason.REQUESTED));
			samples.put(name + "-deleted", Event.deleted(entity, Reason.ADMINISTRATOR));
		});
		samples.put("User-updated", Event.updated(user(1), user(2), Reason.REQUESTED, List.of("active", "emails")));
		samples.put("Account-updated",
				Event.updated(account(AccountStatus.ACTIVE, Reason.PROVISIONED),
						account(AccountStatus.DISABLED, Reason.DEACTIVATED_BY_IDP), Reason.DEACTIVATED_BY_IDP,
						List.of("status")));
		Map<String, EventEnvelope> envelopes = new LinkedHashMap<>();
		samples.forEach((name, event) -> envelopes.put(name,
				new EventEnvelope(SITE, 42, 1, AT, new CommandId(id(11)), "administrator", event)));
		return envelopes;
	}

	static Map<String, AccessEntry> accessEntries() {
		return Map.of("AccessEntry", new AccessEntry(credential(LATER), Entity.Provider.Vendor.ONELOGIN, true));
	}

	static Map<String, HistoryEntry> historyEntries() {
		Map<String, HistoryEntry> samples = new LinkedHashMap<>();
		events().forEach((name, event) -> samples.put(name, HistoryEntry.of(event)));
		return samples;
	}

	static Map<String, DeadLetter> deadLetters() {
		byte[] bytes = PERSONAL.getBytes(StandardCharsets.UTF_8);
		Map<String, DeadLetter> samples = new LinkedHashMap<>();
		samples.put("DeadLetter", new DeadLetter("rollcall.commands.v1", 3, 77, AT, "undecodable", bytes, bytes));
		samples.put("DeadLetter-of-tombstone",
				new DeadLetter("rollcall.directory.v1", 0, 0, AT, "undecodable", null, null));
		return samples;
	}

	private static Entity.Credential credential(@org.jspecify.annotations.Nullable Instant expires) {
		return new Entity.Credential(SITE, CREDENTIAL, PROVIDER, Entity.Credential.Kind.TOKEN, PERSONAL,
				PERSONAL + "0123456789abcdef", AT, expires);
	}

	private static Entity.User user(long version) {
		return new Entity.User(SITE, PROVIDER, USER, USER_ATTRIBUTES, true, List.of(), Optional.empty(), version, AT,
				LATER);
	}

	private static Entity.Account account(AccountStatus status, Reason reason) {
		return new Entity.Account(SITE, ACCOUNT, Optional.of(PROVIDER), Optional.of(USER),
				"anna." + PERSONAL + "@example.org", Optional.of("Anna " + PERSONAL),
				Optional.of(PERSONAL + "@example.org"), status, reason, LATER, "Acme", Entitlements.DEFAULT,
				Optional.empty(), false, false, List.of(), 12, AT, LATER);
	}

}
