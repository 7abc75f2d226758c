package dev.rollcall.gateway.scim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a site's own extension is shown, and to whom (RFC 7643 section 7). */
class OwnExtensionProjectionTest {

	private static final String URN = "urn:example:badge";

	private static final ResourceSchema SCHEMA = ResourceSchema.USER.with(new SchemaDefinition(URN, "Badge", "",
			List.of(text("plain"), text("always").withReturned(Returned.ALWAYS),
					text("request").withReturned(Returned.REQUEST), text("never").withReturned(Returned.NEVER),
					text("pin").withMutability(Mutability.WRITE_ONLY).withReturned(Returned.NEVER),
					AttributeDefinition
						.complex("doors", "", List.of(text("value"), text("code").withReturned(Returned.NEVER),
								text("note").withReturned(Returned.REQUEST), text("id").withReturned(Returned.ALWAYS)))
						.asMultiValued())));

	private static final String STORED = "{\"schemas\":[\"core\",\"#\",\"urn:example:gone\"],\"userName\":\"u\",\"title\":\"t\","
			+ "\"#\":{\"plain\":\"p\",\"always\":\"a\",\"request\":\"r\",\"never\":\"n\",\"pin\":\"1\","
			+ "\"doors\":[{\"value\":\"v\",\"code\":\"c\",\"note\":\"o\",\"id\":\"i\"},{\"code\":\"c\"}]},"
			+ "\"urn:example:gone\":{\"x\":1}}";

	private final ResourceWriter writer = new ResourceWriter("https://scim.example/scim/v2");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					                    |                    | {'plain':'p','always':'a','doors':[{'value':'v','id':'i'}]}
					userName            |                    | {'always':'a'}
					@                   |                    | {'plain':'p','always':'a','request':'r','doors':[{'value':'v','note':'o','id':'i'}]}
					@:plain             |                    | {'plain':'p','always':'a'}
					@:REQUEST           |                    | {'always':'a','request':'r'}
					@:never,@:pin       |                    | {'always':'a'}
					@:doors             |                    | {'always':'a','doors':[{'value':'v','note':'o','id':'i'}]}
					@:doors.value       |                    | {'always':'a','doors':[{'value':'v','id':'i'}]}
					@:doors.note        |                    | {'always':'a','doors':[{'note':'o','id':'i'}]}
					@:doors.code        |                    | {'always':'a','doors':[{'id':'i'}]}
					plain               |                    | {'always':'a'}
					                    | userName           | {'plain':'p','always':'a','doors':[{'value':'v','id':'i'}]}
					                    | @                  | {'always':'a'}
					                    | @:plain,@:always   | {'always':'a','doors':[{'value':'v','id':'i'}]}
					                    | @:doors.value      | {'plain':'p','always':'a','doors':[{'id':'i'}]}
					                    | @:doors.id         | {'plain':'p','always':'a','doors':[{'value':'v','id':'i'}]}
					""")
	void shouldShowWhatIsWanted(String attributes, String excluded, String shown) {
		JsonNode user = write(Projection.parse(SCHEMA, urn(attributes), urn(excluded)));
		assertThat(user.path(URN)).isEqualTo(Json.of(shown));
		assertThat(user.path("schemas").toString()).isEqualTo("[\"core\",\"" + URN + "\"]");
		assertThat(user.has("urn:example:gone")).isFalse();
	}

	@Test
	void shouldShowOnRequestWhatWasJustSet() {
		Projection written = Projection.whole(SCHEMA).afterWriting(Set.of(URN + ":request", URN + ":never"));
		assertThat(write(written).path(URN).has("request")).isTrue();
		assertThat(write(written).path(URN).has("never")).isFalse();
		assertThat(
				write(Projection.parse(SCHEMA, null, URN + ":request").afterWriting(Set.of(URN + ":request"))).path(URN)
					.has("request"))
			.isFalse();
	}

	@Test
	void shouldLeaveOutWhatHasNothingToShow() {
		ResourceSchema hidden = ResourceSchema.USER
			.with(new SchemaDefinition(URN, "Badge", "", List.of(text("never").withReturned(Returned.NEVER))));
		JsonNode user = write(Projection.whole(hidden));
		assertThat(user.has(URN)).isFalse();
		assertThat(user.path("schemas").toString()).isEqualTo("[\"core\"]");
		assertThat(write(Projection.whole(ResourceSchema.USER.withRemains())).has(URN)).isFalse();
	}

	@Test
	void shouldNotParseWhereEverythingIsShown() {
		ResourceSchema plain = ResourceSchema.USER.with(new SchemaDefinition(URN, "Badge", "", List.of(text("plain"))));
		assertThat(Projection.whole(plain)).isSameAs(Projection.WHOLE);
		assertThat(Projection.parse(plain, null, null)).isSameAs(Projection.WHOLE);
		assertThat(Projection.whole(SCHEMA).isWhole()).isFalse();
		assertThat(Projection.whole(SCHEMA).wants("groups")).isTrue();
	}

	private JsonNode write(Projection projection) {
		Entity.User user = new Entity.User(new SiteId("acme"), new ProviderId(new UUID(1, 1)),
				new UserId(new UUID(1, 2)), Attributes.ofJson(STORED.replace("#", URN)), true, List.of(),
				Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
		return Json.of(this.writer.user(user, List.of(), projection));
	}

	private static @org.jspecify.annotations.Nullable String urn(@org.jspecify.annotations.Nullable String names) {
		return (names != null) ? names.replace("@", URN) : null;
	}

	private static AttributeDefinition text(String name) {
		return AttributeDefinition.of(name, Type.STRING, "");
	}

}
