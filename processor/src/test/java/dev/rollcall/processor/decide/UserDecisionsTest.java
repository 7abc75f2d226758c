package dev.rollcall.processor.decide;

import java.util.List;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UserDecisionsTest {

	private static final String ANN = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ann\"}";

	private Site site;

	@BeforeEach
	void makeSite() {
		this.site = Site.with(Policy.DEFAULT);
	}

	@Test
	void shouldCreateUserAndAccount() {
		Outcome.Applied applied = this.site.applied(this.site.createUser(Site.user(1), ANN));
		assertThat(this.site.happened()).containsExactly("user.created requested", "account.created provisioned");
		assertThat(applied.resource()).isEqualTo(this.site.directory().user(Site.user(1)).orElseThrow());
		assertThat(applied.changed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "ann, ann", "ann, ANN", "Straße, STRASSE", "ﬁn, fin" })
	void shouldRefuseAUserNameThatIsTakenInAnyForm(String first, String second) {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"" + first + "\"}"));
		assertThat(this.site.refused(this.site.createUser(Site.user(2), "{\"userName\":\"" + second + "\"}")))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
	}

	@Test
	void shouldRefuseTheUserNameOfAnotherProvidersUser() {
		this.site.applied(this.site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		assertThat(this.site.refused(new Command.CreateUser(Site.provider(2), Site.user(2), this.site.nextAccount(),
				Attributes.ofJson(ANN))))
			.isEqualTo(Outcome.Code.USER_NAME_TAKEN);
	}

	@Test
	void shouldRefuseTheUserNameOfAPendingUser() {
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\",\"active\":false}"));
		assertThat(this.site.account("ann")).isEmpty();
		assertThat(this.site.refused(this.site.createUser(Site.user(2), ANN))).isEqualTo(Outcome.Code.USER_NAME_TAKEN);
	}

	@Test
	void shouldRefuseAnIdThatIsTaken() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		assertThat(this.site.refused(this.site.createUser(Site.user(1), "{\"userName\":\"bob\"}")))
			.isEqualTo(Outcome.Code.ID_TAKEN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"displayName\":\"x\"}", "{\"userName\":\" \"}" })
	void shouldRefuseAUserWithoutName(String json) {
		assertThat(this.site.refused(this.site.createUser(Site.user(1), json))).isEqualTo(Outcome.Code.INVALID_VALUE);
	}

	@Test
	void shouldNotFindWhatIsNotThere() {
		ProviderId nobody = Site.provider(9);
		assertThat(this.site
			.refused(new Command.CreateUser(nobody, Site.user(1), this.site.nextAccount(), Attributes.ofJson(ANN))))
			.isEqualTo(Outcome.Code.PROVIDER_NOT_FOUND);
		assertThat(this.site.refused(this.site.replaceUser(Site.user(1), ANN))).isEqualTo(Outcome.Code.USER_NOT_FOUND);
		assertThat(this.site.refused(this.site.patchUser(Site.user(1)))).isEqualTo(Outcome.Code.USER_NOT_FOUND);
		assertThat(this.site.refused(this.site.deleteUser(Site.user(1)))).isEqualTo(Outcome.Code.USER_NOT_FOUND);
		assertThat(new Site().refused(this.site.createUser(Site.user(1), ANN))).isEqualTo(Outcome.Code.SITE_NOT_FOUND);
	}

	@Test
	void shouldNotFindAnotherProvidersUser() {
		this.site.applied(this.site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		assertThat(this.site.refused(new Command.DeleteUser(Site.provider(2), Site.user(1), Preconditions.NONE)))
			.isEqualTo(Outcome.Code.USER_NOT_FOUND);
	}

	@Test
	void shouldChangeNothingWhenThePatchChangesNothing() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		Entity before = this.site.directory().user(Site.user(1)).orElseThrow();
		Outcome.Applied applied = this.site
			.applied(this.site.patchUser(Site.user(1), Operation.set("userName", "\"ann\"", false)));
		assertThat(applied.changed()).isFalse();
		assertThat(applied.resource()).isEqualTo(before);
		assertThat(this.site.events()).isEmpty();
	}

	@Test
	void shouldPatchAndNameWhatChanged() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		this.site.applied(this.site.patchUser(Site.user(1), Operation.set("title", "\"Boss\"", false),
				Operation.set("name.givenName", "\"Ann\"", false)));
		assertThat(this.site.events().get(0).changed()).containsExactly("name", "title");
		assertThat(this.site.directory().user(Site.user(1)).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void shouldRefuseAPatchAsAWhole() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		assertThat(this.site.refused(this.site.patchUser(Site.user(1), Operation.set("title", "\"Boss\"", false),
				Operation.set("emails[type eq \"work\"].value", "\"a@x\"", false))))
			.isEqualTo(Outcome.Code.NO_TARGET);
		assertThat(this.site.directory().user(Site.user(1)).orElseThrow().attributes().text("title")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# If-Match | If-None-Match | accepted at version 1
			''  , ''  , true
			1   , ''  , true
			2   , ''  , false
			-1  , ''  , true
			''  , 1   , false
			''  , 2   , true
			''  , -1  , false
			""")
	void shouldHonourPreconditions(String ifMatch, String ifNoneMatch, boolean accepted) {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		Outcome outcome = this.site.decide(new Command.DeleteUser(Site.provider(1), Site.user(1),
				new Preconditions(versions(ifMatch), versions(ifNoneMatch))));
		assertThat(outcome instanceof Outcome.Applied).isEqualTo(accepted);
		if (outcome instanceof Outcome.Refused refused) {
			assertThat(refused.code()).isEqualTo(Outcome.Code.VERSION_MISMATCH);
		}
	}

	private static List<Long> versions(String text) {
		return text.isEmpty() ? List.of() : List.of(Long.valueOf(text));
	}

	@Test
	void shouldTakeADeletedUserOutOfItsGroups() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		this.site.applied(this.site.createGroup(Site.group(1), "Staff", Site.user(1)));
		assertThat(this.site.siteGroups("ann")).containsExactly("Staff");
		this.site.applied(this.site.deleteUser(Site.user(1)));
		assertThat(this.site.happened()).containsExactly("group.updated membership-removed",
				"membership.deleted membership-removed", "site-membership.deleted membership-removed",
				"user.deleted requested", "account.updated deleted-by-idp");
		assertThat(this.site.directory().group(Site.group(1)).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void shouldAnswerWithTheGroupsOfTheUser() {
		this.site.applied(this.site.createUser(Site.user(1), ANN));
		this.site.applied(this.site.createGroup(Site.group(2), "B", Site.user(1)));
		this.site.applied(this.site.createGroup(Site.group(1), "A", Site.user(1)));
		Outcome.Applied applied = this.site.applied(this.site.patchUser(Site.user(1)));
		assertThat(applied.groups()).containsExactly(new GroupRef(Site.group(1), "A"),
				new GroupRef(Site.group(2), "B"));
	}

}
