package dev.rollcall.schemas.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;

/** What came with the whole provisioning policy, beside {@link Samples}. */
final class PolicySamples {

	private static final SiteId SITE = Samples.SITE;

	private static final Instant AT = Instant.parse("2026-06-01T02:03:04.005Z");

	private static final Instant LATER = Instant.parse("2026-07-02T03:04:05.006Z");

	private static final ProviderId PROVIDER = new ProviderId(Samples.id(1));

	private static final UserId USER = new UserId(Samples.id(2));

	private static final GroupId GROUP = new GroupId(Samples.id(3));

	private static final AccountId ACCOUNT = new AccountId(Samples.id(4));

	private static final SiteGroupId SITE_GROUP = new SiteGroupId(Samples.id(5));

	private static final CommandId COMMAND = new CommandId(Samples.id(11));

	private static final SyncId SYNC = new SyncId(Samples.id(20));

	private static final PreviewId PREVIEW = new PreviewId(Samples.id(21));

	private static final String SECRET = Samples.PERSONAL + "0123456789abcdef";

	/** No setting is at its default. */
	private static final Policy POLICY = new Policy(Policy.Scim.BASIC, Policy.UniqueIdentifier.USER_NAME, true, true,
			Policy.DeprovisionMethod.DELETE, false, false, "Acme GmbH", "Everybody, \"Sales, EU\"", "staff-*, crew",
			"tmp-?", "*-admins", "leads", "contractors", Policy.TwoFactor.ALWAYS, true, true, true, "Europe/Vienna", 25,
			7);

	private static final Entitlements ENTITLEMENTS = new Entitlements(Entitlements.Role.SITE_ADMIN,
			Entitlements.Authentication.PASSWORD, true, true, true, true, "Asia/Tokyo");

	private static final Attributes ATTRIBUTES = Attributes.ofJson("{\"userName\":\"" + Samples.PERSONAL + "\"}");

	private static final Preconditions CONDITIONS = new Preconditions(List.of(3L), List.of());

	private PolicySamples() {
	}

	static void addEntities(Map<String, Entity> samples) {
		samples.put("Site.v2", new Entity.Site(SITE, "Acme", true, "Europe/Vienna", 2, AT, LATER));
		samples.put("Provider.v2", new Entity.Provider(SITE, PROVIDER, "Okta", Entity.Provider.Vendor.OKTA,
				Entity.Provider.Protocol.SAML, POLICY, true, 3, AT, LATER));
		samples.put("User.v2", new Entity.User(SITE, PROVIDER, USER, ATTRIBUTES, false, List.of("title", "userName"),
				Optional.of(LATER), 4, AT, LATER));
		samples.put("Group.v2", new Entity.Group(SITE, PROVIDER, GROUP,
				Attributes.ofJson("{\"displayName\":\"tmp-1\"}"), Optional.empty(), false, 9, AT, LATER));
		samples.put("Membership.v2",
				new Entity.Membership(SITE, PROVIDER, GROUP, USER.value(), MemberType.USER, false, AT));
		samples.put("Account.v2", account());
		samples.put("Account-by-hand",
				new Entity.Account(SITE, ACCOUNT, Optional.empty(), Optional.empty(), Samples.PERSONAL,
						Optional.empty(), Optional.empty(), AccountStatus.ACTIVE, Reason.ADMINISTRATOR, LATER, "",
						Entitlements.DEFAULT, Optional.empty(), false, true, List.of(), 1, AT, LATER));
		samples.put("SiteGroup.v2", new Entity.SiteGroup(SITE, SITE_GROUP, "Everybody", true, 1, AT, LATER));
		samples.put("SiteMembership.v2", new Entity.SiteMembership(SITE, SITE_GROUP, ACCOUNT,
				Entity.SiteMembership.Source.DEFAULT, because(Because.Facet.GROUP, "defaultGroups"), LATER));
		samples.put("Job.v2", new Job(SITE, new JobId(Samples.id(7)), Job.Kind.REEVALUATE_PROVIDER, PROVIDER,
				PROVIDER.value(), Optional.empty(), Optional.of(USER.value()), 4000, Job.Stage.HELD, 60, 400, 2, AT));
		samples.put("PolicyChange",
				new PolicyChange(SITE, PROVIDER, 3, AT, "administrator", COMMAND, Optional.of(Policy.DEFAULT), POLICY));
		samples.put("PolicyChange-first",
				new PolicyChange(SITE, PROVIDER, 1, AT, "administrator", COMMAND, Optional.empty(), Policy.DEFAULT));
		samples.put("SyncSession", new SyncSession(SITE, SYNC, PROVIDER, SyncSession.State.COMPLETED, AT,
				Optional.of(LATER), 1000, 3, 12, 11, "administrator"));
		samples.put("SyncSession-running", new SyncSession(SITE, SYNC, PROVIDER, SyncSession.State.RUNNING, AT,
				Optional.empty(), 0, 0, 0, 0, "administrator"));
		samples.put("Sightings", new Sightings(SITE, SYNC, 2, List.of(USER, new UserId(Samples.id(30)))));
		samples.put("Preview", new Preview(SITE, PREVIEW, PROVIDER, POLICY, 3, "administrator", AT, Optional.of(LATER),
				500, 2, new Preview.Counts(36, 1, 2, 3, 4, 5, 6, 7)));
		samples.put("Preview-running", new Preview(SITE, PREVIEW, PROVIDER, Policy.DEFAULT, 3, "administrator", AT,
				Optional.empty(), 0, 0, Preview.Counts.NONE));
		samples.put("PreviewPage", new PreviewPage(SITE, PREVIEW, 1,
				List.of(new PreviewPage.Finding(Optional.of(ACCOUNT), USER, Samples.PERSONAL,
						PreviewPage.Effect.DISABLED, "disabled", "active", "disabled", Reason.OUTSIDE_REQUIRED_GROUPS),
						new PreviewPage.Finding(Optional.empty(), USER, Samples.PERSONAL,
								PreviewPage.Effect.GROUP_JOINED, "Everybody", "", "default", Reason.DEFAULT_GROUP))));
		samples.put("Password",
				new Password(SITE, ACCOUNT, SECRET, SECRET, Optional.of(LATER), 5, Optional.of(LATER), AT));
		samples.put("Password-without-link",
				new Password(SITE, ACCOUNT, SECRET, "", Optional.empty(), 0, Optional.empty(), AT));
	}

	static void addCommands(Map<String, Command> samples) {
		samples.put("PutSite.v2", new Command.PutSite("Acme", true, "Europe/Vienna", CONDITIONS));
		samples.put("PutProvider.v2", new Command.PutProvider(PROVIDER, "Okta", Entity.Provider.Vendor.ENTRA,
				Entity.Provider.Protocol.LDAP, POLICY, CONDITIONS));
		samples.put("Settle", new Command.Settle(new JobId(Samples.id(7)), true));
		samples.put("PreviewPolicy", new Command.PreviewPolicy(PREVIEW, PROVIDER, POLICY));
		samples.put("Explain", new Command.Explain(ACCOUNT));
		samples.put("Sync", new Command.Sync(PROVIDER, SYNC, SyncStep.COMPLETE_PARTIAL));
		samples.put("See", new Command.See(PROVIDER, SYNC, List.of(
				new Sighting(USER, ACCOUNT, Optional.empty(), Optional.of(Samples.PERSONAL),
						Optional.of(Samples.PERSONAL), Optional.of(ATTRIBUTES)),
				new Sighting(USER, ACCOUNT, Optional.of(USER), Optional.empty(), Optional.empty(), Optional.empty()))));
		samples.put("Login",
				new Command.Login(PROVIDER, USER, ACCOUNT, Samples.PERSONAL, ATTRIBUTES, List.of("Staff", "Crew")));
		samples.put("Login-without-groups",
				new Command.Login(PROVIDER, USER, ACCOUNT, Samples.PERSONAL, ATTRIBUTES, null));
		samples.put("PutAccount",
				new Command.PutAccount(ACCOUNT, true, Optional.of(PROVIDER), Samples.PERSONAL,
						Optional.of(Samples.PERSONAL), Optional.of(Samples.PERSONAL), AccountStatus.DISABLED, "Acme",
						ENTITLEMENTS, CONDITIONS));
		samples.put("PutAccount-bare",
				new Command.PutAccount(ACCOUNT, false, Optional.empty(), Samples.PERSONAL, Optional.empty(),
						Optional.empty(), AccountStatus.ACTIVE, "", Entitlements.DEFAULT, Preconditions.NONE));
		samples.put("DeleteAccount", new Command.DeleteAccount(ACCOUNT, CONDITIONS));
		samples.put("PutSiteGroup", new Command.PutSiteGroup(SITE_GROUP, true, "Everybody", CONDITIONS));
		samples.put("DeleteSiteGroup", new Command.DeleteSiteGroup(SITE_GROUP, CONDITIONS));
		samples.put("ChangeSiteMembership", new Command.ChangeSiteMembership(SITE_GROUP, ACCOUNT, true));
		samples.put("IssuePasswordLink", new Command.IssuePasswordLink(ACCOUNT, SECRET, LATER));
		samples.put("SetPassword", new Command.SetPassword(ACCOUNT, Optional.of(SECRET), SECRET));
		samples.put("SetPassword-by-the-old-one", new Command.SetPassword(ACCOUNT, Optional.empty(), SECRET));
		samples.put("AttemptPassword", new Command.AttemptPassword(ACCOUNT, Optional.of(true)));
		samples.put("AttemptPassword-begun", new Command.AttemptPassword(ACCOUNT, Optional.empty()));
	}

	static void addOutcomes(Map<String, Outcome> samples) {
		samples.put("Explained",
				new Outcome.Explained(account(),
						List.of(because(Because.Facet.STATUS, "provisioned"),
								because(Because.Facet.ROLE, "siteAdminGroups")),
						List.of(new Outcome.GroupReason(SITE_GROUP, "Everybody", Entity.SiteMembership.Source.STICKY,
								because(Because.Facet.GROUP, "deprovisionGroupMemberships")))));
		samples.put("Refused.v2",
				new Outcome.Refused(Outcome.Code.LOGIN_REFUSED, "Expected " + Samples.PERSONAL + " to be active"));
	}

	private static Entity.Account account() {
		return new Entity.Account(SITE, ACCOUNT, Optional.of(PROVIDER), Optional.of(USER), Samples.PERSONAL,
				Optional.of(Samples.PERSONAL), Optional.of(Samples.PERSONAL), AccountStatus.DISABLED,
				Reason.OUTSIDE_REQUIRED_GROUPS, LATER, "Acme", ENTITLEMENTS, Optional.of(LATER), true, true,
				List.of(because(Because.Facet.STATUS, "outside-required-groups"),
						because(Because.Facet.ROLE, "siteAdminGroups")),
				12, AT, LATER);
	}

	private static Because because(Because.Facet facet, String rule) {
		return new Because(facet, rule, "*-admins", Samples.PERSONAL + "-admins", 3, COMMAND, LATER, "administrator");
	}

}
