package dev.rollcall.processor.policy;

import java.util.List;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines of docs/policy.md, a row each. */
class PolicyTableTest {

	@ParameterizedTest(name = "{0} | {1} -> {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
					requiredGroups=Staff                                               | create                               | none
					requiredGroups=Staff                                               | create join:Staff                    | active provisioned
					requiredGroups=Other,St*                                           | create join:Staff                    | active provisioned
					requiredGroups=Staff                                               | create join:Guests                   | none
					requiredGroups=Staff;excludedGroups=Staff                          | create join:Staff                    | active provisioned
					requiredGroups=Staff                                               | create join:Staff leave:Staff        | active provisioned
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff        | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff join:Staff | active reactivated
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff drop:Staff         | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff rename:Staff>Old   | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Old rename:Old>Staff     | active provisioned
					requiredGroups=Staff;deprovisionUsers=true;deprovisionMethod=delete | create join:Staff leave:Staff       | none
					requiredGroups=Staff;deprovisionUsers=true;deprovisionMethod=delete | create join:Staff leave:Staff join:Staff | active provisioned
					requiredGroups=Staff;deprovisionUsers=true;deprovisionMethod=delete | create join:Staff deactivate        | disabled deactivated-by-idp
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff policy:deprovisionUsers=false | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff policy:requiredGroups= | active reactivated
					requiredGroups=Staff                                               | create policy:requiredGroups=        | active provisioned
					deprovisionUsers=true                                              | create policy:requiredGroups=Staff   | disabled outside-required-groups
					deprovisionUsers=false                                             | create policy:requiredGroups=Staff   | active provisioned
					deprovisionUsers=false                                             | create policy:requiredGroups=Staff policy:deprovisionUsers=true | disabled outside-required-groups
					''                                                                 | create deactivate activate           | active reactivated
					''                                                                 | create delete create                 | active reactivated
					''                                                                 | create delete create deactivate      | disabled deactivated-by-idp
					''                                                                 | create disable activate              | disabled administrator
					''                                                                 | create disable deactivate activate   | disabled administrator
					''                                                                 | create disable delete                | disabled administrator
					''                                                                 | create disable delete create         | disabled administrator
					''                                                                 | create disable delete create enable  | active administrator
					''                                                                 | create disable enable                | active administrator
					''                                                                 | create disable enable deactivate     | disabled deactivated-by-idp
					''                                                                 | create deactivate enable             | disabled deactivated-by-idp
					deprovisionMethod=delete                                           | create disable delete create         | active provisioned
					passwordGroups=P                                                   | create join:P disable delete create  | disabled administrator
					passwordGroups=P                                                   | create join:P delete create          | active reactivated
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff disable leave:Staff join:Staff | disabled administrator
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff deactivate | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff deactivate activate | disabled outside-required-groups
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff deactivate join:Staff | disabled deactivated-by-idp
					requiredGroups=Staff;deprovisionUsers=true                         | create join:Staff leave:Staff deactivate join:Staff activate | active reactivated
					requiredGroups=Staff                                               | create delete create join:Staff      | active provisioned
					requiredGroups=Staff                                               | create join:Staff delete create      | disabled deleted-by-idp
					requiredGroups=Staff                                               | create join:Staff delete create join:Staff | active reactivated
					requiredGroups="A,B",C                                             | create join:A,B                      | active provisioned
					requiredGroups="A,B",C                                             | create join:A                        | none
					requiredGroups="A,?"                                               | create join:a,x                      | active provisioned
					requiredGroups=St?ff                                               | create join:Stff                     | none
					requiredGroups=ＳＴＡＦＦ                                             | create join:staff                    | active provisioned
					requiredGroups=STRASSE                                             | create join:Straße                   | active provisioned
					requiredGroups=*                                                   | create                               | none
					requiredGroups=*                                                   | create join:Anything                 | active provisioned
					deprovisionUsers=true                                              | create absent                        | disabled not-found-at-idp
					deprovisionUsers=true                                              | create absent present                | active reactivated
					deprovisionUsers=true                                              | create absent attribute:title=Dr     | active reactivated
					deprovisionUsers=true                                              | create absent disable present        | active reactivated
					deprovisionUsers=true                                              | create deactivate absent activate    | active reactivated
					deprovisionUsers=true                                              | create absent policy:deprovisionUsers=false | disabled not-found-at-idp
					deprovisionUsers=true;requiredGroups=A                             | create join:A absent leave:A present | disabled outside-required-groups
					deprovisionUsers=true;requiredGroups=A                             | create join:A absent leave:A join:A  | disabled not-found-at-idp
					deprovisionUsers=true;deprovisionMethod=delete                     | create absent                        | none
					deprovisionUsers=true;deprovisionMethod=delete                     | create absent present                | active provisioned
					deprovisionUsers=false                                             | create absent                        | active provisioned
					deprovisionUsers=false                                             | create absent policy:deprovisionUsers=true | disabled not-found-at-idp
					deprovisionUsers=false                                             | create absent present policy:deprovisionUsers=true | active provisioned
					""")
	void shouldFollowScope(String settings, String steps, String standing) {
		assertThat(new PolicyStory(settings).play(steps).standing()).isEqualTo(standing);
	}

	@ParameterizedTest(name = "{0} | {1} -> {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                  | create join:A                                 | A/directory
					''                                  | create join:A leave:A                         | ''
					provisionGroupMemberships=false     | create join:A                                 | ''
					provisionGroupMemberships=false     | create join:A policy:provisionGroupMemberships=true | A/directory
					deprovisionGroupMemberships=false   | create join:A leave:A                         | A/sticky
					deprovisionGroupMemberships=false   | create join:A leave:A join:A                  | A/directory
					deprovisionGroupMemberships=false   | create join:A leave:A policy:deprovisionGroupMemberships=true | A/sticky
					excludedGroups=A*                   | create join:A join:B                          | B/directory
					excludedGroups=A*                   | create join:A policy:excludedGroups=          | A/directory
					''                                  | create join:A policy:excludedGroups=A         | ''
					excludedGroups=A                    | create join:A rename:A>B                      | B/directory
					excludedGroups=B                    | create join:A rename:A>B                      | ''
					defaultGroups=All,New               | create                                        | All/default New/default
					defaultGroups=All                   | create join:All leave:All                     | All/default
					defaultGroups=All                   | create policy:defaultGroups=Other             | All/default
					defaultGroups=All;requiredGroups=A  | create join:A                                 | A/directory All/default
					defaultGroups=All;deprovisionUsers=true;requiredGroups=A | create join:A leave:A join:A | A/directory All/default
					deprovisionGroupMemberships=false   | create join:A leave:A policy:deprovisionGroupMemberships=true join:A | A/directory
					deprovisionGroupMemberships=false   | create join:A leave:A policy:deprovisionGroupMemberships=true join:A leave:A | ''
					deprovisionGroupMemberships=false   | create join:A drop:A                          | A/sticky
					deprovisionGroupMemberships=false   | create join:A rename:A>B                      | B/directory
					deprovisionGroupMemberships=false   | create join:A policy:provisionGroupMemberships=false | A/sticky
					deprovisionGroupMemberships=false   | create join:A policy:provisionGroupMemberships=false policy:provisionGroupMemberships=true | A/directory
					deprovisionGroupMemberships=false   | create join:A policy:excludedGroups=A         | A/sticky
					deprovisionGroupMemberships=false   | create join:A policy:excludedGroups=A policy:excludedGroups= | A/directory
					deprovisionGroupMemberships=false   | create join:A leave:A take:A                  | ''
					deprovisionGroupMemberships=false   | create join:A deactivate leave:A              | A/sticky
					defaultGroups=All;deprovisionGroupMemberships=false | create join:All leave:All     | All/default
					defaultGroups=All                   | create join:All drop:All                      | All/default
					defaultGroups=All                   | create join:all rename:all>Other              | All/default Other/directory
					defaultGroups=All;excludedGroups=All | create join:All                              | All/default
					defaultGroups=All                   | create delete create                          | All/default
					defaultGroups=All                   | create take:All delete create                 | ''
					defaultGroups=All                   | create join:All take:All                      | All/directory
					defaultGroups="A,B"                 | create                                        | A,B/default
					defaultGroups=All;deprovisionUsers=true | create absent                             | All/default
					deprovisionUsers=true               | create join:A put:A absent present            | A/administrator
					''                                  | create join:A put:A leave:A                   | A/administrator
					''                                  | create join:A put:A take:A                    | A/directory
					''                                  | create join:A put:A leave:A take:A            | ''
					''                                  | create join:A deactivate                      | A/directory
					''                                  | create join:A delete                          | ''
					excludedGroups="A,B",C?             | create join:A,B join:CD join:C join:A         | A/directory C/directory
					""")
	void shouldFollowGroups(String settings, String steps, String siteGroups) {
		assertThat(new PolicyStory(settings).play(steps).siteGroups()).isEqualTo(siteGroups);
	}

	@ParameterizedTest(name = "{0} | {1} -> {2} {3} {4} {5} {6} {7} {8}")
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                        | create                          | MEMBER      | SSO      | false | false | false | false | UTC
					siteAdminGroups=Ad*                       | create join:Admins              | SITE_ADMIN  | SSO      | false | false | false | false | UTC
					siteAdminGroups=Ad*                       | create join:Admins leave:Admins | MEMBER      | SSO      | false | false | false | false | UTC
					siteAdminGroups=Ad*                       | create join:X rename:X>Admins   | SITE_ADMIN  | SSO      | false | false | false | false | UTC
					siteAdminGroups=Ad*                       | create join:Admins rename:Admins>X | MEMBER   | SSO      | false | false | false | false | UTC
					siteAdminGroups=A;groupAdminGroups=B      | create join:B                   | GROUP_ADMIN | SSO      | false | false | false | false | UTC
					siteAdminGroups=A;groupAdminGroups=A,B    | create join:B join:A            | SITE_ADMIN  | SSO      | false | false | false | false | UTC
					siteAdminGroups=A;excludedGroups=A        | create join:A                   | SITE_ADMIN  | SSO      | false | false | false | false | UTC
					''                                        | create join:A policy:siteAdminGroups=A | SITE_ADMIN | SSO | false | false | false | false | UTC
					passwordGroups=P                          | create join:P                   | MEMBER      | PASSWORD | false | false | false | false | UTC
					passwordGroups=P                          | create join:P drop:P            | MEMBER      | SSO      | false | false | false | false | UTC
					twoFactor=always;webdav=true              | create                          | MEMBER      | SSO      | true  | true  | false | false | UTC
					twoFactor=never;ftp=true;sftp=true        | create                          | MEMBER      | SSO      | false | false | true  | true  | UTC
					webdav=true                               | create policy:webdav=false      | MEMBER      | SSO      | false | false | false | false | UTC
					timeZone=Europe/Paris                     | create                          | MEMBER      | SSO      | false | false | false | false | Europe/Paris
					timeZone=Europe/Paris                     | create attribute:timezone=Asia/Tokyo | MEMBER | SSO      | false | false | false | false | Asia/Tokyo
					timeZone=Europe/Paris                     | create attribute:timezone=Mars  | MEMBER      | SSO      | false | false | false | false | Europe/Paris
					""")
	void shouldFollowEntitlements(String settings, String steps, Entitlements.Role role,
			Entitlements.Authentication authentication, boolean twoFactor, boolean webdav, boolean ftp, boolean sftp,
			String timeZone) {
		assertThat(new PolicyStory(settings).play(steps).account().entitlements())
			.isEqualTo(new Entitlements(role, authentication, twoFactor, webdav, ftp, sftp, timeZone));
	}

	@Test
	void shouldBringEveryAccountInLineWhenTheSiteChanges() {
		PolicyStory story = new PolicyStory("").play("create");
		story.site.applied(new Command.PutSite("Acme", true, "Asia/Tokyo", Preconditions.NONE));
		assertThat(story.site.runJobs(5)).isEqualTo(1);
		assertThat(story.account().entitlements().twoFactor()).isTrue();
		assertThat(story.account().entitlements().timeZone()).isEqualTo("Asia/Tokyo");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldHoldWhatWouldDeprovisionTooMany(boolean release) {
		// given
		Policy before = Policy.DEFAULT.with().deprovisionUsers(true).guardAbsolute(1).build();
		Site site = Site.with(before);
		for (int user = 1; user <= 4; user++) {
			site.applied(site.createUser(Site.user(user), "{\"userName\":\"user" + user + "\"}"));
		}
		// when
		site.applied(site.putProvider(Site.provider(1), "Okta", before.with().requiredGroups("Staff").build()));
		JobId job = site.directory().jobs().get(0).id();
		assertThat(site.refused(new Command.Settle(job, release))).isEqualTo(Outcome.Code.NOT_HELD);
		site.runJobs(3);
		// then
		Job held = site.directory().job(job).orElseThrow();
		assertThat(held.stage()).isEqualTo(Job.Stage.HELD);
		assertThat(held.counted()).isEqualTo(4);
		assertThat(held.population()).isEqualTo(4);
		assertThat(site.directory().provider(Site.provider(1)).orElseThrow().guarded()).isTrue();
		site.applied(site.replaceUser(Site.user(1), "{\"userName\":\"user1\",\"displayName\":\"One\"}"));
		assertThat(site.account("user1").orElseThrow().status()).isEqualTo(dev.rollcall.schemas.AccountStatus.ACTIVE);
		// when
		site.applied(new Command.Settle(job, release));
		site.runJobs(3);
		// then
		assertThat(site.account("user4").orElseThrow().status()).isEqualTo(
				release ? dev.rollcall.schemas.AccountStatus.DISABLED : dev.rollcall.schemas.AccountStatus.ACTIVE);
		Entity.Provider provider = site.directory().provider(Site.provider(1)).orElseThrow();
		assertThat(provider.guarded()).isFalse();
		assertThat(provider.policy().requiredGroups()).isEqualTo(release ? "Staff" : "");
		assertThat(site.directory().policyChanges(provider.id())).hasSize(release ? 2 : 3);
		assertThat(site.directory().jobs()).isEmpty();
	}

	@Test
	void shouldPreviewWhatSavingWouldDo() {
		// given
		PolicyStory story = new PolicyStory("").play("create join:A join:B");
		Policy policy = PolicyStory.policy(Policy.DEFAULT, "siteAdminGroups=A;excludedGroups=B;webdav=true");
		PreviewId id = new PreviewId(story.site.nextId());
		// when
		story.site.applied(new Command.PreviewPolicy(id, Site.provider(1), policy));
		story.site.runJobs(2);
		// then
		List<PreviewPage.Effect> effects = story.site.directory()
			.previewPages(id, 10)
			.stream()
			.flatMap((page) -> page.findings().stream())
			.map(PreviewPage.Finding::effect)
			.toList();
		assertThat(effects).containsExactly(PreviewPage.Effect.ROLE, PreviewPage.Effect.PERMISSION,
				PreviewPage.Effect.GROUP_LEFT);
		assertThat(story.site.directory().preview(id).orElseThrow().finished()).isPresent();
		assertThat(story.site.directory().preview(id).orElseThrow().counts().affected()).isEqualTo(1);
		assertThat(story.account().entitlements()).isEqualTo(Entitlements.DEFAULT);
		// when
		story.site.applied(new Command.PreviewPolicy(new PreviewId(story.site.nextId()), Site.provider(1), policy));
		// then
		assertThat(story.site.directory().previews()).hasSize(1);
		assertThat(story.site.directory().previewPages(id, 10)).isEmpty();
	}

	@Test
	void shouldExplainEveryFacet() {
		// given
		PolicyStory story = new PolicyStory("siteAdminGroups=X,Ad*;defaultGroups=All").play("create join:Admins");
		// when
		Outcome.Explained explained = (Outcome.Explained) story.site.decide(new Command.Explain(story.account().id()));
		// then
		assertThat(explained.facets()).extracting(Because::facet)
			.containsExactly(Because.Facet.STATUS, Because.Facet.ROLE, Because.Facet.AUTHENTICATION,
					Because.Facet.TWO_FACTOR, Because.Facet.WEBDAV, Because.Facet.FTP, Because.Facet.SFTP,
					Because.Facet.COMPANY, Because.Facet.TIME_ZONE);
		Because role = explained.facets().get(1);
		assertThat(role.rule()).isEqualTo("siteAdminGroups");
		assertThat(role.pattern()).isEqualTo("Ad*");
		assertThat(role.group()).isEqualTo("Admins");
		assertThat(role.policyVersion()).isEqualTo(1);
		assertThat(explained.groups()).extracting((reason) -> reason.name() + " " + reason.source())
			.containsExactlyInAnyOrder("Admins DIRECTORY", "All DEFAULT");
		assertThat(story.site.events()).isEmpty();
	}

	@Test
	void shouldExplainByTheCommandThatLedThere() {
		PolicyStory story = new PolicyStory("").play("create join:Admins policy:siteAdminGroups=x,adm?ns");
		Because role = facet(story, Because.Facet.ROLE);
		PolicyChange change = story.site.directory().policyChange(Site.provider(1), 2).orElseThrow();
		assertThat(role.pattern()).isEqualTo("adm?ns");
		assertThat(role.policyVersion()).isEqualTo(2);
		assertThat(role.command()).as("who saved the policy").isEqualTo(change.command());
		assertThat(role.actor()).isEqualTo(change.actor());
		// what says so otherwise later has another origin, what stays the same keeps it
		story.play("policy:webdav=true");
		assertThat(facet(story, Because.Facet.ROLE).command()).isEqualTo(change.command());
		assertThat(facet(story, Because.Facet.WEBDAV).policyVersion()).isEqualTo(3);
		story.play("leave:Admins");
		assertThat(facet(story, Because.Facet.ROLE).group()).isEmpty();
		assertThat(story.account().entitlements().role()).isEqualTo(Entitlements.Role.MEMBER);
	}

	private static Because facet(PolicyStory story, Because.Facet facet) {
		Outcome.Explained explained = (Outcome.Explained) story.site.decide(new Command.Explain(story.account().id()));
		return explained.facets().stream().filter((because) -> because.facet() == facet).findFirst().orElseThrow();
	}

}
