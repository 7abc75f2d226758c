package dev.rollcall.processor.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/policy.md, "Account status", line by line. */
class AccountStatusTest {

	@ParameterizedTest(name = "{0} {1} -> {2} ({3})")
	@CsvSource(textBlock = """
			# what the identity provider does | method  | status   | reason
			create                            , DISABLE , ACTIVE   , PROVISIONED
			createActive                      , DISABLE , ACTIVE   , PROVISIONED
			createInactive                    , DISABLE , NONE     , NONE
			createInactive activate           , DISABLE , ACTIVE   , PROVISIONED
			create deactivate                 , DISABLE , DISABLED , DEACTIVATED_BY_IDP
			create deactivate                 , DELETE  , DISABLED , DEACTIVATED_BY_IDP
			create deactivate activate        , DISABLE , ACTIVE   , REACTIVATED
			create delete                     , DISABLE , DISABLED , DELETED_BY_IDP
			create deactivate delete          , DISABLE , DISABLED , DELETED_BY_IDP
			create delete                     , DELETE  , NONE     , NONE
			create delete create              , DISABLE , ACTIVE   , REACTIVATED
			create delete createInactive      , DISABLE , DISABLED , DELETED_BY_IDP
			create delete create              , DELETE  , ACTIVE   , PROVISIONED
			createInactive delete             , DISABLE , NONE     , NONE
			""")
	void shouldFollowTheIdentityProvider(String steps, Policy.DeprovisionMethod method, String status, String reason) {
		// given
		Site site = Site.with(policy(method));
		// when
		new Story(site).play(steps);
		// then
		Optional<Entity.Account> account = site.account("ann");
		assertThat(account.map((present) -> present.status().name()).orElse("NONE")).isEqualTo(status);
		assertThat(account.map((present) -> present.reason().name()).orElse("NONE")).isEqualTo(reason);
	}

	@ParameterizedTest(name = "{0} {1} -> same account: {2}")
	@CsvSource(textBlock = """
			deactivate activate , DISABLE , true
			delete create       , DISABLE , true
			delete create       , DELETE  , false
			""")
	void shouldKeepTheAccountThatWasOnlyDisabled(String steps, Policy.DeprovisionMethod method, boolean same) {
		// given
		Site site = Site.with(policy(method));
		Story story = new Story(site);
		story.play("create");
		Entity.Account first = site.account("ann").orElseThrow();
		// when
		story.play(steps);
		// then
		Entity.Account now = site.account("ann").orElseThrow();
		assertThat(now.id().equals(first.id())).isEqualTo(same);
		assertThat(now.created().equals(first.created())).isEqualTo(same);
	}

	@Test
	void shouldKeepTheInstantOfTheStatusWhenOnlyAttributesChange() {
		// given
		Site site = Site.with(Policy.DEFAULT);
		Story story = new Story(site);
		story.play("create");
		Entity.Account first = site.account("ann").orElseThrow();
		// when
		site.applied(site.replaceUser(story.user(), "{\"userName\":\"ann\",\"displayName\":\"Ann B\"}"));
		// then
		Entity.Account now = site.account("ann").orElseThrow();
		assertThat(now.since()).isEqualTo(first.since());
		assertThat(now.version()).isEqualTo(2);
		assertThat(now.displayName()).contains("Ann B");
		assertThat(site.happened()).containsExactly("user.updated requested", "account.updated attributes-changed");
		assertThat(site.events().get(1).changed()).containsExactly("displayName");
	}

	@Test
	void shouldDecideTheStandingInExactlyThisOrder() {
		assertThat(AccountRules.STANDING).<Class<?>>map(Object::getClass)
			.containsExactly(InactiveUserRule.class, AdministratorRule.class, RequiredGroupsRule.class,
					MissingRule.class, ActiveUserRule.class);
		assertThat(AccountRules.PROFILE).<Class<?>>map(Object::getClass)
			.containsExactly(UserNameRule.class, DisplayNameRule.class, EmailRule.class);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			NONE     , ACTIVE   , NONE
			NONE     , DISABLED , NONE
			ACTIVE   , DISABLED , DISABLED
			DISABLED , ACTIVE   , DISABLED
			ACTIVE   , ACTIVE   , ACTIVE
			""")
	void shouldLetTheMostRestrictiveOpinionWin(Standing.Level left, Standing.Level right, Standing.Level wins) {
		Standing first = new Standing(left, dev.rollcall.schemas.Reason.PROVISIONED);
		Standing second = new Standing(right, dev.rollcall.schemas.Reason.ADMINISTRATOR);
		assertThat(first.and(second, subject(null)).level()).isEqualTo(wins);
		if (left == right) {
			assertThat(first.and(second, subject(null))).isEqualTo(first);
		}
	}

	private static Subject subject(Entity.@org.jspecify.annotations.Nullable Account account) {
		Site site = Site.with(Policy.DEFAULT);
		new Story(site).play("create");
		return new Subject(null, site.directory().provider(Site.provider(1)).orElseThrow(),
				GroupSettings.of(Policy.DEFAULT), site.directory().user(Site.user(1)).orElseThrow(), List.of(),
				account);
	}

	private static Policy policy(Policy.DeprovisionMethod method) {
		return Policy.DEFAULT.with().scim(Policy.Scim.TOKEN).deprovisionMethod(method).build();
	}

	/** Tells what an identity provider does, word by word. */
	private static final class Story {

		private final Site site;

		private long users;

		Story(Site site) {
			this.site = site;
		}

		dev.rollcall.schemas.UserId user() {
			return Site.user(this.users);
		}

		void play(String steps) {
			Arrays.stream(steps.split(" ")).forEach(this::step);
		}

		private void step(String step) {
			Outcome.Applied applied = switch (step) {
				case "create" -> create("{\"userName\":\"ann\"}");
				case "createActive" -> create("{\"userName\":\"ann\",\"active\":true}");
				case "createInactive" -> create("{\"userName\":\"ann\",\"active\":false}");
				case "activate" ->
					this.site.applied(this.site.replaceUser(user(), "{\"userName\":\"ann\",\"active\":true}"));
				case "deactivate" ->
					this.site.applied(this.site.replaceUser(user(), "{\"userName\":\"ann\",\"active\":false}"));
				case "delete" -> this.site.applied(this.site.deleteUser(user()));
				default -> throw new IllegalArgumentException(step);
			};
			assertThat(applied.changed()).isTrue();
			assertThat(List.of("delete").contains(step)).isEqualTo(applied.resource() == null);
		}

		private Outcome.Applied create(String json) {
			this.users++;
			return this.site.applied(this.site.createUser(user(), json));
		}

	}

}
