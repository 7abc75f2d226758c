package dev.rollcall.gateway.scim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ResourceWriterTest {

	private static final String BASE = "https://scim.example/scim/v2";

	private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");

	private static final Instant CHANGED = Instant.parse("2026-02-03T04:05:06Z");

	private static final UUID ID = new UUID(1, 2);

	private static final UUID GROUP = new UUID(1, 3);

	private static final String STORED = """
			{'schemas':['<USER>','<ENT>'],'userName':'u','name':{'familyName':'F','givenName':'G \\'Zoë\\' 😀'},
			'emails':[{'value':'a@b','type':'work','primary':true},{'display':'x'}],'<ENT>':{'department':'D','manager':{'value':'m'}}}""";

	private final ResourceWriter writer = new ResourceWriter(BASE);

	@Test
	void shouldWriteTheWholeUserWithoutParsing() {
		JsonNode written = Json.of(this.writer.user(user(STORED), groups(), Projection.WHOLE));

		assertThat(written).isEqualTo(Json.of(STORED.substring(0, STORED.length() - 1)
				+ """
						,'id':'00000000-0000-0001-0000-000000000002',
						'groups':[{'value':'00000000-0000-0001-0000-000000000003',
						  '$ref':'https://scim.example/scim/v2/Groups/00000000-0000-0001-0000-000000000003',
						  'display':'A \\'b\\' \\\\\\\\ <c>','type':'direct'},
						 {'value':'00000000-0000-0001-0000-000000000004',
						  '$ref':'https://scim.example/scim/v2/Groups/00000000-0000-0001-0000-000000000004',
						  'display':'Z','type':'direct'}],
						'meta':{'resourceType':'User','created':'2026-01-02T03:04:05.678Z','lastModified':'2026-02-03T04:05:06Z',
						  'location':'https://scim.example/scim/v2/Users/00000000-0000-0001-0000-000000000002',
						  'version':'W/\\'3\\''}}"""
					.replace("\\\\\\\\", "\\\\")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					@                 | {'schemas':['<USER>','<ENT>','@'],'id':'I','@':{'status':'active','because':[{'facet':'role','rule':'r'}]}}
					@:STATUS          | {'schemas':['<USER>','<ENT>','@'],'id':'I','@':{'status':'active'}}
					userName,@:because.rule | {'schemas':['<USER>','<ENT>','@'],'id':'I','userName':'u','@':{'because':[{'rule':'r'}]}}
					@:since           | {'schemas':['<USER>','<ENT>'],'id':'I'}
					@:nothing         | {'schemas':['<USER>','<ENT>'],'id':'I'}
					status            | {'schemas':['<USER>','<ENT>'],'id':'I'}
					""")
	void shouldShowTheAccountToWhoAsks(String attributes, String expected) {
		Views.UserRow row = new Views.UserRow(user(STORED), List.of(), Optional
			.of(Attributes.ofJson("{\"status\":\"active\",\"because\":[{\"facet\":\"role\",\"rule\":\"r\"}]}")));

		assertThat(Json.of(this.writer.user(row,
				Projection.parse(ResourceSchema.USER, attributes.replace("@", AccountSchema.URN), null))))
			.isEqualTo(Json.of(expected.replace("@", AccountSchema.URN).replace("'I'", "'" + ID + "'")));
		assertThat(Json.of(this.writer.user(row, Projection.WHOLE)).has(AccountSchema.URN)).isFalse();
		assertThat(Json.of(this.writer.user(row, Projection.parse(ResourceSchema.USER, null, "title")))
			.has(AccountSchema.URN)).isFalse();
		assertThat(Json.of(this.writer.user(row, Projection.parse(ResourceSchema.USER, "userName", null)))
			.has(AccountSchema.URN)).isFalse();
	}

	@Test
	void shouldGiveAnUnchangedUserOneInstantTwice() {
		Entity.User user = user(STORED);
		Entity.User unchanged = new Entity.User(user.site(), user.provider(), user.id(), user.attributes(), true,
				List.of(), Optional.empty(), 1, CREATED, CREATED);

		JsonNode meta = Json.of(this.writer.user(unchanged, List.of(), Projection.WHOLE)).path("meta");

		assertThat(meta.path("created").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
		assertThat(meta.path("lastModified").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
	}

	@Test
	void shouldBeginWithSchemasAndId() {
		String written = new String(this.writer.user(user(STORED), List.of(), Projection.WHOLE),
				StandardCharsets.UTF_8);

		assertThat(written)
			.startsWith("{\"schemas\":[\"" + Json.USER + "\",\"" + Json.ENTERPRISE + "\"],\"id\":\"" + ID
					+ "\",\"userName\":\"u\"")
			.doesNotContain("\"groups\"");
	}

	@Test
	void shouldWriteTheSameWithAndWithoutParsing() {
		Projection nothingLeftOut = Projection.parse(ResourceSchema.USER, null, "starSign");
		assertThat(nothingLeftOut.isWhole()).isFalse();

		assertThat(Json.of(this.writer.user(user(STORED), groups(), nothingLeftOut)))
			.isEqualTo(Json.of(this.writer.user(user(STORED), groups(), Projection.WHOLE)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                     | {'id':'#'}
			{'schemas':['<USER>']} | {'schemas':['<USER>'],'id':'#'}
			{'userName':'u'}       | {'id':'#','userName':'u'}
			""")
	void shouldWriteWhateverIsStored(String stored, String written) {
		JsonNode user = Json.of(this.writer.user(user(stored), List.of(), Projection.WHOLE));

		((ObjectNode) user).remove("meta");
		assertThat(user).isEqualTo(Json.of(written.replace("#", ID.toString())));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`',
			textBlock = """
					# attributes                  | excludedAttributes | written, but for schemas and id
					userName                      | -              | {'userName':'u'}
					USERNAME, Name.FamilyName     | -              | {'userName':'u','name':{'familyName':'F'}}
					<USER>:userName               | -              | {'userName':'u'}
					<ENT>:department              | -              | {'<ENT>':{'department':'D'}}
					<ENT>                         | -              | {'<ENT>':{'department':'D','manager':{'value':'m'}}}
					<ent>:manager.value           | -              | {'<ENT>':{'manager':{'value':'m'}}}
					emails.value                  | -              | {'emails':[{'value':'a@b'}]}
					emails.type,emails.display    | -              | {'emails':[{'type':'work'},{'display':'x'}]}
					emails[type eq "work"]        | -              | {'emails':[{'value':'a@b','type':'work','primary':true},{'display':'x'}]}
					emails[type eq "a,b"].value,userName | -       | {'userName':'u','emails':[{'value':'a@b'}]}
					emails[type,userName          | -              | {}
					],userName                    | -              | {'userName':'u'}
					emails.photo                  | -              | {}
					starSign                      | -              | {}
					id,schemas                    | -              | {}
					meta.version                  | -              | {'meta':{'version':'W/\\'3\\''}}
					groups.display                | -              | {'groups':[{'display':'A \\'b\\' \\\\ <c>'},{'display':'Z'}]}
					-                             | name,emails,<ENT>,groups,meta | {'userName':'u'}
					-                             | id,schemas,name,emails,<ENT>:manager,groups,meta,foo | {'userName':'u','<ENT>':{'department':'D'}}
					-                             | name.givenName,emails.value,<ENT>:department,<ENT>:manager.value,groups,meta | {'userName':'u','name':{'familyName':'F'},'emails':[{'type':'work','primary':true},{'display':'x'}]}
					` `                           | <USER>,<ENT>,meta | {}
					""")
	void shouldWriteWhatIsWanted(@Nullable String attributes, @Nullable String excluded, String written) {
		Projection projection = Projection.parse(ResourceSchema.USER, sent(attributes), sent(excluded));

		JsonNode user = Json.of(this.writer.user(user(STORED), groups(), projection));

		assertThat(user.path("id").stringValue()).isEqualTo(ID.toString());
		assertThat(user.path("schemas")).isEqualTo(Json.of(STORED).get("schemas"));
		((ObjectNode) user).remove(List.of("id", "schemas"));
		assertThat(user).isEqualTo(Json.of(written));
	}

	@Test
	void shouldWriteAGroupWithoutMembers() {
		assertThat(new String(this.writer.group(group(), Projection.WHOLE), StandardCharsets.UTF_8)).isEqualTo(Json
			.text("{'schemas':['<GROUP>'],'id':'" + GROUP + "','displayName':'G','meta':{'resourceType':'Group',"
					+ "'created':'2026-01-02T03:04:05.678Z','lastModified':'2026-02-03T04:05:06Z','location':'" + BASE
					+ "/Groups/" + GROUP + "','version':\"W/\\\"5\\\"\"}}"));
	}

	@Test
	void shouldWriteMembersInChunks() {
		MemberWriter members = this.writer.groupWithMembers(group(), Projection.WHOLE);

		JsonNode written = Json.of(join(members.head(), members.chunk(List.of()),
				members.chunk(List.of(member(1, MemberType.USER), member(2, MemberType.GROUP))),
				members.chunk(List.of(member(3, MemberType.USER))), members.chunk(List.of()), members.tail()));

		assertThat(written.path("displayName").stringValue()).isEqualTo("G");
		assertThat(written.path("members")).isEqualTo(Json
			.of("""
					{'members':[{'value':'00000000-0000-0007-0000-000000000001','$ref':'https://scim.example/scim/v2/Users/00000000-0000-0007-0000-000000000001','type':'User'},
					{'value':'00000000-0000-0007-0000-000000000002','$ref':'https://scim.example/scim/v2/Groups/00000000-0000-0007-0000-000000000002','type':'Group'},
					{'value':'00000000-0000-0007-0000-000000000003','$ref':'https://scim.example/scim/v2/Users/00000000-0000-0007-0000-000000000003','type':'User'}]}""")
			.get("members"));
	}

	@Test
	void shouldWriteNoMembersForAnEmptyGroup() {
		MemberWriter members = this.writer.groupWithMembers(group(), Projection.WHOLE);

		byte[] written = join(members.head(), members.chunk(List.of()), members.tail());

		assertThat(written).isEqualTo(this.writer.group(group(), Projection.WHOLE));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
			-             | members      | false | ``
			displayName   | -            | false | ``
			members       | -            | true  | value $ref type
			<GROUP>:Members | -          | true  | value $ref type
			members.value | -            | true  | value
			members.type,members.$ref | - | true | $ref type
			-             | members.$ref | true  | value type
			-             | displayName  | true  | value $ref type
			-             | -            | true  | value $ref type
			""")
	void shouldWriteOfMembersWhatIsWanted(@Nullable String attributes, @Nullable String excluded, boolean wanted,
			String names) {
		Projection projection = Projection.parse(ResourceSchema.GROUP, sent(attributes), sent(excluded));
		assertThat(projection.wants("members")).isEqualTo(wanted);

		MemberWriter members = this.writer.groupWithMembers(group(), projection);
		JsonNode written = Json
			.of(join(members.head(), members.chunk(List.of(member(1, MemberType.USER))), members.tail()));

		assertThat(written.has("members")).isEqualTo(wanted);
		assertThat(String.join(" ", written.path("members").path(0).propertyNames())).isEqualTo(names);
	}

	@Test
	void shouldTellWhichGroupsOfAUserAreWanted() {
		assertThat(Projection.WHOLE.wants("groups")).isTrue();
		assertThat(Projection.parse(ResourceSchema.USER, "groups.value", null).wants("groups")).isTrue();
		assertThat(Projection.parse(ResourceSchema.USER, "userName", null).wants("groups")).isFalse();
		assertThat(Projection.parse(ResourceSchema.USER, null, "Groups").wants("groups")).isFalse();
		assertThat(Projection.parse(ResourceSchema.USER, null, "groups.$ref").wants("groups")).isTrue();
		assertThat(Projection.parse(ResourceSchema.USER, null, "ID").wants("id")).isTrue();
	}

	@Test
	void shouldRefuseBothLists() {
		assertThatExceptionOfType(ScimErrorException.class)
			.isThrownBy(() -> Projection.parse(ResourceSchema.USER, "userName", "title"))
			.satisfies((ex) -> assertThat(ex.error().scimType()).isEqualTo(ScimType.INVALID_VALUE));
	}

	@Test
	void shouldWriteAList() {
		byte[] one = this.writer.user(new Views.UserRow(user(STORED), List.of()), Projection.WHOLE);
		JsonNode list = Json.of(ListResponse.of(7, 3, List.of(one, one)));

		assertThat(list.path("schemas").path(0).stringValue()).isEqualTo(ListResponse.URN);
		assertThat(list.path("totalResults").isIntegralNumber()).isTrue();
		assertThat(list.path("totalResults").intValue()).isEqualTo(7);
		assertThat(list.path("startIndex").intValue()).isEqualTo(3);
		assertThat(list.path("itemsPerPage").intValue()).isEqualTo(2);
		assertThat(list.path("Resources")).containsExactly(Json.of(one), Json.of(one));
		assertThat(ListResponse.of(7, 3, List.of())).isEqualTo(join(ListResponse.head(7, 3, 0), ListResponse.tail()));
	}

	@Test
	void shouldWriteAHundredThousandMembers() {
		MemberWriter members = this.writer.groupWithMembers(group(), Projection.WHOLE);
		List<byte[]> parts = new ArrayList<>(List.of(members.head()));
		for (int from = 0; from < 100_000; from += 1_000) {
			List<Entity.Membership> chunk = new ArrayList<>();
			for (int i = from; i < from + 1_000; i++) {
				chunk.add(member(i, MemberType.USER));
			}
			parts.add(members.chunk(chunk));
		}
		parts.add(members.tail());

		assertThat(Json.of(join(parts.toArray(byte[][]::new))).path("members")).hasSize(100_000);
	}

	private static @Nullable String sent(@Nullable String names) {
		return (names != null) ? Json.text(names.replace("<ent>", Json.ENTERPRISE.toUpperCase(Locale.ROOT))) : null;
	}

	private static Entity.User user(String stored) {
		return new Entity.User(new SiteId("site"), new ProviderId(ID), new UserId(ID), Attributes.of(Json.of(stored)),
				true, List.of(), Optional.empty(), 3, CREATED, CHANGED);
	}

	private static Entity.Group group() {
		return new Entity.Group(new SiteId("site"), new ProviderId(ID), new GroupId(GROUP),
				Attributes.of(Json.of("{'schemas':['<GROUP>'],'displayName':'G'}")), Optional.of(new SiteGroupId(ID)),
				true, 5, CREATED, CHANGED);
	}

	private static Entity.Membership member(int id, MemberType type) {
		return new Entity.Membership(new SiteId("site"), new ProviderId(ID), new GroupId(GROUP), new UUID(7, id), type,
				true, CREATED);
	}

	private static List<GroupRef> groups() {
		return List.of(new GroupRef(new GroupId(GROUP), "A \"b\" \\ <c>"),
				new GroupRef(new GroupId(new UUID(1, 4)), "Z"));
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

}
