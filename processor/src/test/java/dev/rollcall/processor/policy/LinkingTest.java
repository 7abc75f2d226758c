package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/policy.md, "Linking to people who are already here". */
class LinkingTest {

	private Site site;

	@BeforeEach
	void makeSiteWithADisabledAccount() {
		this.site = siteWith(Policy.UniqueIdentifier.EMAIL);
	}

	private static Site siteWith(Policy.UniqueIdentifier identifier) {
		Policy policy = Policy.DEFAULT.with().scim(Policy.Scim.TOKEN).uniqueIdentifier(identifier).build();
		Site site = Site.with(policy);
		site.applied(site.putProvider(Site.provider(2), "Entra", policy));
		site.applied(site.createUser(Site.user(1), user("ann", "ann@x")));
		site.applied(site.deleteUser(Site.user(1)));
		return site;
	}

	private static String user(String userName, String email) {
		return "{\"userName\":\"" + userName + "\",\"emails\":[{\"value\":\"" + email + "\"}]}";
	}

	private Command.CreateUser byOther(UserId id, String json) {
		return new Command.CreateUser(Site.provider(2), id, this.site.nextAccount(), Attributes.ofJson(json));
	}

	@ParameterizedTest(name = "{0}: {1} {2} -> links: {3}")
	@CsvSource(textBlock = """
			EMAIL     , ann  , ann@x , true
			EMAIL     , ANN  , b@x   , true
			EMAIL     , anna , ANN@X , true
			EMAIL     , anna , b@x   , false
			USER_NAME , ann  , b@x   , true
			USER_NAME , anna , ann@x , false
			""")
	void shouldLinkByTheUniqueIdentifierElseByUserName(Policy.UniqueIdentifier identifier, String userName,
			String email, boolean links) {
		// given
		Site own = siteWith(identifier);
		AccountId here = own.account("ann").orElseThrow().id();
		// when
		own.applied(own.createUser(Site.user(2), user(userName, email)));
		// then
		assertThat(own.account(dev.rollcall.schemas.scim.Comparison.key(userName)).orElseThrow().id().equals(here))
			.isEqualTo(links);
	}

	@Test
	void shouldReactivateAndTakeTheNewAttributes() {
		// when
		this.site.applied(this.site.createUser(Site.user(2), user("anna", "ann@x")));
		// then
		assertThat(this.site.happened()).containsExactly("user.created requested", "account.updated reactivated");
		assertThat(this.site.account("anna").orElseThrow().status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.site.account("anna").orElseThrow().user()).contains(Site.user(2));
		assertThat(this.site.account("ann")).isEmpty();
	}

	@Test
	void shouldNotLinkToAnAccountOfAnotherProvider() {
		assertThat(this.site.refused(byOther(Site.user(2), user("ann", "ann@x"))))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
		this.site.applied(byOther(Site.user(3), user("anna", "ann@x")));
		assertThat(this.site.account("anna").orElseThrow().id())
			.isNotEqualTo(this.site.account("ann").orElseThrow().id());
	}

	@Test
	void shouldNotLinkWhenSeveralHaveTheIdentifierAndTheNameIsNew() {
		// given
		this.site.applied(this.site.createUser(Site.user(2), user("bob", "bob@x")));
		this.site.applied(this.site.replaceUser(Site.user(2), user("bob", "ann@x")));
		this.site.applied(this.site.deleteUser(Site.user(2)));
		// when
		this.site.applied(this.site.createUser(Site.user(3), user("carl", "ann@x")));
		// then
		assertThat(this.site.happened()).containsExactly("user.created requested", "account.created provisioned");
	}

	@Test
	void shouldNeverLinkASecondUserToALinkedAccount() {
		// given
		this.site.applied(this.site.createUser(Site.user(2), user("ann", "ann@x")));
		// then
		assertThat(this.site.refused(this.site.createUser(Site.user(3), user("ann", "other@x"))))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
		this.site.applied(this.site.createUser(Site.user(4), user("ann2", "ann@x")));
		assertThat(this.site.account("ann").orElseThrow().user()).contains(Site.user(2));
		assertThat(this.site.account("ann2").orElseThrow().user()).contains(Site.user(4));
	}

	@Test
	void shouldRefuseWhenTheIdentifierAndTheNameLeadToTwoAccounts() {
		// given
		this.site.applied(this.site.createUser(Site.user(2), user("bob", "bob@x")));
		this.site.applied(this.site.deleteUser(Site.user(2)));
		// then
		assertThat(this.site.refused(this.site.createUser(Site.user(3), user("bob", "ann@x"))))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
	}

	@Test
	void shouldLinkByAnotherIdentifierOnlyWhoHasNoAccountYet() {
		// given
		Policy byName = Policy.DEFAULT.with()
			.uniqueIdentifier(Policy.UniqueIdentifier.USER_NAME)
			.requiredGroups("Staff")
			.build();
		Site own = Site.with(byName);
		AccountId old = byHand(own, "old-ann", "ann@x");
		AccountId other = byHand(own, "old-bob", "bob@x");
		own.applied(own.createUser(Site.user(1), user("ann", "ANN@x")));
		own.applied(own.createUser(Site.user(2), user("bob", "BOB@x")));
		own.applied(own.createGroup(Site.group(1), "Staff", Site.user(2)));
		assertThat(own.account("bob").orElseThrow().id()).isNotEqualTo(other);
		// when
		own.applied(own.putProvider(Site.provider(1), "Okta",
				byName.with().uniqueIdentifier(Policy.UniqueIdentifier.EMAIL).requiredGroups("").build()));
		own.runJobs(5);
		// then
		assertThat(own.account("ann").orElseThrow().id()).isEqualTo(old);
		assertThat(own.account("old-ann")).isEmpty();
		assertThat(own.account("old-bob").orElseThrow().user()).isEmpty();
		assertThat(own.account("bob").orElseThrow().user()).contains(Site.user(2));
	}

	@Test
	void shouldLinkByAnEmailInAnyWidthAndCase() {
		Site own = Site.with(Policy.DEFAULT);
		AccountId old = byHand(own, "old-ann", "ＡＮＮ@straße.example");
		own.applied(own.createUser(Site.user(1), user("ann", "ann@STRASSE.example")));
		assertThat(own.account("ann").orElseThrow().id()).isEqualTo(old);
	}

	private static AccountId byHand(Site site, String userName, String email) {
		AccountId id = site.nextAccount();
		site.applied(new Command.PutAccount(id, true, Optional.of(Site.provider(1)), userName, Optional.empty(),
				Optional.of(email), AccountStatus.ACTIVE, "", Entitlements.DEFAULT, Preconditions.NONE));
		return id;
	}

}
