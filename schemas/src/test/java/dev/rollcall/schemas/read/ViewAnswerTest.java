package dev.rollcall.schemas.read;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.scim.Attributes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Answers of the views as bytes. */
class ViewAnswerTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

	private static final ViewAnswer<Views.UserRow> USERS = ViewAnswer.users(Codecs.ENTITY);

	private static final Views.UserRow ROW = new Views.UserRow(
			new Entity.User(SITE, PROVIDER, new UserId(new UUID(2, 2)), Attributes.ofJson("{\"userName\":\"ada\"}"),
					true, List.of(), Optional.empty(), 3, AT, AT),
			List.of(new GroupRef(new GroupId(new UUID(3, 3)), "Tour"),
					new GroupRef(new GroupId(new UUID(4, 4)), "Ärzte")));

	private static final PolicyChange CHANGE = new PolicyChange(SITE, PROVIDER, 2, AT, "administrator",
			new CommandId(new UUID(5, 5)), Optional.of(Policy.DEFAULT),
			Policy.DEFAULT.with().requiredGroups("staff-*, \"Sales, EU\"").webdav(true).build());

	private static final Preview PREVIEW = new Preview(SITE, new PreviewId(new UUID(6, 6)), PROVIDER, Policy.DEFAULT, 2,
			"administrator", AT, Optional.empty(), 40, 2, Preview.Counts.NONE);

	@Test
	void shouldArriveAsItWasSent() {
		Views.Page<Views.UserRow> users = new Views.Page<>(7, List.of(ROW, ROW), new Views.Place(null, new UUID(2, 2)),
				new Views.Place("ä", new UUID(2, 3)));
		assertThat(USERS.decode(USERS.encode(users))).isEqualTo(users);
		Views.Page<Views.UserRow> last = new Views.Page<>(7, List.of(ROW), null, new Views.Place(null, new UUID(2, 2)));
		assertThat(USERS.decode(USERS.encode(last))).isEqualTo(last);
		ViewAnswer<Entity> entities = ViewAnswer.entities(Codecs.ENTITY, Entity.class);
		Views.Page<Entity> settings = new Views.Page<>(2, List.of(CHANGE, PREVIEW));
		assertThat(entities.decode(entities.encode(settings))).isEqualTo(settings);
		Views.Page<Entity> nothing = new Views.Page<>(0, List.of());
		assertThat(entities.decode(entities.encode(nothing))).isEqualTo(nothing);
	}

	@Test
	void shouldArriveInSeveralKinds() {
		Entity.Group group = new Entity.Group(SITE, PROVIDER, new GroupId(new UUID(3, 3)),
				Attributes.ofJson("{\"displayName\":\"Tour\"}"), Optional.empty(), true, 1, AT, AT);
		Views.UserRow accounted = new Views.UserRow(ROW.user(), ROW.groups(),
				Optional.of(Attributes.ofJson("{\"status\":\"active\"}")));
		Views.Page<Views.Resource> plain = new Views.Page<>(2,
				List.of(Views.Resource.of(group), Views.Resource.of(ROW)));
		Views.Page<Views.Resource> withAccounts = new Views.Page<>(2,
				List.of(Views.Resource.of(accounted), Views.Resource.of(group)));

		assertThat(resources(false).decode(resources(false).encode(plain))).isEqualTo(plain);
		assertThat(resources(true).decode(resources(true).encode(withAccounts))).isEqualTo(withAccounts);
	}

	private static ViewAnswer<Views.Resource> resources(boolean accounts) {
		return ViewAnswer.resources(Codecs.ENTITY, accounts);
	}

	@Test
	void shouldBeRefusedWhenItIsCutOrGoesOn() {
		byte[] bytes = USERS.encode(new Views.Page<>(1, List.of(ROW), new Views.Place("ada", new UUID(2, 2)),
				new Views.Place("abe", new UUID(2, 1))));
		for (int length = 0; length < bytes.length; length++) {
			byte[] cut = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(UndecodableException.class).as("%s bytes", length)
				.isThrownBy(() -> USERS.decode(cut));
		}
		assertThatExceptionOfType(UndecodableException.class)
			.isThrownBy(() -> USERS.decode(Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@Test
	void shouldBeRefusedWhenItHoldsAnotherKind() {
		byte[] bytes = ViewAnswer.entities(Codecs.ENTITY, Entity.class)
			.encode(new Views.Page<>(1, List.<Entity>of(CHANGE)));
		assertThatExceptionOfType(UndecodableException.class)
			.isThrownBy(() -> ViewAnswer.entities(Codecs.ENTITY, Preview.class).decode(bytes))
			.withMessage("Expected a Preview, but the answer holds a PolicyChange");
	}

}
