package dev.rollcall.processor.decide;

import java.util.List;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/policy.md, "Login". */
class LoginDecisionTest {

	private static final Policy JIT = Policy.DEFAULT.with().provisionUsersOnFirstLogin(true).build();

	private Site site = Site.with(JIT);

	@Test
	void shouldRefuseSomebodyUnknownWithoutJustInTimeProvisioning() {
		this.site = Site.with(Policy.DEFAULT);
		assertThat(this.site.refused(login("ann", "{}", null))).isEqualTo(Outcome.Code.LOGIN_REFUSED);
		assertThat(this.site.account("ann")).isEmpty();
	}

	@Test
	void shouldMakeAnAccountAtTheFirstLoginAndKnowItAtTheSecond() {
		Entity.Account first = signIn("ann", "{\"displayName\":\"Ann\"}");
		Entity.Account second = signIn("ann", "{\"displayName\":\"Ann B\"}");
		assertThat(second.id()).isEqualTo(first.id());
		assertThat(second.displayName()).contains("Ann B");
		assertThat(second.lastLogin().orElseThrow()).isAfter(first.lastLogin().orElseThrow());
	}

	@Test
	void shouldJoinTheDefaultGroupsOnceOnly() {
		this.site = Site.with(JIT.with().defaultGroups("Everybody, \"Floor 1, East\"").build());
		Entity.Account ann = signIn("ann", "{}");
		assertThat(this.site.siteGroups("ann")).containsExactlyInAnyOrder("Everybody", "Floor 1, East");
		this.site.directory()
			.siteGroupsOf(ann.id())
			.forEach((group) -> this.site.applied(new Command.ChangeSiteMembership(group, ann.id(), false)));
		signIn("ann", "{}");
		assertThat(this.site.siteGroups("ann")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"userName":"ann","externalId":"x1"}                              | x1              | {}
					{"userName":"ann"}                                                | ANN             | {}
					{"userName":"ann"}                                                | x1              | {"userName":"Ann"}
					{"userName":"ann","emails":[{"value":"ann@example.com"}]}         | x1              | {"emails":[{"value":"ANN@example.com"}]}
					""")
	void shouldKnowAPushedUserInThisOrder(String pushed, String subject, String asserted) {
		this.site.applied(this.site.createUser(Site.user(1), pushed));
		Entity.Account account = signIn(subject, asserted);
		assertThat(account.user()).contains(Site.user(1));
	}

	@Test
	void shouldRefuseSeveralPeopleOfOneIdentifier() {
		this.site.applied(this.site.createUser(Site.user(1), withEmail("ann")));
		this.site.applied(this.site.createUser(Site.user(2), withEmail("bob")));
		assertThat(this.site.refused(login("x", "{\"emails\":[{\"value\":\"team@example.com\"}]}", null)))
			.isEqualTo(Outcome.Code.LOGIN_REFUSED);
	}

	@Test
	void shouldLetWhatScimPushedWin() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\",\"title\":\"Dr\"}"));
		signIn("ann", "{\"title\":\"Mr\",\"nickName\":\"A\"}");
		assertThat(user().attributes().text("title")).contains("Dr");
		assertThat(user().attributes().text("nickName")).contains("A");
		signIn("ann", "{\"nickName\":\"Annie\"}");
		assertThat(user().attributes().text("nickName")).contains("Annie");
		this.site.applied(this.site.replaceUser(Site.user(1), "{\"userName\":\"ann\",\"nickName\":\"N\"}"));
		signIn("ann", "{\"nickName\":\"Annie\"}");
		assertThat(user().attributes().text("nickName")).contains("N");
	}

	@Test
	void shouldFollowAssertedGroupsButNeverTouchPushedOnes() {
		this.site.applied(this.site.createGroup(Site.group(1), "Pushed"));
		signIn("ann", "{}", List.of("Pushed", "Staff"));
		assertThat(this.site.siteGroups("ann")).containsExactly("Staff");
		signIn("ann", "{}", List.of("Admins"));
		assertThat(this.site.siteGroups("ann")).containsExactly("Admins");
		signIn("ann", "{}");
		assertThat(this.site.siteGroups("ann")).containsExactly("Admins");
	}

	@Test
	void shouldRefuseWhoIsDisabledOrOutOfScopeOrSignsInByPassword() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		this.site.applied(this.site.replaceUser(Site.user(1), "{\"userName\":\"ann\",\"active\":false}"));
		assertThat(this.site.refused(login("ann", "{}", null))).isEqualTo(Outcome.Code.LOGIN_REFUSED);
		this.site = Site.with(JIT.with().requiredGroups("Staff").passwordGroups("Vault").build());
		assertThat(this.site.refused(login("bob", "{}", null))).isEqualTo(Outcome.Code.LOGIN_REFUSED);
		assertThat(this.site.account("bob")).isEmpty();
		assertThat(signIn("bob", "{}", List.of("staff")).status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.site.refused(login("bob", "{}", List.of("Staff", "Vault"))))
			.isEqualTo(Outcome.Code.LOGIN_REFUSED);
	}

	@Test
	void shouldTakeTheNameThatIsLinkedBeforeUserNameAndEmail() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\",\"externalId\":\"x1\"}"));
		this.site.applied(this.site.createUser(Site.user(2), withEmail("bob")));
		this.site.applied(this.site.createUser(Site.user(3), withEmail("cy")));
		String both = "{\"userName\":\"bob\",\"emails\":[{\"value\":\"team@example.com\"}]}";
		assertThat(signIn("x1", "{\"emails\":[{\"value\":\"team@example.com\"}]}").user()).contains(Site.user(1));
		assertThat(signIn("x2", both).user()).as("by name, though two have the e-mail").contains(Site.user(2));
	}

	@Test
	void shouldTakeNoAccountOfAnotherProvider() {
		this.site.applied(this.site.putProvider(Site.provider(2), "Entra", JIT));
		this.site.applied(this.site.createUser(Site.user(1), withEmail("ann")));
		Command.Login other = new Command.Login(Site.provider(2), new dev.rollcall.schemas.UserId(this.site.nextId()),
				this.site.nextAccount(), "ann", Attributes.ofJson("{}"), null);
		assertThat(this.site.refused(other)).isEqualTo(Outcome.Code.LOGIN_REFUSED);
		assertThat(this.site.account("ann").orElseThrow().user()).contains(Site.user(1));
	}

	@Test
	void shouldLeaveNothingOfARefusedLogin() {
		this.site = Site.with(JIT.with().requiredGroups("Staff").build());
		assertThat(this.site.refused(login("ann", "{\"title\":\"Dr\"}", List.of("Guests"))))
			.isEqualTo(Outcome.Code.LOGIN_REFUSED);
		assertThat(this.site.directory().users(null, 10)).isEmpty();
		assertThat(this.site.directory().groups(null, 10)).isEmpty();
	}

	private static String withEmail(String userName) {
		return "{\"userName\":\"" + userName + "\",\"emails\":[{\"value\":\"team@example.com\"}]}";
	}

	private Entity.User user() {
		return this.site.directory().user(Site.user(1)).orElseThrow();
	}

	private Entity.Account signIn(String subject, String attributes) {
		return signIn(subject, attributes, null);
	}

	private Entity.Account signIn(String subject, String attributes, @Nullable List<String> groups) {
		Outcome.Applied applied = this.site.applied(login(subject, attributes, groups));
		this.site.runJobs(10);
		return (Entity.Account) java.util.Objects.requireNonNull(applied.resource());
	}

	private Command.Login login(String subject, String attributes, @Nullable List<String> groups) {
		return new Command.Login(Site.provider(1), new dev.rollcall.schemas.UserId(this.site.nextId()),
				this.site.nextAccount(), subject, Attributes.ofJson(attributes), groups);
	}

}
