package dev.rollcall.processor.policy;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two providers of one site (docs/policy.md, "Scope"): their groups of one name feed one
 * site group, and neither changes what is the other's.
 */
class SeveralProvidersTest {

	private static final ProviderId OKTA = Site.provider(1);

	private static final ProviderId ENTRA = Site.provider(2);

	private Site site;

	@BeforeEach
	void feedOneSiteGroupByTwo() {
		this.site = Site.with(Policy.DEFAULT);
		this.site.applied(this.site.putProvider(ENTRA, "Entra", Policy.DEFAULT));
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		user(Site.user(2), "bob");
		group(OKTA, Site.group(1), "Straße 1", Site.user(1));
		group(ENTRA, Site.group(2), "ＳＴＲＡＳＳＥ 1", Site.user(2));
	}

	@Test
	void shouldFeedOneSiteGroupByGroupsOfOneName() {
		assertThat(siteGroup("ann")).isEqualTo(siteGroup("bob"));
		assertThat(this.site.siteGroups("bob")).as("named by the first").containsExactly("Straße 1");
	}

	@Test
	void shouldLeaveTheOthersMembersWhenAGroupIsRenamed() {
		SiteGroupId fed = siteGroup("ann");
		rename(OKTA, Site.group(1), "Ring 2");
		assertThat(siteGroup("bob")).isEqualTo(fed);
		assertThat(this.site.siteGroups("ann")).containsExactly("Ring 2");
		assertThat(this.site.siteGroups("bob")).containsExactly("Straße 1");
		rename(ENTRA, Site.group(2), "ring 2");
		assertThat(siteGroup("bob")).isEqualTo(siteGroup("ann"));
		assertThat(this.site.directory().siteGroup(fed)).as("nothing feeds it and nobody is in it").isEmpty();
	}

	@Test
	void shouldLeaveTheOthersMembersWhenAGroupIsDeleted() {
		SiteGroupId fed = siteGroup("ann");
		this.site.applied(this.site.deleteGroup(Site.group(1)));
		this.site.runJobs(10);
		assertThat(this.site.siteGroups("ann")).isEmpty();
		assertThat(siteGroup("bob")).isEqualTo(fed);
		this.site.applied(new Command.DeleteGroup(ENTRA, Site.group(2), Preconditions.NONE));
		this.site.runJobs(10);
		assertThat(this.site.directory().siteGroup(fed)).isEmpty();
	}

	@Test
	void shouldExcludeForOneProviderOnly() {
		SiteGroupId fed = siteGroup("ann");
		this.site
			.applied(this.site.putProvider(OKTA, "Okta", Policy.DEFAULT.with().excludedGroups("strasse*").build()));
		this.site.runJobs(1);
		assertThat(this.site.siteGroups("ann")).isEmpty();
		assertThat(siteGroup("bob")).isEqualTo(fed);
		this.site.applied(this.site.putProvider(OKTA, "Okta", Policy.DEFAULT));
		this.site.runJobs(1);
		assertThat(siteGroup("ann")).isEqualTo(fed);
	}

	@Test
	void shouldCountOnlyTheOwnProvidersGroupsForRolesAndScope() {
		Policy policy = Policy.DEFAULT.with().requiredGroups("strasse ?").siteAdminGroups("STRASSE*").build();
		this.site.applied(this.site.putProvider(OKTA, "Okta", policy));
		this.site.runJobs(1);
		assertThat(this.site.account("ann").orElseThrow().entitlements().role())
			.isEqualTo(dev.rollcall.schemas.Entitlements.Role.SITE_ADMIN);
		assertThat(this.site.account("bob").orElseThrow().entitlements().role())
			.isEqualTo(dev.rollcall.schemas.Entitlements.Role.MEMBER);
	}

	@Test
	void shouldSynchroniseOneProviderOnly() {
		Policy policy = Policy.DEFAULT.with().deprovisionUsers(true).build();
		this.site.applied(this.site.putProvider(OKTA, "Okta", policy));
		this.site.applied(this.site.putProvider(ENTRA, "Entra", policy));
		this.site.applied(this.site.createUser(Site.user(3), "{\"userName\":\"cy\"}"));
		SyncId sync = new SyncId(this.site.nextId());
		this.site.applied(new Command.Sync(OKTA, sync, SyncStep.START));
		this.site.applied(new Command.See(OKTA, sync,
				List.of(sighting(Site.user(3)),
						new Sighting(new UserId(this.site.nextId()), this.site.nextAccount(), Optional.empty(),
								Optional.empty(), Optional.of("bob"),
								Optional.of(Attributes.ofJson("{\"userName\":\"bob\",\"title\":\"Mine\"}"))))));
		this.site.applied(new Command.Sync(OKTA, sync, SyncStep.COMPLETE));
		this.site.runJobs(10);
		assertThat(status("ann")).isEqualTo(AccountStatus.DISABLED);
		assertThat(status("bob")).as("is the other provider's").isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.site.directory().user(Site.user(2)).orElseThrow().attributes().text("title")).isEmpty();
		assertThat(status("cy")).isEqualTo(AccountStatus.ACTIVE);
	}

	@Test
	void shouldFollowTheSiteAtBothProvidersUnlessOneOverridesIt() {
		this.site.applied(
				this.site.putProvider(ENTRA, "Entra", Policy.DEFAULT.with().twoFactor(Policy.TwoFactor.NEVER).build()));
		this.site.applied(new Command.PutSite("Acme", true, "Asia/Tokyo", Preconditions.NONE));
		this.site.runJobs(1);
		assertThat(this.site.account("ann").orElseThrow().entitlements().twoFactor()).isTrue();
		assertThat(this.site.account("bob").orElseThrow().entitlements().twoFactor()).isFalse();
		assertThat(this.site.account("bob").orElseThrow().entitlements().timeZone()).isEqualTo("Asia/Tokyo");
	}

	private void user(UserId id, String userName) {
		this.site.applied(new Command.CreateUser(ENTRA, id, this.site.nextAccount(),
				Attributes.ofJson("{\"userName\":\"" + userName + "\"}")));
	}

	private void group(ProviderId provider, GroupId id, String name, UserId... members) {
		this.site.applied(
				new Command.CreateGroup(provider, id, this.site.nextSiteGroup(), Site.named(name), Site.ids(members)));
	}

	private void rename(ProviderId provider, GroupId id, String name) {
		this.site.applied(new Command.PatchGroup(provider, id, this.site.nextSiteGroup(),
				List.of(Operation.set("displayName", "\"" + name + "\"", false)), Preconditions.NONE));
		this.site.runJobs(10);
	}

	private Sighting sighting(UserId id) {
		return new Sighting(new UserId(this.site.nextId()), this.site.nextAccount(), Optional.of(id), Optional.empty(),
				Optional.empty(), Optional.empty());
	}

	private SiteGroupId siteGroup(String userName) {
		AccountId account = this.site.account(userName).orElseThrow().id();
		return this.site.directory().siteGroupsOf(account).get(0);
	}

	private AccountStatus status(String userName) {
		return this.site.account(userName).map(Entity.Account::status).orElseThrow();
	}

}
