package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.rollcall.gateway.admin.Administrator.Answer;
import dev.rollcall.gateway.password.PasswordProperties;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
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
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** What the whole provisioning policy adds to the admin API. */
@ExtendWith(OutputCaptureExtension.class)
class PolicyApiTest {

	private static final SiteId ACME = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final AccountId ACCOUNT = new AccountId(new UUID(2, 2));

	private static final Instant NOW = FakeInstallation.NOW;

	private static final String SITE = "/admin/v1/sites/acme";

	private static final String OKTA = SITE + "/providers/" + PROVIDER;

	private static final String ANN = SITE + "/accounts/" + ACCOUNT;

	private final FakeInstallation installation = new FakeInstallation();

	private Administrator administrator = new Administrator(this.installation);

	@BeforeEach
	void makeASite() {
		this.installation.sites.put(ACME, new Entity.Site(ACME, "Acme", true, "Europe/Vienna", 1, NOW, NOW));
		this.installation.providers.put(PROVIDER, new Entity.Provider(ACME, PROVIDER, "Okta",
				Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML, Policy.DEFAULT, false, 1, NOW, NOW));
		this.installation.accounts.add(new Views.AccountRow(account(), List.of("Staff")));
	}

	@Test
	void shouldShowWhoChangedWhichSettingWhen() {
		Policy after = Policy.DEFAULT.with().requiredGroups("staff").guardPercent(5).build();
		this.installation.put(
				new PolicyChange(ACME, PROVIDER, 1, NOW, "administrator", command(), Optional.empty(), Policy.DEFAULT));
		this.installation.put(new PolicyChange(ACME, PROVIDER, 2, NOW, "administrator", command(),
				Optional.of(Policy.DEFAULT), after));

		Answer changes = this.administrator.get(OKTA + "/policy/changes?after=1");
		assertThat(changes.json("/items").size()).isEqualTo(1);
		assertThat(changes.json("/items/0/version").longValue()).isEqualTo(2);
		assertThat(changes.json("/items/0/actor").stringValue()).isEqualTo("administrator");
		assertThat(changes.json("/items/0/changes").toString())
			.isEqualTo("[{\"setting\":\"requiredGroups\",\"before\":\"\",\"after\":\"staff\"},"
					+ "{\"setting\":\"deprovisionGuard\",\"before\":{\"percent\":10,\"absolute\":50},"
					+ "\"after\":{\"percent\":5,\"absolute\":50}}]");
		assertThat(this.administrator.get(OKTA + "/policy/changes?limit=1").json("/next").stringValue()).isEqualTo("1");
		assertThat(this.administrator.get(OKTA + "/policy/changes?after=x").status()).isEqualTo(400);
	}

	@Test
	void shouldBeginAPreviewAndTellHowFarItIs() {
		this.installation.decision = (command) -> {
			Command.PreviewPolicy asked = (Command.PreviewPolicy) command;
			this.installation.put(preview(asked.id(), asked.policy()));
			return null;
		};

		Answer begun = this.administrator.post(OKTA + "/policy/preview", "{\"requiredGroups\":\"staff\"}");
		assertThat(begun.status()).isEqualTo(202);
		Answer progress = this.administrator.get(begun.header("Location"));
		assertThat(progress.json("/policy/requiredGroups").stringValue()).isEqualTo("staff");
		assertThat(progress.json("/counts/disabled").longValue()).isEqualTo(3);
		assertThat(progress.json("/finished").isNull()).isTrue();
		assertThat(this.administrator.post(OKTA + "/policy/preview", "{\"timeZone\":\"x\"}").fields())
			.containsExactly("timeZone");
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "3" })
	void shouldPageThroughFindingsWithoutLosingOrRepeatingOne(int limit) {
		PreviewId id = new PreviewId(new UUID(5, 5));
		this.installation.put(preview(id, Policy.DEFAULT));
		this.installation.put(page(id, 1, 0, 3));
		this.installation.put(page(id, 2, 3, 4));
		this.installation.put(page(id, 3, 4, 8));
		List<String> names = new java.util.ArrayList<>();
		String findings = OKTA + "/previews/" + id + "/findings?limit=" + limit;
		JsonNode next = null;
		do {
			Answer page = this.administrator.get(findings + ((next != null) ? "&after=" + next.stringValue() : ""));
			assertThat(page.json("/items").size()).isBetween(1, limit);
			page.json("/items").valueStream().forEach((item) -> names.add(item.path("userName").stringValue()));
			next = page.json("/next");
		}
		while (!next.isNull());
		assertThat(names).isEqualTo(IntStream.range(0, 8).mapToObj((i) -> "user" + i).toList());
	}

	@Test
	void shouldExplainAnAccount() {
		Because because = new Because(Because.Facet.ROLE, "siteAdminGroups", "*-admins", "it-admins", 3, command(), NOW,
				"administrator");
		this.installation.answer = new Outcome.Explained(account(), List.of(because),
				List.of(new Outcome.GroupReason(new SiteGroupId(new UUID(6, 6)), "Staff",
						Entity.SiteMembership.Source.STICKY, because)));

		Answer answer = this.administrator.get(ANN + "/explanation");
		assertThat(answer.json("/facets/0/rule").stringValue()).isEqualTo("siteAdminGroups");
		assertThat(answer.json("/facets/0/pattern").stringValue()).isEqualTo("*-admins");
		assertThat(answer.json("/facets/0/group").stringValue()).isEqualTo("it-admins");
		assertThat(answer.json("/groups/0/source").stringValue()).isEqualTo("sticky");
		assertThat(last()).isEqualTo(new Command.Explain(ACCOUNT));
	}

	@ParameterizedTest
	@CsvSource({ "release, true", "discard, false" })
	void shouldSettleWhatTheGuardHolds(String path, boolean release) {
		assertThat(
				this.administrator.send(HttpMethod.POST, SITE + "/jobs/" + new UUID(4, 4) + "/" + path, null).status())
			.isEqualTo(204);
		assertThat(last()).isEqualTo(new Command.Settle(new dev.rollcall.schemas.JobId(new UUID(4, 4)), release));
	}

	@Test
	void shouldMakeChangeAndRemoveAccountsByHand() {
		this.installation.decision = (command) -> {
			if (command instanceof Command.PutAccount put && put.create()) {
				this.installation.accounts.add(new Views.AccountRow(
						new Entity.Account(ACME, put.id(), put.provider(), Optional.empty(), put.userName(),
								put.displayName(), put.email(), put.status(), Reason.ADMINISTRATOR, NOW, put.company(),
								put.entitlements(), Optional.empty(), false, true, List.of(), 1, NOW, NOW),
						List.of()));
			}
			return null;
		};

		Answer made = this.administrator.post(SITE + "/accounts", "{\"userName\":\"bob\",\"role\":\"groupAdmin\"}");
		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("ETag")).isEqualTo("\"1\"");
		assertThat(made.json("/authentication").stringValue()).isEqualTo("password");
		assertThat(made.json("/timeZone").stringValue()).isEqualTo("Europe/Vienna");
		assertThat(made.json("/twoFactor").booleanValue()).isTrue();
		assertThat(this.administrator.get(made.header("Location")).json("/role").stringValue()).isEqualTo("groupAdmin");
		assertThat(
				this.administrator.post(SITE + "/accounts", "{\"userName\":\"x\",\"authentication\":\"sso\"}").fields())
			.containsExactly("authentication");
		assertThat(
				this.administrator.send(HttpMethod.PUT, ANN, "{\"userName\":\"ann\",\"provider\":\"" + PROVIDER + "\"}")
					.status())
			.isEqualTo(200);
		assertThat(((Command.PutAccount) last()).preconditions().ifMatch()).containsExactly(Preconditions.ANY);
		assertThat(this.administrator.delete(ANN).status()).isEqualTo(204);
		assertThat(this.administrator.get(SITE + "/accounts/" + new UUID(9, 9)).status()).isEqualTo(404);
	}

	@Test
	void shouldKeepSiteGroupsAndTheirMembers() {
		this.installation.decision = (command) -> {
			if (command instanceof Command.PutSiteGroup put) {
				this.installation.put(new Entity.SiteGroup(ACME, put.id(), put.name(), true, 1, NOW, NOW));
			}
			if (command instanceof Command.ChangeSiteMembership change && change.member()) {
				this.installation.put(new Entity.SiteMembership(ACME, change.group(), change.account(),
						Entity.SiteMembership.Source.ADMINISTRATOR,
						new Because(Because.Facet.GROUP, "administrator", "", "", 0, command(), NOW, "administrator"),
						NOW));
			}
			return null;
		};

		Answer made = this.administrator.post(SITE + "/groups", "{\"name\":\"Staff\"}");
		String group = made.header("Location");
		assertThat(made.status()).isEqualTo(201);
		assertThat(this.administrator.send(HttpMethod.PUT, group, "{\"name\":\"Crew\"}").json("/name").stringValue())
			.isEqualTo("Crew");
		assertThat(this.administrator.send(HttpMethod.PUT, group + "/members/" + ACCOUNT, null).status())
			.isEqualTo(204);
		Answer members = this.administrator.get(group + "/members");
		assertThat(members.json("/items/0/account").stringValue()).isEqualTo(ACCOUNT.toString());
		assertThat(members.json("/items/0/source").stringValue()).isEqualTo("administrator");
		assertThat(this.administrator.delete(group + "/members/" + ACCOUNT).status()).isEqualTo(204);
		assertThat(this.administrator.get(SITE + "/groups").json("/items/0/name").stringValue()).isEqualTo("Crew");
		this.installation.refusal = new Outcome.Refused(Outcome.Code.MEMBERSHIP_FED, "Expected so, but Okta feeds it");
		assertThat(this.administrator.delete(group).status()).isEqualTo(409);
	}

	@Test
	void shouldRunASynchronisation() {
		this.installation.decision = (command) -> {
			if (command instanceof Command.Sync sync) {
				this.installation.put(new SyncSession(ACME, sync.session(), sync.provider(),
						(sync.step() == SyncStep.START) ? SyncSession.State.RUNNING : SyncSession.State.PARTIAL, NOW,
						Optional.empty(), 2, 1, 0, 0, "administrator"));
			}
			return null;
		};

		String sync = this.administrator.send(HttpMethod.POST, OKTA + "/syncs", null).header("Location");
		Answer seen = this.administrator.post(sync + "/seen", "[{\"externalId\":\"x1\"},{\"user\":{\"schemas\":["
				+ "\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ann\",\"password\":\"hidden-secret\"}}]");
		assertThat(seen.status()).isEqualTo(200);
		assertThat(seen.json("/state").stringValue()).isEqualTo("running");
		Command.See see = (Command.See) last();
		assertThat(see.sightings().get(0).externalId()).contains("x1");
		assertThat(see.sightings().get(1).userName()).contains("ann");
		assertThat(see.sightings().get(1).attributes().orElseThrow().json()).doesNotContain("hidden-secret");
		assertThat(this.installation.asked).allSatisfy((asked) -> assertThat(asked.raw().body()).isEmpty());
		assertThat(this.administrator.post(sync + "/seen", "[{},{\"id\":\"x\",\"a\":1}]").fields())
			.containsExactlyInAnyOrder("[0].id", "[1].id", "[1].id", "[1].a");
		assertThat(this.administrator.post(sync + "/seen", "[{},{},{},{},{},{}]").status()).isEqualTo(413);
		assertThat(this.administrator.post(sync + "/seen", "{}").status()).isEqualTo(400);
		assertThat(this.administrator.post(sync + "/complete", "{\"partial\":true}").json("/state").stringValue())
			.isEqualTo("partial");
		assertThat(((Command.Sync) last()).step()).isEqualTo(SyncStep.COMPLETE_PARTIAL);
		assertThat(this.administrator.send(HttpMethod.POST, sync + "/abandon", null).status()).isEqualTo(200);
		assertThat(((Command.Sync) last()).step()).isEqualTo(SyncStep.ABANDON);
	}

	@Test
	void shouldAnswerALoginWithTheAccountOrTheReason() {
		this.installation.decision = (command) -> account();
		Answer answer = this.administrator.post(OKTA + "/logins",
				"{\"subject\":\"ann@okta\",\"attributes\":{\"userName\":\"ann\"},\"groups\":[\"staff\"]}");
		assertThat(answer.json("/id").stringValue()).isEqualTo(ACCOUNT.toString());
		assertThat(answer.json("/groups/0").stringValue()).isEqualTo("Staff");
		Command.Login login = (Command.Login) last();
		assertThat(login.subject()).isEqualTo("ann@okta");
		assertThat(login.groups()).containsExactly("staff");
		this.installation.refusal = new Outcome.Refused(Outcome.Code.LOGIN_REFUSED, "Expected so, but it is disabled");
		Answer refused = this.administrator.post(OKTA + "/logins", "{\"subject\":\"ann@okta\"}");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.json("/detail").stringValue()).contains("it is disabled");
		assertThat(((Command.Login) last()).groups()).isNull();
	}

	@Test
	void shouldTakeTheSubjectForTheUserNameThatALoginLeavesOut() {
		this.installation.decision = (command) -> account();
		String body = "{\"subject\":\"ann@okta\",\"attributes\":%s}";
		Map.of("{\"displayName\":\"Ann\"}", "ann@okta", "{\"USERNAME\":\"ann\"}", "ann").forEach((sent, name) -> {
			assertThat(this.administrator.post(OKTA + "/logins", body.formatted(sent)).status()).as(sent)
				.isEqualTo(200);
			assertThat(((Command.Login) last()).attributes().text("userName")).as(sent).contains(name);
		});
	}

	@Test
	void shouldSetTryAndChangeAPasswordWithoutShowingItToAnybody(CapturedOutput output) {
		String[] kept = { "" };
		this.installation.decision = (command) -> {
			if (command instanceof Command.SetPassword set) {
				kept[0] = set.verifier();
			}
			return new Password(ACME, ACCOUNT, kept[0], "", Optional.empty(), 1, Optional.empty(), NOW);
		};

		Answer link = this.administrator.send(HttpMethod.POST, ANN + "/password-link", null);
		assertThat(link.status()).isEqualTo(201);
		assertThat(link.json("/expiresAt").stringValue()).isEqualTo("2026-05-01T13:00:00Z");
		String secret = link.json("/link").stringValue();
		assertThat(((Command.IssuePasswordLink) last()).linkHash()).matches("[0-9a-f]{64}");
		String set = SITE + "/passwords/set";
		assertThat(
				this.administrator.post(set, "{\"link\":\"" + secret + "\",\"password\":\"correct horse\"}").status())
			.isEqualTo(204);
		assertThat(((Command.SetPassword) last()).linkHash()).isPresent();
		assertThat(this.administrator.post(ANN + "/password/verify", "{\"password\":\"wrong horse\"}").status())
			.isEqualTo(403);
		assertThat(last()).isEqualTo(new Command.AttemptPassword(ACCOUNT, Optional.empty()));
		assertThat(this.administrator.post(ANN + "/password/verify", "{\"password\":\"correct horse\"}").status())
			.isEqualTo(204);
		assertThat(last()).isEqualTo(new Command.AttemptPassword(ACCOUNT, Optional.of(true)));
		assertThat(this.administrator
			.post(ANN + "/password/change", "{\"oldPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}")
			.status()).isEqualTo(204);
		assertThat(this.administrator.post(ANN + "/password/verify", "{\"password\":\"battery staple\"}").status())
			.isEqualTo(204);

		assertThat(this.administrator.post(set, "{\"link\":\"" + secret + "\",\"password\":\"short\"}").fields())
			.containsExactly("password");
		assertThat(this.administrator.post(set, "{\"link\":\"none\",\"password\":\"correct horse\"}").status())
			.isEqualTo(403);
		String all = this.installation.asked + kept[0] + output.getAll();
		assertThat(all).doesNotContain("correct horse", "battery staple", "wrong horse", secret, "$argon2");
	}

	@Test
	void shouldRefusePasswordsWithoutAKey() {
		this.installation.passwords = new PasswordProperties(null, 8, 64, Duration.ofHours(1), Duration.ofDays(2), 1,
				1);
		this.administrator = new Administrator(this.installation);

		Answer answer = this.administrator.send(HttpMethod.POST, ANN + "/password-link", null);
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.json("/detail").stringValue()).contains("rollcall.password.key");
		assertThat(this.installation.asked).isEmpty();
	}

	private static Preview preview(PreviewId id, Policy policy) {
		return new Preview(ACME, id, PROVIDER, policy, 1, "administrator", NOW, Optional.empty(), 10, 3,
				new Preview.Counts(3, 0, 0, 3, 0, 0, 0, 0));
	}

	private static PreviewPage page(PreviewId id, long page, int from, int to) {
		return new PreviewPage(ACME, id, page, IntStream.range(from, to)
			.mapToObj((i) -> new PreviewPage.Finding(Optional.of(ACCOUNT), new UserId(new UUID(3, i)), "user" + i,
					PreviewPage.Effect.DISABLED, "disabled", "active", "disabled", Reason.OUTSIDE_REQUIRED_GROUPS))
			.toList());
	}

	private static Entity.Account account() {
		return new Entity.Account(ACME, ACCOUNT, Optional.of(PROVIDER), Optional.of(new UserId(new UUID(3, 3))), "ann",
				Optional.of("Ann"), Optional.empty(), AccountStatus.ACTIVE, Reason.PROVISIONED, NOW, "Acme",
				Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 4, NOW, NOW);
	}

	private static CommandId command() {
		return new CommandId(new UUID(8, 8));
	}

	private Command last() {
		return this.installation.asked.get(this.installation.asked.size() - 1).command();
	}

}
