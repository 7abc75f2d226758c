package dev.rollcall.processor.decide;

import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Adoptable;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a provider does with an account that it found as a user (docs/policy.md, "Scope").
 */
class AdoptionDecisionsTest {

	private static final Entitlements BY_PASSWORD = new Entitlements(Entitlements.Role.MEMBER,
			Entitlements.Authentication.PASSWORD, false, false, false, false, "UTC");

	private Site site = Site.with(Policy.DEFAULT);

	@Test
	void shouldAdoptWithTheIdThatWasFound() {
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		UserId id = new UserId(ann.value());
		long found = this.site.directory().account(ann).flatMap(Adoptable::user).orElseThrow().version();
		this.site.applied(this.site.replaceUser(id, "{\"userName\":\"ann2\",\"externalId\":\"e1\"}"));
		Entity.User user = this.site.directory().user(id).orElseThrow();
		assertThat(user.attributes().text("externalId")).contains("e1");
		assertThat(user.version()).as("a new version of what was found").isGreaterThan(found);
		Entity.Account account = this.site.account("ann2").orElseThrow();
		assertThat(account.id()).isEqualTo(ann);
		assertThat(account.user()).contains(id);
		assertThat(this.site.account("ann")).isEmpty();
		assertThat(Adoptable.user(account)).as("no longer found in the user's place").isEmpty();
	}

	@Test
	void shouldAdoptByAReplacementThatChangesNothing() {
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		UserId id = new UserId(ann.value());
		this.site.applied(this.site.patchUser(id));
		assertThat(this.site.directory().user(id).orElseThrow().pushed()).isTrue();
		assertThat(this.site.account("ann").orElseThrow().user()).contains(id);
	}

	@Test
	void shouldAdoptWhomAGroupNames() {
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		UserId id = new UserId(ann.value());
		this.site.applied(this.site.createGroup(Site.group(1), "Staff", id));
		assertThat(this.site.account("ann").orElseThrow().user()).contains(id);
		assertThat(this.site.siteGroups("ann")).containsExactly("Staff");
		this.site.applied(this.site.patchGroup(Site.group(1), Operation.removeMembers(Site.ids(id))));
		assertThat(this.site.siteGroups("ann")).isEmpty();
	}

	@Test
	void shouldLeaveDisabledWhomAnAdministratorDisabled() {
		AccountId ann = this.site.nextAccount();
		this.site.applied(put(ann, true, "ann", Site.provider(1), AccountStatus.DISABLED, Entitlements.DEFAULT));
		this.site.applied(this.site.replaceUser(new UserId(ann.value()), "{\"userName\":\"ann\",\"active\":true}"));
		Entity.Account account = this.site.account("ann").orElseThrow();
		assertThat(account.user()).contains(new UserId(ann.value()));
		assertThat(account.status()).isEqualTo(AccountStatus.DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Policy.DeprovisionMethod.class)
	void shouldDeleteByTheMethodOfThePolicy(Policy.DeprovisionMethod method) {
		this.site = Site.with(Policy.DEFAULT.with().deprovisionMethod(method).build());
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		this.site.applied(this.site.deleteUser(new UserId(ann.value())));
		Optional<Entity.Account> left = this.site.account("ann");
		assertThat(left.map(Entity.Account::reason)).isEqualTo(
				(method == Policy.DeprovisionMethod.DISABLE) ? Optional.of(Reason.DELETED_BY_IDP) : Optional.empty());
		assertThat(this.site.refused(this.site.deleteUser(new UserId(ann.value()))))
			.isEqualTo(Outcome.Code.USER_NOT_FOUND);
		// the same person comes again
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		assertThat(this.site.account("ann").map(Entity.Account::status)).contains(AccountStatus.ACTIVE);
	}

	@Test
	void shouldKeepAnAccountOutOfScopeForLater() {
		this.site = Site.with(Policy.DEFAULT.with()
			.requiredGroups("Staff")
			.deprovisionUsers(true)
			.deprovisionMethod(Policy.DeprovisionMethod.DELETE)
			.build());
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		UserId id = new UserId(ann.value());
		this.site.applied(this.site.replaceUser(id, "{\"userName\":\"ann\"}"));
		Entity.Account waiting = this.site.account("ann").orElseThrow();
		assertThat(waiting.user()).isEmpty();
		assertThat(Adoptable.user(waiting)).as("the user is there in its place").isEmpty();
		this.site.applied(this.site.createGroup(Site.group(1), "Staff", id));
		assertThat(this.site.account("ann").orElseThrow().id()).isEqualTo(ann);
		assertThat(this.site.account("ann").orElseThrow().user()).contains(id);
	}

	@Test
	void shouldFindWhomAnAdministratorMovesToTheProvider() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		this.site.applied(this.site.deleteUser(Site.user(1)));
		Entity.Account left = this.site.account("ann").orElseThrow();
		assertThat(Adoptable.user(left)).as("gone for its provider").isEmpty();
		this.site.applied(put(left.id(), false, "ann", Site.provider(1), AccountStatus.ACTIVE, left.entitlements()));
		assertThat(Adoptable.user(this.site.account("ann").orElseThrow())).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "other provider", "password", "linked", "nobody" })
	void shouldNotFindWhomLinkingWouldNotTake(String whom) {
		this.site.applied(this.site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		UUID id = switch (whom) {
			case "other provider" -> make("ann", Site.provider(2), Entitlements.DEFAULT).value();
			case "password" -> make("ann", Site.provider(1), BY_PASSWORD).value();
			case "linked" -> {
				this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
				yield this.site.account("ann").orElseThrow().id().value();
			}
			default -> this.site.nextId();
		};
		UserId user = new UserId(id);
		assertThat(this.site.refused(this.site.replaceUser(user, "{\"userName\":\"ann\"}")))
			.isEqualTo(Outcome.Code.USER_NOT_FOUND);
		assertThat(this.site.refused(this.site.patchUser(user))).isEqualTo(Outcome.Code.USER_NOT_FOUND);
		assertThat(this.site.refused(this.site.deleteUser(user))).isEqualTo(Outcome.Code.USER_NOT_FOUND);
	}

	@Test
	void shouldRefuseANameThatSomebodyElseHasAndAdoptNobody() {
		AccountId ann = make("ann", Site.provider(1), Entitlements.DEFAULT);
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"bob\"}"));
		assertThat(this.site.refused(this.site.replaceUser(new UserId(ann.value()), "{\"userName\":\"bob\"}")))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
		assertThat(this.site.account("ann").orElseThrow().user()).isEmpty();
		assertThat(this.site.refused(this.site.createUser(new UserId(ann.value()), "{\"userName\":\"cy\"}")))
			.as("an id that is found already")
			.isEqualTo(Outcome.Code.ID_TAKEN);
	}

	private AccountId make(String userName, ProviderId provider, Entitlements entitlements) {
		AccountId id = this.site.nextAccount();
		this.site.applied(put(id, true, userName, provider, AccountStatus.ACTIVE, entitlements));
		return id;
	}

	private static Command.PutAccount put(AccountId id, boolean create, String userName, ProviderId provider,
			AccountStatus status, Entitlements entitlements) {
		return new Command.PutAccount(id, create, Optional.of(provider), userName, Optional.empty(),
				Optional.of(userName + "@example.com"), status, "", entitlements, Preconditions.NONE);
	}

}
