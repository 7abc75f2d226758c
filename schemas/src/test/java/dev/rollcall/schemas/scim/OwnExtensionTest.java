package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Resources of a site that has an extension of its own. */
class OwnExtensionTest {

	private static final String URN = "urn:example:scim:2.0:Badge";

	private static final SchemaDefinition BADGE = new SchemaDefinition(URN, "Badge", "",
			List.of(AttributeDefinition.of("number", Type.INTEGER, "").asRequired(),
					AttributeDefinition.of("serial", Type.STRING, "").withMutability(Mutability.IMMUTABLE),
					AttributeDefinition.of("issuedBy", Type.STRING, "").withMutability(Mutability.READ_ONLY),
					AttributeDefinition.of("pin", Type.STRING, "")
						.withMutability(Mutability.WRITE_ONLY)
						.withReturned(Returned.NEVER),
					AttributeDefinition.of("title", Type.STRING, "").asCaseExact(),
					AttributeDefinition.of("since", Type.DATE_TIME, ""),
					AttributeDefinition.of("members", Type.STRING, "").asMultiValued(),
					AttributeDefinition.complex("home", "", List.of(AttributeDefinition.of("floor", Type.DECIMAL, ""),
							AttributeDefinition.of("code", Type.STRING, "").withReturned(Returned.NEVER),
							AttributeDefinition.of("wing", Type.STRING, "").withMutability(Mutability.IMMUTABLE))),
					AttributeDefinition
						.complex("doors", "",
								List.of(AttributeDefinition.of("value", Type.STRING, "").asRequired(),
										AttributeDefinition.of("type", Type.STRING, ""),
										AttributeDefinition.of("key", Type.STRING, "")
											.withMutability(Mutability.IMMUTABLE),
										AttributeDefinition.of("code", Type.STRING, "").withReturned(Returned.NEVER)))
						.asMultiValued()));

	private static final ResourceSchema USER = ResourceSchema.USER.with(BADGE);

	private static final ResourceSchema REQUIRED = ResourceSchema.USER.with(BADGE, true);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					number                                     | -
					doors                                      | -
					title                                      | title
					department                                 | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department
					urn:example:scim:2.0:Badge                 | urn:example:scim:2.0:Badge
					URN:EXAMPLE:scim:2.0:badge:NUMBER          | urn:example:scim:2.0:Badge:number
					urn:example:scim:2.0:Badge:doors.Type      | urn:example:scim:2.0:Badge:doors.type
					urn:example:scim:2.0:Badge:none            | -
					""")
	void shouldBeNamedByItsUrnOnly(String name, String path) {
		assertThat(USER.find(name).map(AttributeTarget::path).orElse("-")).isEqualTo(path);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{number:7}                                              | {"number":7}
					{NUMBER:7,unknown:1,issuedBy:'x'}                       | {"number":7}
					{number:7,pin:'1234',members:'a'}                       | {"number":7,"pin":"1234","members":["a"]}
					{number:7,home:{floor:1.5,FLOOR2:1}}                    | {"number":7,"home":{"floor":1.5}}
					{number:7,doors:[{value:'a',type:'in'},{value:'a',type:'in'}]} | {"number":7,"doors":[{"value":"a","type":"in"}]}
					{number:7,since:'2026-01-02T03:04:05Z'}                 | {"number":7,"since":"2026-01-02T03:04:05Z"}
					{}                                                      | -
					""")
	void shouldTakeValuesByTheirTypes(String sent, String stored) {
		Attributes attributes = Json.taken(Canonical.of(USER, body(sent)));
		String json = "{\"schemas\":[\"" + UserSchema.URN + "\"" + (stored.equals("-") ? "],\"userName\":\"u\"}"
				: ",\"" + URN + "\"],\"userName\":\"u\",\"" + URN + "\":" + stored + "}");
		assertThat(attributes.json()).isEqualTo(json);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{number:'seven'}                | number to be integer
			{number:7.5}                    | number to be integer
			{number:[7,8]}                  | number to be integer
			{number:7,since:'yesterday'}    | since to be a dateTime
			{number:7,home:'here'}          | home to be complex
			{number:7,home:{floor:'high'}}  | floor to be decimal
			{number:7,doors:[{type:'in',key:'k'}]} | doors.value
			{title:'x'}                     | Badge:number
			{number:null,title:'x'}         | Badge:number
			""")
	void shouldRefuseWhatIsNoValue(String sent, String detail) {
		AttributeFault fault = Json.refused(Canonical.of(USER, body(sent)));
		assertThat(fault.code()).isEqualTo(AttributeFault.Code.INVALID_VALUE);
		assertThat(fault.detail()).contains(detail);
	}

	@Test
	void shouldDemandARequiredExtension() {
		assertThat(Json.refused(Canonical.of(REQUIRED, Json.object("{userName:'u'}"))).detail()).contains(URN);
		assertThat(Json.taken(Canonical.of(REQUIRED, body("{number:1}"))).tree().has(URN)).isTrue();
	}

	@Test
	void shouldNotDemandOfAnOlderResourceWhatAPatchIsNotAbout() {
		Attributes before = Json.taken(Canonical.of(ResourceSchema.USER, Json.object("{userName:'u'}")));
		assertThat(Json.taken(AttributePatch.apply(REQUIRED, before, List.of(Operation.set("title", "\"T\"", false))))
			.text("title")).contains("T");
		assertThat(
				Json.refused(AttributePatch.apply(USER, before, List.of(Operation.set(URN + ":title", "\"T\"", false))))
					.detail())
			.contains("Badge:number");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					SET    | number                    | 8                  | {"number":8,"serial":"s","home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"}]}
					SET    | serial                    | "s"                | {"number":7,"serial":"s","home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"}]}
					SET    | home.floor                | 2.5                | {"number":7,"serial":"s","home":{"floor":2.5,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"}]}
					UNSET  | home.floor                |                    | {"number":7,"serial":"s","home":{"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"}]}
					SET    | doors[value eq "a"].type  | "out"              | {"number":7,"serial":"s","home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"out","key":"k"},{"value":"b"}]}
					UNSET  | doors[value eq "b"]       |                    | {"number":7,"serial":"s","home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"}]}
					ADD_ELEMENT | doors                | {"value":"c"}      | {"number":7,"serial":"s","home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"},{"value":"c"}]}
					SET    | members                   | ["x","y"]          | {"number":7,"serial":"s","members":["x","y"],"home":{"floor":1.0,"wing":"W"},"doors":[{"value":"a","type":"in","key":"k"},{"value":"b"}]}
					""")
	void shouldBePatchedByItsFullPath(Operation.Kind kind, String path, String value, String stored) {
		Attributes after = Json.taken(AttributePatch.apply(USER, stored(), List.of(operation(kind, path, value))));
		assertThat(after.tree().path(URN).toString()).isEqualTo(stored);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SET   | number                   | "x"          | INVALID_VALUE
			UNSET | number                   |              | MUTABILITY
			SET   | serial                   | "other"      | MUTABILITY
			UNSET | serial                   |              | MUTABILITY
			SET   | issuedBy                 | "me"         | MUTABILITY
			SET   | home.wing                | "X"          | MUTABILITY
			SET   | home                     | {"wing":"X"} | MUTABILITY
			SET   | doors[value eq "a"].key  | "l"          | MUTABILITY
			SET   | doors[value eq "z"].type | "l"          | NO_TARGET
			SET   | none                     | 1            | INVALID_PATH
			""")
	void shouldRefuseAPatchThatMayNotBe(Operation.Kind kind, String path, String value, AttributeFault.Code code) {
		assertThat(Json.refused(AttributePatch.apply(USER, stored(), List.of(operation(kind, path, value)))).code())
			.isEqualTo(code);
	}

	@Test
	void shouldBeRemovedWholeUnlessItIsRequired() {
		Attributes bare = Json.taken(Canonical.of(USER, body("{number:7,title:'t'}")));
		assertThat(Json.taken(AttributePatch.apply(USER, bare, List.of(Operation.unset(URN)))).tree().has(URN))
			.isFalse();
		assertThat(Json.refused(AttributePatch.apply(REQUIRED, bare, List.of(Operation.unset(URN)))).code())
			.isEqualTo(AttributeFault.Code.MUTABILITY);
		assertThat(Json.refused(AttributePatch.apply(USER, stored(), List.of(Operation.unset(URN)))).detail())
			.contains("serial is immutable");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{number:1}                              | {"number":1,"serial":"s","pin":"1234","home":{"code":"c","wing":"W"}}
					{number:1,serial:'s',pin:'9'}           | {"number":1,"serial":"s","pin":"9","home":{"code":"c","wing":"W"}}
					{number:1,home:{floor:2,wing:'W'}}      | {"number":1,"serial":"s","pin":"1234","home":{"floor":2.0,"code":"c","wing":"W"}}
					""")
	void shouldKeepInAPutWhatIsImmutableOrNeverShown(String sent, String stored) {
		Attributes before = Json.taken(Canonical.of(USER, body(
				"{number:7,serial:'s',pin:'1234',title:'t',home:{floor:1,code:'c',wing:'W'},doors:[{value:'a',code:'x'}]}")));
		Attributes after = Json.taken(AttributeReplace.of(USER, before, Json.taken(Canonical.of(USER, body(sent)))));
		assertThat(after.tree().path(URN).toString()).isEqualTo(stored);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{number:1,serial:'other'}      | MUTABILITY
			{number:1,home:{wing:'X'}}     | MUTABILITY
			""")
	void shouldRefuseAPutThatChangesWhatIsImmutable(String sent, AttributeFault.Code code) {
		Attributes told = Json.taken(Canonical.of(USER, body(sent)));
		assertThat(Json.refused(AttributeReplace.of(USER, stored(), told)).code()).isEqualTo(code);
	}

	@Test
	void shouldJudgeByTheSchemaOfNowWhatWasReadByAnotherOne() {
		Attributes told = Json.taken(Canonical.of(USER, body("{number:1,title:'t'}")));
		SchemaDefinition other = new SchemaDefinition(URN, "Badge", "",
				List.of(AttributeDefinition.of("number", Type.INTEGER, ""),
						AttributeDefinition.of("zone", Type.STRING, "").asRequired()));
		assertThat(Json.refused(AttributeReplace.create(ResourceSchema.USER.with(other), told)).detail())
			.contains("Badge:zone");
		assertThat(Json
			.refused(AttributeReplace.create(REQUIRED,
					Json.taken(Canonical.of(ResourceSchema.USER, Json.object("{userName:'u'}")))))
			.detail()).contains(URN);
		Attributes plain = Json.taken(AttributeReplace.of(ResourceSchema.USER.withRemains(), Attributes.EMPTY, told));
		assertThat(plain.tree().has(URN)).as("no longer there").isFalse();
	}

	@Test
	void shouldKeepWhatTheSchemaNoLongerHas() {
		ResourceSchema removed = ResourceSchema.USER.withRemains();
		Attributes sent = Json.taken(Canonical.of(removed, Json.object("{userName:'v'}")));
		Attributes replaced = Json.taken(AttributeReplace.of(removed, stored(), sent));
		assertThat(replaced.tree().path(URN)).isEqualTo(stored().tree().path(URN));
		assertThat(replaced.text("userName")).contains("v");
		Attributes merged = AttributeMerge.take(ResourceSchema.USER, stored(),
				Json.taken(Canonical.of(ResourceSchema.USER, Json.object("{userName:'w',title:'T'}"))),
				"title"::equals);
		assertThat(merged.tree().path(URN)).isEqualTo(stored().tree().path(URN));
		assertThat(merged.text("title")).contains("T");
		assertThat(merged.text("userName")).contains("u");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			@number eq 7                                  | true
			@number gt 6.5 and @number lt 8               | true
			@number eq "7"                                | false
			@title eq "Guard"                             | true
			@title eq "guard"                             | false
			@since lt "2026-01-02T00:00:00+01:00"         | true
			@since gt "2026-01-02T00:00:00+01:00"         | false
			@home.floor ge 1                              | true
			@doors[value eq "A" and type eq "in"]         | true
			@doors[value eq "b" and type eq "in"]         | false
			@doors eq "b"                                 | true
			@members eq "X"                               | true
			@members pr                                   | true
			number eq 7                                   | false
			@pin eq "1234"                                | false
			@pin sw "1"                                   | false
			@pin pr                                       | false
			@doors[code eq "x"]                           | false
			@doors.code eq "x"                            | false
			""")
	void shouldBeFiltered(String filter, boolean matches) {
		Attributes user = Json
			.taken(Canonical.of(USER, body("{number:7,pin:'1234',title:'Guard',since:'2026-01-01T12:00:00Z',"
					+ "members:['x'],home:{floor:1},doors:[{value:'a',type:'in',code:'x'},{value:'b'}]}")));
		assertThat(Filter.parse(filter.replace("@", URN + ":"), FilterLimits.DEFAULT).matches(USER, user.tree()))
			.isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "#number, true", "#home.floor, true", "#doors, true", "#pin, false", "#home.code, false",
			"number, false", "#home, false" })
	void shouldBeSortedByWhatIsShown(String sortBy, boolean sorts) {
		assertThat(SortKey.of(USER, sortBy.replace("#", URN + ":")).isPresent()).isEqualTo(sorts);
	}

	@Test
	void shouldSayWhetherResourcesAreShownAsTheyAreStored() {
		SchemaDefinition plain = new SchemaDefinition("urn:example:plain", "Plain", "",
				List.of(AttributeDefinition.of("a", Type.STRING, "")));
		assertThat(ResourceSchema.USER.isShownWhole()).isTrue();
		assertThat(ResourceSchema.USER.with(plain).isShownWhole()).isTrue();
		assertThat(USER.isShownWhole()).isFalse();
		assertThat(ResourceSchema.USER.withRemains().isShownWhole()).isFalse();
		assertThat(USER.with(plain).ownExtensions()).containsExactly(BADGE, plain);
	}

	private static Attributes stored() {
		return Json.taken(Canonical.of(USER, body(
				"{number:7,serial:'s',home:{floor:1,wing:'W'},doors:[{value:'a',type:'in',key:'k'},{value:'b'}]}")));
	}

	private static tools.jackson.databind.node.ObjectNode body(String extension) {
		return Json.object("{userName:'u','" + URN + "':" + extension + "}");
	}

	private static Operation operation(Operation.Kind kind, String path,
			@org.jspecify.annotations.Nullable String value) {
		return new Operation(kind, URN + ":" + path, (value != null) ? value : "", false, List.of());
	}

}
