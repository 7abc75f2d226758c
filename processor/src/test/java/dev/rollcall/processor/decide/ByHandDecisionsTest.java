package dev.rollcall.processor.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator makes, and the passwords of accounts that sign in by one. */
class ByHandDecisionsTest {

	private static final Entitlements BY_PASSWORD = new Entitlements(Entitlements.Role.MEMBER,
			Entitlements.Authentication.PASSWORD, false, false, false, false, "UTC");

	private static final Preconditions ANY = Preconditions.NONE;

	private final Site site = Site.with(Policy.DEFAULT);

	@Test
	void shouldLinkAPostToAnAccountMadeByHandForThisProvider() {
		AccountId ann = make("ann", Optional.of(Site.provider(1)), Entitlements.DEFAULT);
		SiteGroupId staff = siteGroup("Staff");
		this.site.applied(new Command.ChangeSiteMembership(staff, ann, true));
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		assertThat(this.site.account("ann").orElseThrow().id()).isEqualTo(ann);
		assertThat(this.site.account("ann").orElseThrow().user()).contains(Site.user(1));
		assertThat(this.site.siteGroups("ann")).containsExactly("Staff");
	}

	@Test
	void shouldNotLinkAnAccountThatSignsInByPassword() {
		make("ann", Optional.empty(), BY_PASSWORD);
		assertThat(this.site.refused(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}")))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
	}

	@Test
	void shouldRefuseAnAccountThatNobodyCouldSignInWith() {
		assertThat(this.site.refused(put(this.site.nextAccount(), true, "ann", Optional.empty(), AccountStatus.ACTIVE,
				Entitlements.DEFAULT)))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		assertThat(this.site.refused(put(this.site.nextAccount(), true, "ann", Optional.of(Site.provider(7)),
				AccountStatus.ACTIVE, Entitlements.DEFAULT)))
			.isEqualTo(Outcome.Code.PROVIDER_NOT_FOUND);
	}

	@Test
	void shouldKeepDisabledWhomAnAdministratorDisabled() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		Entity.Account ann = this.site.account("ann").orElseThrow();
		this.site.applied(status(ann, AccountStatus.DISABLED));
		this.site.applied(this.site.replaceUser(Site.user(1), "{\"userName\":\"ann\",\"title\":\"Dr\"}"));
		Entity.Account disabled = this.site.account("ann").orElseThrow();
		assertThat(disabled.status()).isEqualTo(AccountStatus.DISABLED);
		assertThat(disabled.reason()).isEqualTo(Reason.ADMINISTRATOR);
		this.site.applied(status(disabled, AccountStatus.ACTIVE));
		assertThat(this.site.account("ann").orElseThrow().status()).isEqualTo(AccountStatus.ACTIVE);
	}

	@Test
	void shouldRefuseToChangeOrDeleteWhatFollowsTheDirectory() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		Entity.Account ann = this.site.account("ann").orElseThrow();
		assertThat(this.site
			.refused(put(ann.id(), false, "anna", ann.provider(), AccountStatus.ACTIVE, ann.entitlements())))
			.isEqualTo(Outcome.Code.ACCOUNT_LINKED);
		assertThat(this.site.refused(new Command.DeleteAccount(ann.id(), ANY))).isEqualTo(Outcome.Code.ACCOUNT_LINKED);
	}

	@Test
	void shouldDeleteAnAccountWithAllItHas() {
		AccountId ann = make("ann", Optional.empty(), BY_PASSWORD);
		this.site.applied(new Command.ChangeSiteMembership(siteGroup("Staff"), ann, true));
		this.site.applied(new Command.IssuePasswordLink(ann, "hash", Instant.parse("2027-01-01T00:00:00Z")));
		this.site.applied(new Command.DeleteAccount(ann, ANY));
		assertThat(this.site.account("ann")).isEmpty();
		assertThat(this.site.directory().password(ann)).isEmpty();
		assertThat(this.site.directory().siteGroupsOf(ann)).isEmpty();
	}

	@Test
	void shouldLeaveMembershipsOfTheDirectoryToTheDirectory() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		this.site.applied(this.site.createGroup(Site.group(1), "Fed", Site.user(1)));
		Entity.Account ann = this.site.account("ann").orElseThrow();
		SiteGroupId fed = this.site.directory().siteGroupsOf(ann.id()).get(0);
		assertThat(this.site.refused(new Command.ChangeSiteMembership(fed, ann.id(), false)))
			.isEqualTo(Outcome.Code.MEMBERSHIP_FED);
		assertThat(this.site.refused(new Command.DeleteSiteGroup(fed, ANY))).isEqualTo(Outcome.Code.MEMBERSHIP_FED);
		this.site.applied(new Command.ChangeSiteMembership(fed, ann.id(), true));
		this.site.applied(this.site.deleteGroup(Site.group(1)));
		this.site.runJobs(10);
		assertThat(this.site.siteGroups("ann")).as("what was made by hand stays").containsExactly("Fed");
	}

	@Test
	void shouldHandAMembershipBackToTheDirectoryThatGivesItToo() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		this.site.applied(this.site.createGroup(Site.group(1), "Fed", Site.user(1)));
		AccountId ann = this.site.account("ann").orElseThrow().id();
		SiteGroupId fed = this.site.directory().siteGroupsOf(ann).get(0);
		this.site.applied(new Command.ChangeSiteMembership(fed, ann, true));
		this.site.applied(new Command.ChangeSiteMembership(fed, ann, false));
		assertThat(this.site.happened()).containsExactly("site-membership.updated administrator");
		Entity.SiteMembership edge = this.site.directory().siteMembership(fed, ann).orElseThrow();
		assertThat(edge.source()).isEqualTo(Entity.SiteMembership.Source.DIRECTORY);
		assertThat(edge.because().group()).isEqualTo("Fed");
		this.site.applied(this.site.deleteGroup(Site.group(1)));
		assertThat(this.site.siteGroups("ann")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "false, false" })
	void shouldRemoveASiteGroupThatNothingFeedsWithItsLastMember(boolean byHand, boolean stays) {
		Site sticky = Site.with(Policy.DEFAULT.with().deprovisionGroupMemberships(false).build());
		if (byHand) {
			sticky.applied(new Command.PutSiteGroup(sticky.nextSiteGroup(), true, "Fed", ANY));
		}
		sticky.applied(sticky.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		sticky.applied(sticky.createGroup(Site.group(1), "Fed", Site.user(1)));
		sticky.applied(sticky.deleteGroup(Site.group(1)));
		AccountId ann = sticky.account("ann").orElseThrow().id();
		SiteGroupId fed = sticky.directory().siteGroupsOf(ann).get(0);
		sticky.applied(new Command.ChangeSiteMembership(fed, ann, false));
		assertThat(sticky.directory().siteGroup(fed).isPresent()).isEqualTo(stays);
	}

	@Test
	void shouldNameSiteGroupsOnce() {
		SiteGroupId staff = siteGroup("Staff");
		assertThat(this.site.refused(new Command.PutSiteGroup(this.site.nextSiteGroup(), true, "STAFF", ANY)))
			.isEqualTo(Outcome.Code.SITE_GROUP_NAME_TAKEN);
		this.site.applied(new Command.PutSiteGroup(staff, false, "Crew", ANY));
		this.site.applied(new Command.DeleteSiteGroup(staff, ANY));
		assertThat(this.site.refused(new Command.PutSiteGroup(staff, false, "Crew", ANY)))
			.isEqualTo(Outcome.Code.SITE_GROUP_NOT_FOUND);
	}

	@Test
	void shouldSetAPasswordByALinkOnce() {
		AccountId ann = make("ann", Optional.empty(), BY_PASSWORD);
		Command.SetPassword byLink = new Command.SetPassword(ann, Optional.of("link"), "sealed");
		assertThat(this.site.refused(byLink)).isEqualTo(Outcome.Code.PASSWORD_REFUSED);
		this.site.applied(new Command.IssuePasswordLink(ann, "link", Instant.parse("2025-01-01T00:00:00Z")));
		assertThat(this.site.refused(byLink)).as("expired").isEqualTo(Outcome.Code.PASSWORD_REFUSED);
		this.site.applied(new Command.IssuePasswordLink(ann, "link", Instant.parse("2027-01-01T00:00:00Z")));
		this.site.applied(byLink);
		assertThat(this.site.refused(byLink)).as("used").isEqualTo(Outcome.Code.PASSWORD_REFUSED);
		assertThat(this.site.directory().password(ann).map(Password::verifier)).contains("sealed");
	}

	@ParameterizedTest(name = "expires {0} s after it is used: opens {1}")
	@CsvSource({ "-1, false", "0, false", "1, true" })
	void shouldOpenByALinkUntilTheInstantOfItsExpiry(long seconds, boolean opens) {
		AccountId ann = make("ann", Optional.empty(), BY_PASSWORD);
		// Each command is a second after the one before.
		Instant used = this.site.directory().account(ann).orElseThrow().created().plusSeconds(2);
		this.site.applied(new Command.IssuePasswordLink(ann, "link", used.plusSeconds(seconds)));
		Outcome outcome = this.site.decide(new Command.SetPassword(ann, Optional.of("link"), "sealed"));
		assertThat(outcome instanceof Outcome.Applied).isEqualTo(opens);
		assertThat(this.site.directory().password(ann).map(Password::verifier)).contains(opens ? "sealed" : "");
	}

	@Test
	void shouldEndALinkWhenAnotherIsMade() {
		AccountId ann = make("ann", Optional.empty(), BY_PASSWORD);
		for (String link : List.of("first", "second")) {
			this.site.applied(new Command.IssuePasswordLink(ann, link, Instant.parse("2027-01-01T00:00:00Z")));
		}
		assertThat(this.site.refused(new Command.SetPassword(ann, Optional.of("first"), "sealed")))
			.isEqualTo(Outcome.Code.PASSWORD_REFUSED);
		this.site.applied(new Command.SetPassword(ann, Optional.of("second"), "sealed"));
		assertThat(this.site.directory().password(ann).flatMap(Password::linkExpires)).isEmpty();
	}

	@Test
	void shouldLockAfterTooManyAttempts() {
		AccountId ann = make("ann", Optional.empty(), BY_PASSWORD);
		this.site.applied(new Command.IssuePasswordLink(ann, "link", Instant.parse("2027-01-01T00:00:00Z")));
		this.site.applied(new Command.SetPassword(ann, Optional.of("link"), "sealed"));
		Command.AttemptPassword attempt = new Command.AttemptPassword(ann, Optional.empty());
		for (int i = 0; i < 4; i++) {
			this.site.applied(attempt);
		}
		this.site.applied(new Command.AttemptPassword(ann, Optional.of(true)));
		assertThat(this.site.account("ann").orElseThrow().lastLogin()).isPresent();
		for (int i = 0; i < 5; i++) {
			this.site.applied(attempt);
		}
		assertThat(this.site.refused(attempt)).isEqualTo(Outcome.Code.PASSWORD_REFUSED);
		Password locked = this.site.directory().password(ann).orElseThrow();
		assertThat(locked.lockedUntil()).contains(locked.lastModified().plus(Duration.ofMinutes(15)));
	}

	@Test
	void shouldRefusePasswordsOfWhoSignsInThroughTheProvider() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		AccountId ann = this.site.account("ann").orElseThrow().id();
		assertThat(this.site.refused(new Command.IssuePasswordLink(ann, "x", Instant.parse("2027-01-01T00:00:00Z"))))
			.isEqualTo(Outcome.Code.PASSWORD_REFUSED);
	}

	private AccountId make(String userName, Optional<ProviderId> provider, Entitlements entitlements) {
		AccountId id = this.site.nextAccount();
		this.site.applied(put(id, true, userName, provider, AccountStatus.ACTIVE, entitlements));
		return id;
	}

	private SiteGroupId siteGroup(String name) {
		SiteGroupId id = this.site.nextSiteGroup();
		this.site.applied(new Command.PutSiteGroup(id, true, name, ANY));
		return id;
	}

	private static Command.PutAccount status(Entity.Account account, AccountStatus status) {
		return new Command.PutAccount(account.id(), false, account.provider(), account.userName(),
				account.displayName(), account.email(), status, account.company(), account.entitlements(), ANY);
	}

	private static Command.PutAccount put(AccountId id, boolean create, String userName, Optional<ProviderId> provider,
			AccountStatus status, Entitlements entitlements) {
		return new Command.PutAccount(id, create, provider, userName, Optional.empty(), Optional.empty(), status, "",
				entitlements, ANY);
	}

}
