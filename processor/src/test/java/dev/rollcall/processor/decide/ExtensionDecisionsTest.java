package dev.rollcall.processor.decide;

import java.util.List;
import java.util.stream.IntStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.SchemaDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Schema extensions of a site, and what users and groups may hold because of them. */
class ExtensionDecisionsTest {

	private static final String URN = "urn:example:badge:User";

	private static final AttributeDefinition NUMBER = AttributeDefinition.of("number", Type.INTEGER, "");

	private static final AttributeDefinition SERIAL = AttributeDefinition.of("serial", Type.STRING, "")
		.withMutability(Mutability.IMMUTABLE);

	private final Site site = Site.with(Policy.DEFAULT);

	@Test
	void shouldRegisterChangeAndRemove() {
		Extension made = extension(this.site.applied(put(URN, NUMBER)));
		assertThat(made.version()).isEqualTo(1);
		assertThat(this.site.happened()).containsExactly("extension.created administrator");
		Outcome.Applied same = this.site.applied(put(URN, NUMBER));
		assertThat(same.changed()).isFalse();
		Extension changed = extension(this.site.applied(put(URN, NUMBER, SERIAL)));
		assertThat(changed.version()).isEqualTo(2);
		assertThat(changed.created()).isEqualTo(made.created());
		assertThat(this.site.events().get(0).changed()).containsExactly("schema");
		this.site.applied(new Command.DeleteExtension(URN.toUpperCase(java.util.Locale.ROOT), Preconditions.NONE));
		assertThat(this.site.happened()).containsExactly("extension.updated administrator");
		assertThat(this.site.refused(new Command.DeleteExtension(URN, Preconditions.NONE)))
			.isEqualTo(Outcome.Code.EXTENSION_NOT_FOUND);
		Extension again = extension(this.site.applied(put(URN, NUMBER, SERIAL)));
		assertThat(again.removed()).isFalse();
		assertThat(again.version()).isEqualTo(4);
	}

	@Test
	void shouldGoByTheVersionThatWasSeen() {
		Preconditions isNew = new Preconditions(List.of(), List.of(Preconditions.ANY));
		Preconditions first = new Preconditions(List.of(1L), List.of());
		assertThat(this.site.refused(put(first, false, URN, NUMBER))).isEqualTo(Outcome.Code.VERSION_MISMATCH);
		this.site.applied(put(isNew, false, URN, NUMBER));
		assertThat(this.site.refused(put(isNew, false, URN, NUMBER))).isEqualTo(Outcome.Code.VERSION_MISMATCH);
		this.site.applied(put(first, true, URN, NUMBER));
		assertThat(this.site.refused(put(first, false, URN, NUMBER))).isEqualTo(Outcome.Code.VERSION_MISMATCH);
		assertThat(this.site.refused(new Command.DeleteExtension(URN, first))).isEqualTo(Outcome.Code.VERSION_MISMATCH);
		this.site.applied(new Command.DeleteExtension(URN, new Preconditions(List.of(2L), List.of())));
		assertThat(this.site.refused(put(new Preconditions(List.of(3L), List.of()), false, URN, NUMBER)))
			.as("nothing is there")
			.isEqualTo(Outcome.Code.VERSION_MISMATCH);
		this.site.applied(put(isNew, false, URN, NUMBER));
	}

	@Test
	void shouldRefuseWhatCannotBeHeld() {
		assertThat(this.site.refused(put("urn:ietf:params:scim:schemas:core:2.0:User", NUMBER)))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		assertThat(this.site.refused(put(URN, AttributeDefinition.of("1", Type.STRING, ""))))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		this.site.applied(put(URN, NUMBER));
		assertThat(this.site.refused(put(URN + ":more", NUMBER))).isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(this.site.refused(put("urn:example:badge", NUMBER))).isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(this.site.refused(put(URN, SERIAL))).isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(this.site.refused(put(URN, NUMBER.asMultiValued()))).isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(this.site.refused(
				new Command.PutExtension(Extension.Resource.GROUP, false, schema(URN, NUMBER), Preconditions.NONE)))
			.isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		this.site.applied(new Command.DeleteExtension(URN, Preconditions.NONE));
		assertThat(this.site.refused(put(URN, SERIAL))).as("what is stored has to fit when it comes back")
			.isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(this.site.refused(put(URN + ":more", NUMBER))).isEqualTo(Outcome.Code.EXTENSION_CONFLICT);
		assertThat(new Site().refused(put(URN, NUMBER))).isEqualTo(Outcome.Code.SITE_NOT_FOUND);
	}

	@Test
	void shouldKeepWithinTheLimits() {
		AttributeDefinition[] many = IntStream.range(0, Limits.DEFAULT.extensionAttributes() + 1)
			.mapToObj((number) -> AttributeDefinition.of("a" + number, Type.STRING, ""))
			.toArray(AttributeDefinition[]::new);
		assertThat(this.site.refused(put(URN, many))).isEqualTo(Outcome.Code.TOO_MANY);
		for (int i = 0; i < Limits.DEFAULT.extensions(); i++) {
			this.site.applied(put("urn:example:e" + i, NUMBER));
		}
		assertThat(this.site.refused(put(URN, NUMBER))).isEqualTo(Outcome.Code.TOO_MANY);
		this.site.applied(new Command.DeleteExtension("urn:example:e0", Preconditions.NONE));
		assertThat(this.site.refused(put(URN, NUMBER))).as("a removed one still counts")
			.isEqualTo(Outcome.Code.TOO_MANY);
		this.site.applied(put("urn:example:e0", NUMBER));
	}

	@Test
	void shouldJudgeUsersByTheExtensionsOfNow() {
		this.site.applied(put(Preconditions.NONE, true, URN, NUMBER.asRequired(), SERIAL));
		assertThat(this.site.refused(this.site.createUser(Site.user(1), "{\"userName\":\"a\"}")))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		assertThat(this.site.refused(this.site.createUser(Site.user(1), user("a", "{\"number\":\"x\"}"))))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		this.site.applied(this.site.createUser(Site.user(1), user("a", "{\"number\":1,\"serial\":\"s\"}")));
		assertThat(this.site.refused(this.site.replaceUser(Site.user(1), user("a", "{\"number\":1,\"serial\":\"t\"}"))))
			.isEqualTo(Outcome.Code.MUTABILITY);
		this.site.applied(this.site.replaceUser(Site.user(1), user("a", "{\"number\":2}")));
		assertThat(stored(1)).isEqualTo("{\"number\":2,\"serial\":\"s\"}");
		this.site.applied(this.site.patchUser(Site.user(1), Operation.set(URN + ":number", "3", false)));
		assertThat(this.site.events().get(0).changed()).containsExactly(URN + ":number");
		assertThat(this.site.refused(this.site.patchUser(Site.user(1), Operation.set(URN + ":serial", "\"t\"", false))))
			.isEqualTo(Outcome.Code.MUTABILITY);
		assertThat(this.site.refused(this.site.patchUser(Site.user(1), Operation.set(URN + ":none", "1", false))))
			.isEqualTo(Outcome.Code.INVALID_PATH);
	}

	@Test
	void shouldHideWhatIsStoredAndBringItBack() {
		this.site.applied(put(URN, NUMBER));
		this.site.applied(this.site.createUser(Site.user(1), user("a", "{\"number\":1}")));
		this.site.applied(new Command.DeleteExtension(URN, Preconditions.NONE));
		this.site.applied(this.site.replaceUser(Site.user(1), user("b", "{\"number\":9}")));
		assertThat(this.site.refused(this.site.patchUser(Site.user(1), Operation.set(URN + ":number", "3", false))))
			.isEqualTo(Outcome.Code.INVALID_PATH);
		this.site.applied(this.site.patchUser(Site.user(1), Operation.set("title", "\"T\"", false)));
		assertThat(stored(1)).isEqualTo("{\"number\":1}");
		this.site.applied(put(URN, NUMBER));
		this.site.applied(this.site.patchUser(Site.user(1), Operation.set(URN + ":number", "3", false)));
		assertThat(stored(1)).isEqualTo("{\"number\":3}");
	}

	@Test
	void shouldKeepWhatALoginDoesNotTell() {
		Site lenient = Site.with(Policy.DEFAULT.with()
			.uniqueIdentifier(Policy.UniqueIdentifier.USER_NAME)
			.provisionUsersOnFirstLogin(true)
			.build());
		lenient.applied(put(URN, NUMBER));
		lenient.applied(lenient.createUser(Site.user(1), user("a", "{\"number\":1}")));
		lenient.applied(new Command.Login(Site.provider(1), Site.user(2), lenient.nextAccount(), "a",
				Attributes.ofJson("{\"userName\":\"a\",\"title\":\"T\"}"), null));
		Entity.User after = lenient.directory().user(Site.user(1)).orElseThrow();
		assertThat(after.attributes().text("title")).contains("T");
		assertThat(after.attributes().tree().path(URN).toString()).isEqualTo("{\"number\":1}");
	}

	@Test
	void shouldTakeExtensionsFromASynchronisation() {
		this.site.applied(put(URN, NUMBER));
		SyncId sync = new SyncId(this.site.nextId());
		this.site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.START));
		this.site.applied(see(sync, user("a", "{\"number\":1}")));
		this.site.applied(see(sync, user("a", "{\"number\":2}")));
		Entity.User user = this.site.directory()
			.userName("a")
			.user()
			.flatMap(this.site.directory()::user)
			.orElseThrow();
		assertThat(user.attributes().tree().path(URN).toString()).isEqualTo("{\"number\":2}");
	}

	@Test
	void shouldExtendGroups() {
		this.site
			.applied(new Command.PutExtension(Extension.Resource.GROUP, true, schema(URN, NUMBER), Preconditions.NONE));
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"a\"}"));
		assertThat(this.site.refused(this.site.createGroup(Site.group(1), "G"))).isEqualTo(Outcome.Code.INVALID_VALUE);
		this.site.applied(new Command.CreateGroup(Site.provider(1), Site.group(1), this.site.nextSiteGroup(),
				Attributes.ofJson("{\"displayName\":\"G\",\"" + URN + "\":{\"number\":1}}"), List.of()));
		this.site.applied(this.site.patchGroup(Site.group(1), Operation.set(URN + ":number", "2", false)));
		this.site.applied(new Command.ReplaceGroup(Site.provider(1), Site.group(1), this.site.nextSiteGroup(),
				Attributes.ofJson("{\"displayName\":\"H\",\"" + URN + "\":{\"number\":5}}"), null, Preconditions.NONE));
		assertThat(this.site.directory().group(Site.group(1)).orElseThrow().attributes().tree().path(URN).toString())
			.isEqualTo("{\"number\":5}");
	}

	private Command.See see(SyncId sync, String user) {
		Attributes attributes = Attributes.ofJson(user);
		return new Command.See(Site.provider(1), sync,
				List.of(new Sighting(new dev.rollcall.schemas.UserId(this.site.nextId()), this.site.nextAccount(),
						java.util.Optional.empty(), java.util.Optional.empty(), attributes.text("userName"),
						java.util.Optional.of(attributes))));
	}

	private String stored(long user) {
		return this.site.directory().user(Site.user(user)).orElseThrow().attributes().tree().path(URN).toString();
	}

	private static Extension extension(Outcome.Applied applied) {
		return (Extension) java.util.Objects.requireNonNull(applied.resource());
	}

	private static String user(String name, String extension) {
		return "{\"userName\":\"" + name + "\",\"" + URN + "\":" + extension + "}";
	}

	private static Command.PutExtension put(String urn, AttributeDefinition... attributes) {
		return put(Preconditions.NONE, false, urn, attributes);
	}

	private static Command.PutExtension put(Preconditions preconditions, boolean required, String urn,
			AttributeDefinition... attributes) {
		return new Command.PutExtension(Extension.Resource.USER, required, schema(urn, attributes), preconditions);
	}

	private static SchemaDefinition schema(String urn, AttributeDefinition... attributes) {
		return new SchemaDefinition(urn, "Badge", "", List.of(attributes));
	}

}
