package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AttributePatchTest {

	private static final String ENT = EnterpriseUserSchema.URN;

	/** {@code set+} creates the target. {@code =} stands for no change at all. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                            | set    | title       | 'T'                   | {title: 'T'}
					{title: 'S'}                  | set    | TITLE       | 'T'                   | {title: 'T'}
					{title: 'T'}                  | set    | title       | 'T'                   | =
					{title: 'T'}                  | set    | title       | ''                    | {}
					{title: 'T'}                  | set    | title       | null                  | {}
					{title: 'T'}                  | set    | title       | []                    | {}
					{}                            | set    | title       | ''                    | =
					{title: 'T'}                  | unset  | title       |                       | {}
					{}                            | unset  | title       |                       | =
					{}                            | add    | title       | 'T'                   | {title: 'T'}
					{}                            | set    | userName    | 'v'                   | {userName: 'v'}
					{}                            | set    | active      | 'False'               | {active: false}
					{active: false}               | add    | active      | "True"                | {active: true}
					{active: true}                | set    | active      | true                  | =
					{}                            | set    | externalId  | 7                     | {externalId: '7'}
					{}                            | set    | password    | 'p'                   | =
					{}                            | set    | schemas     | ['urn:x']             | =
					{}                            | add    | schemas     | ['ENT']               | =
					{name: {givenName: 'G', familyName: 'F'}} | set | name | {familyName: 'H', x: 1} | {name: {givenName: 'G', familyName: 'H'}}
					{name: {givenName: 'G', familyName: 'F'}} | set | name | {FAMILYNAME: null}    | {name: {givenName: 'G'}}
					{name: {givenName: 'G'}}      | set    | name        | {}                    | =
					{name: {givenName: 'G'}}      | set    | name        | null                  | {}
					{name: {givenName: 'G'}}      | set    | name.givenName | ''                 | {}
					{}                            | set    | name.givenName | 'G'                | {name: {givenName: 'G'}}
					{name: {givenName: 'G', familyName: 'F'}} | unset | name.givenName |          | {name: {familyName: 'F'}}
					{name: {givenName: 'G'}}      | unset  | name.givenName |                    | {}
					{name: {givenName: 'G'}}      | unset  | name        |                       | {}
					{}                            | set    | ENT:department | 'D'                | {ENT: {department: 'D'}}
					{ENT: {department: 'D'}}      | unset  | ENT:department |                    | {}
					{ENT: {department: 'D', division: 'V'}} | unset | ENT |                       | {}
					{ENT: {department: 'D'}}      | set    | ENT         | {costCenter: 'C', x: 1, manager: {displayName: 'x'}} | {ENT: {costCenter: 'C', department: 'D'}}
					{ENT: {department: 'D', costCenter: 'C'}} | set | ENT | {department: null, manager: 'm'} | {ENT: {costCenter: 'C', manager: {value: 'm'}}}
					{ENT: {department: 'D'}}      | set    | ENT         | null                  | {}
					{ENT: {department: 'D'}}      | add    | ENT         | {costCenter: 'C'}     | {ENT: {costCenter: 'C', department: 'D'}}
					{}                            | set    | ENT:manager | 'm'                   | {ENT: {manager: {value: 'm'}}}
					{ENT: {manager: {value: 'm', $ref: 'r'}}} | set | ENT:manager | 'n'           | {ENT: {manager: {value: 'n'}}}
					{ENT: {manager: {value: 'm', $ref: 'r'}}} | set | ENT:manager | 'm'           | =
					{ENT: {manager: {value: 'm', $ref: 'r'}}} | set | ENT:manager | {value: 'n', $ref: 's'} | {ENT: {manager: {value: 'n', $ref: 's'}}}
					{ENT: {manager: {value: 'm'}}} | set   | ENT:manager | ''                    | {}
					{ENT: {manager: {value: 'm'}}} | set   | ENT:manager | [{value: 'n', $ref: 's'}] | {ENT: {manager: {value: 'n', $ref: 's'}}}
					{ENT: {manager: {value: 'm', $ref: 'r'}}} | unset | ENT:manager.value |       | {}
					{ENT: {manager: {value: 'm', $ref: 'r'}}} | set | ENT:manager.value | 'n'     | {ENT: {manager: {value: 'n'}}}
					{}                            | set    | manager     | 'm'                   | {ENT: {manager: {value: 'm'}}}
					{}                            | set    | emails      | [{value: 'a', type: 'work'}] | {emails: [{value: 'a', type: 'work'}]}
					{emails: ['a', 'b']}          | set    | emails      | {value: 'c'}          | {emails: ['c']}
					{emails: ['a', 'b']}          | set    | emails      | []                    | {}
					{emails: ['a', 'b']}          | unset  | emails      |                       | {}
					{emails: [{value: 'a', type: 'work', primary: true}, {value: 'b', type: 'home'}]} | set | emails[type eq "work"].value | 'c' | {emails: [{value: 'c', type: 'work', primary: true}, {value: 'b', type: 'home'}]}
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "WORK"].display | 'd' | {emails: [{value: 'a', display: 'd', type: 'work'}]}
					{emails: ['a']}               | add    | emails[type eq "work"] | {value: '', display: 'd'} | =
					{emails: [{display: 'd', type: 'home', primary: true}]} | add | emails | {type: 'home', display: 'd'} | =
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "work"] | {display: 'd'} | {emails: [{value: 'a', display: 'd', type: 'work'}]}
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "work"] | 'c'     | {emails: [{value: 'c', type: 'work'}]}
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "work"] | [{value: 'c'}] | {emails: [{value: 'c', type: 'work'}]}
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "work"] | null    | {}
					{emails: [{value: 'a', type: 'work'}]} | set | emails[type eq "work"].value | '' | {}
					{emails: [{value: 'a', type: 'work'}, 'b']} | unset | emails[type eq "work"].value | | {emails: ['b']}
					{emails: [{value: 'a', type: 'work'}, 'b']} | unset | emails[type eq "work"] |  | {emails: ['b']}
					{emails: [{value: 'a', type: 'work'}]} | unset | emails[type eq "work"].type |  | {emails: ['a']}
					{emails: ['a']}               | unset  | emails[type eq "work"] |              | =
					{emails: ['a']}               | unset  | emails[type eq "work"].value |        | =
					{emails: ['a', 'b']}          | unset  | emails.value |                        | {}
					{emails: [{value: 'a', type: 'work'}, {value: 'b', type: 'home'}]} | unset | emails.type | | {emails: ['a', 'b']}
					{emails: [{value: 'a', type: 'work'}, {value: 'b'}]} | set | emails.type | 'home' | {emails: [{value: 'a', type: 'home'}, {value: 'b', type: 'home'}]}
					{}                            | set+   | emails.value | 'a'                    | {emails: ['a']}
					{}                            | set+   | emails[type eq "work"].value | 'a'    | {emails: [{value: 'a', type: 'work'}]}
					{}                            | add    | emails[type eq "work"].value | 'a'    | {emails: [{value: 'a', type: 'work'}]}
					{emails: [{value: 'a', type: 'work'}]} | set+ | emails[type eq "other"].Value | 'b' | {emails: [{value: 'a', type: 'work'}, {value: 'b', type: 'other'}]}
					{}                            | set+   | emails[type eq "work"] | {value: 'a'} | {emails: [{value: 'a', type: 'work'}]}
					{}                            | set+   | emails[type eq "work" and primary eq true].value | 'a' | {emails: [{value: 'a', type: 'work', primary: true}]}
					{}                            | set+   | roles[primary eq "True"].value | 'r'  | {roles: [{value: 'r', primary: true}]}
					{}                            | set+   | addresses[type eq "untyped"].country | 'NO' | {addresses: [{country: 'NO', type: 'untyped'}]}
					{}                            | set+   | emails[type eq "home"].primary | false | =
					{}                            | set+   | emails[type eq "home"].value | ''     | =
					{}                            | set    | emails[type eq "home"].value | ''     | =
					{addresses: [{type: 'work', streetAddress: '1', locality: 'Oslo'}, {type: 'work', streetAddress: '2'}, {type: 'home', streetAddress: '3'}]} | set | addresses[type eq "work"].streetAddress | 'S' | {addresses: [{type: 'work', streetAddress: 'S', locality: 'Oslo'}, {type: 'work', streetAddress: 'S'}, {type: 'home', streetAddress: '3'}]}
					{addresses: [{type: 'work', country: 'NO'}]} | unset | addresses[type eq "work"].country | | {}
					{emails: [{value: 'a', type: 'work', primary: true}]} | add | emails | [{value: 'b', type: 'home', primary: true}] | {emails: [{value: 'a', type: 'work', primary: false}, {value: 'b', type: 'home', primary: true}]}
					{emails: [{value: 'a', type: 'work', primary: true}, {value: 'b', type: 'home'}]} | set | emails[type eq "home"].primary | true | {emails: [{value: 'a', type: 'work', primary: false}, {value: 'b', type: 'home', primary: true}]}
					{emails: [{value: 'a', type: 'work', primary: true}]} | set+ | emails[type eq "home"].primary | true | =
					{emails: [{value: 'a', type: 'work', primary: true}]} | set+ | emails[type eq "home"] | {primary: true} | =
					{emails: ['a', 'b']}          | set    | emails.primary | true                 | {emails: [{value: 'a', primary: false}, {value: 'b', primary: true}]}
					{emails: [{value: 'a', primary: true}]} | add | emails | {value: 'a', primary: false} | {emails: [{value: 'a', primary: false}]}
					{emails: ['a']}               | add    | emails      | [{value: 'A'}, 'b']   | {emails: ['A', 'b']}
					{emails: [{value: 'a', type: 'work'}]} | add | emails | 'a'                    | =
					{emails: [{value: 'a', type: 'work'}]} | add | emails | {value: 'a', type: 'home'} | {emails: [{value: 'a', type: 'work'}, {value: 'a', type: 'home'}]}
					{emails: [{value: 'a', type: 'work'}]} | add | emails | {value: 'a', type: 'WORK', display: 'd'} | {emails: [{value: 'a', display: 'd', type: 'WORK'}]}
					{emails: [{value: 'a', type: 'work'}]} | add | emails | [{value: 'a', type: 'work'}] | =
					{emails: ['a']}               | add    | emails      | []                    | =
					{emails: ['a']}               | add    | emails      | null                  | =
					{addresses: [{country: 'NO'}]} | add   | addresses   | [{country: 'NO'}, {country: 'SE'}] | {addresses: [{country: 'NO'}, {country: 'SE'}]}
					{emails: ['a', 'b', {value: 'c', type: 'work'}]} | remove | emails | [{value: 'B', x: 1}, {$ref: null, value: 'c'}] | {emails: ['a']}
					{emails: ['a', {value: 'c', type: 'work'}]} | remove | emails | [{value: 'c', type: 'home'}] | =
					{emails: ['a', {value: 'b', type: 'work'}, {value: 'c', type: 'work'}]} | remove | emails | {type: 'work'} | {emails: ['a']}
					{emails: ['a', 'b']}          | remove | emails      | 'a'                   | {emails: ['b']}
					{emails: ['a']}               | remove | emails      | ['a']                 | {}
					{emails: ['a']}               | remove | emails      | [{}]                  | =
					{emails: ['a']}               | remove | emails      | []                    | =
					""")
	void shouldPatch(String before, String operation, String path, String value, String after) {
		// given
		Attributes start = Json.user(before);
		List<Operation> operations = List.of(operation(operation, path, value));
		// when
		Attributes patched = Json.taken(AttributePatch.apply(ResourceSchema.USER, start, operations));
		// then
		if (after.equals("=")) {
			assertThat(patched).isSameAs(start);
		}
		else {
			assertThat(patched.json()).isEqualTo(Json.user(after).json()).isNotEqualTo(start.json());
		}
		assertThat(start).isEqualTo(Json.user(before));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			set    | emails[type eq "home"].value  | 'a'        | NO_TARGET
			set    | emails[type eq "home"]        | {value: 'a'} | NO_TARGET
			set    | photos.value                  | 'a'        | NO_TARGET
			set+   | emails[type ne "work"].value  | 'a'        | NO_TARGET
			set+   | emails[type eq "a" or type eq "b"].value | 'a' | NO_TARGET
			set+   | emails[x eq "a"].value        | 'a'        | NO_TARGET
			set    | starSign                      | 'Leo'      | INVALID_PATH
			set    | emails[type eq                | 'a'        | INVALID_PATH
			set    | emails[primary gt true].value | 'a'        | INVALID_PATH
			set    | name[givenName eq "G"]        | {}         | INVALID_PATH
			set    | members                       | []         | INVALID_PATH
			remove | title                         | 'T'        | INVALID_PATH
			remove | emails[type eq "work"]        | 'a'        | INVALID_PATH
			unset  | starSign                      |            | INVALID_PATH
			set    | id                            | 'x'        | MUTABILITY
			set    | meta.created                  | '1970-01-01T00:00:00Z' | MUTABILITY
			set    | groups                        | [{value: 'g'}] | MUTABILITY
			add    | groups                        | [{value: 'g'}] | MUTABILITY
			remove | groups                        | [{value: 'g'}] | MUTABILITY
			unset  | id                            |            | MUTABILITY
			unset  | meta                          |            | MUTABILITY
			unset  | userName                      |            | MUTABILITY
			unset  | schemas                       |            | MUTABILITY
			set    | ENT:manager.displayName       | 'B'        | MUTABILITY
			set    | userName                      | ''         | INVALID_VALUE
			set    | userName                      | ' '        | INVALID_VALUE
			set    | userName                      | null       | INVALID_VALUE
			set    | active                        | 'maybe'    | INVALID_VALUE
			set    | title                         | {a: 1}     | INVALID_VALUE
			set    | title                         | true       | INVALID_VALUE
			set    | name                          | 'Ada'      | INVALID_VALUE
			set    | emails                        | 7          | INVALID_VALUE
			set    | emails[type eq "work"]        | 7          | INVALID_VALUE
			set    | emails[type eq "work"].value  | {}         | INVALID_VALUE
			add    | emails                        | [7]        | INVALID_VALUE
			set    | ENT                           | 'x'        | INVALID_VALUE
			""")
	void shouldRefuse(String operation, String path, String value, AttributeFault.Code code) {
		// given
		Attributes before = Json.user("{emails:[{value:'a',type:'work'}]}");
		ResourceSchema schema = path.equals("members") ? ResourceSchema.GROUP : ResourceSchema.USER;
		List<Operation> operations = List.of(Operation.set("title", "\"lost\"", false),
				operation(operation, path, value));
		if (schema == ResourceSchema.GROUP) {
			operations = operations.subList(1, 2);
		}
		// when
		AttributeFault fault = Json.refused(AttributePatch.apply(schema, before, operations));
		// then
		assertThat(fault.code()).isEqualTo(code);
		assertThat(fault.detail()).startsWith("Expected ").contains(", but ");
	}

	@Test
	void shouldApplyOperationsInOrder() {
		// given: what Entra sends for one person, in one request
		List<Operation> operations = List.of(operation("set+", "emails[type eq \"home\"].primary", "false"),
				operation("set+", "emails[type eq \"home\"].display", "'H'"),
				operation("set+", "emails[type eq \"home\"].value", "'h'"),
				operation("set+", "emails[type eq \"work\"].primary", "true"),
				operation("set", "name.givenName", "'G'"), operation("set", "name", "{familyName:'F'}"),
				operation("set", "ENT:department", "'D'"), operation("unset", "title", null));
		// when
		Attributes after = Json.taken(AttributePatch.apply(ResourceSchema.USER,
				Json.user("{title:'T',emails:[{value:'w',type:'work'}]}"), operations));
		// then
		assertThat(after)
			.isEqualTo(Json.user("{name:{familyName:'F',givenName:'G'},emails:[{value:'w',type:'work',primary:true},"
					+ "{value:'h',display:'H',type:'home',primary:false}],ENT:{department:'D'}}"));
		assertThat(after.tree().path("schemas").valueStream().map((urn) -> urn.stringValue())).contains(ENT);
	}

	@Test
	void shouldMoveThePrimaryOnceThereIsAValueToBeIt() {
		assertThat(primaryAfter("home primary", "home value")).containsExactly(false, true);
		assertThat(primaryAfter("home primary")).containsExactly(true);
		assertThat(primaryAfter("home primary", "other value", "other primary", "home value")).containsExactly(false,
				false, true);
		assertThat(primaryAfter("home primary", "other primary", "home value", "other value")).containsExactly(false,
				false, true);
		assertThat(primaryAfter("home primary", "work display", "home value")).containsExactly(false, true);
		assertThat(primaryAfter("home primary", "work primary", "home value")).containsExactly(true, false);
	}

	/** What {@code primary} is for each e-mail, of which a work one was primary. */
	private static List<Boolean> primaryAfter(String... changes) {
		List<Operation> operations = Stream.of(changes).map((change) -> {
			String[] words = change.split(" ");
			return operation("set+", "emails[type eq \"" + words[0] + "\"]." + words[1],
					words[1].equals("primary") ? "true" : "'" + words[0] + "'");
		}).toList();
		return Json
			.taken(AttributePatch.apply(ResourceSchema.USER,
					Json.user("{emails:[{value:'w',type:'work',primary:true}]}"), operations))
			.tree()
			.path("emails")
			.valueStream()
			.map((email) -> email.path("primary").booleanValue(false))
			.toList();
	}

	@Test
	void shouldBeTheSameInstanceAfterThereAndBack() {
		// given
		Attributes before = Json.user("{title:'T'}");
		// when
		Attributes after = Json.taken(AttributePatch.apply(ResourceSchema.USER, before,
				List.of(operation("unset", "title", null), operation("set", "title", "'T'"))));
		// then
		assertThat(after).isSameAs(before);
	}

	@Test
	void shouldRequireTheNameOfAGroup() {
		// given
		Attributes group = Json.taken(Canonical.of(ResourceSchema.GROUP, Json.object("{displayName:'G'}")));
		// then
		assertThat(
				Json.refused(AttributePatch.apply(ResourceSchema.GROUP, group, List.of(Operation.unset("displayName"))))
					.code())
			.isEqualTo(AttributeFault.Code.MUTABILITY);
		assertThat(Json
			.taken(AttributePatch.apply(ResourceSchema.GROUP, group,
					List.of(Operation.set("displayName", "\"H\"", false))))
			.text("displayName")).hasValue("H");
	}

	@Test
	void shouldLeaveMembersToOthers() {
		Attributes before = Json.user("{}");
		assertThatIllegalArgumentException().isThrownBy(() -> AttributePatch.apply(ResourceSchema.USER, before,
				List.of(Operation.addMembers(List.of(new UUID(0, 1))))));
	}

	@Test
	void shouldKeepWithinItsLimits() {
		// given
		AttributeLimits limits = new AttributeLimits(10, 2, 200);
		Attributes before = Json.user("{emails:['a','b']}");
		// then
		assertThat(refusal(before, operation("add", "emails", "'c'"), limits))
			.isEqualTo("Expected at most 2 values of emails, but there are more");
		assertThat(refusal(before, operation("set", "title", "'12345678901'"), limits))
			.isEqualTo("Expected at most 10 characters in title, but there are 11");
		assertThat(refusal(before, operation("set", "name",
				"{familyName:'1234567890',givenName:'1234567890',middleName:'1234567890',formatted:'1234567890'}"),
				limits))
			.startsWith("Expected at most 200 characters of attributes");
	}

	@Test
	void shouldKeepWhatTheSchemaNoLongerKnows() {
		// given
		ResourceSchema with = ResourceSchema.USER.with(new SchemaDefinition("urn:acme:badge", "Badge", "Badge",
				List.of(AttributeDefinition.of("level", AttributeDefinition.Type.INTEGER, "Level"))));
		Attributes before = Json.taken(Canonical.of(with, Json.object("{userName:'u','urn:acme:badge':{level:3}}")));
		// when
		Attributes after = Json
			.taken(AttributePatch.apply(ResourceSchema.USER, before, List.of(Operation.set("title", "\"T\"", false))));
		// then
		assertThat(after.json()).isEqualTo("{\"schemas\":[\"" + UserSchema.URN
				+ "\",\"urn:acme:badge\"],\"userName\":\"u\",\"title\":\"T\",\"urn:acme:badge\":{\"level\":3}}");
	}

	@Test
	void shouldProtectImmutableAttributes() {
		// given
		ResourceSchema schema = ResourceSchema.USER.with(new SchemaDefinition("urn:acme:x", "X", "X",
				List.of(AttributeDefinition.of("born", AttributeDefinition.Type.DATE_TIME, "Birth")
					.withMutability(AttributeDefinition.Mutability.IMMUTABLE))));
		List<Operation> first = List.of(Operation.set("urn:acme:x:born", "\"2000-01-01T00:00:00Z\"", false));
		List<Operation> second = List.of(Operation.set("urn:acme:x:born", "\"2001-01-01T00:00:00Z\"", false));
		// when
		Attributes born = Json.taken(AttributePatch.apply(schema, Json.user("{}"), first));
		// then
		assertThat(AttributePatch.apply(schema, born, first)).isEqualTo(new AttributeResult.Taken(born));
		assertThat(Json.refused(AttributePatch.apply(schema, born, second)).code())
			.isEqualTo(AttributeFault.Code.MUTABILITY);
		assertThat(Json
			.refused(AttributePatch.apply(schema, Json.user("{}"),
					List.of(Operation.set("urn:acme:x:born", "\"yesterday\"", false))))
			.code()).isEqualTo(AttributeFault.Code.INVALID_VALUE);
	}

	private static String refusal(Attributes before, Operation operation, AttributeLimits limits) {
		return Json.refused(AttributePatch.apply(ResourceSchema.USER, before, List.of(operation), limits)).detail();
	}

	private static Operation operation(String kind, String path, @Nullable String value) {
		String full = path.replace("ENT", ENT);
		String json = (value != null) ? Json.node(value).toString() : "";
		return switch (kind) {
			case "set" -> Operation.set(full, json, false);
			case "set+" -> Operation.set(full, json, true);
			case "unset" -> Operation.unset(full);
			case "add" -> Operation.addElement(full, json);
			case "remove" -> Operation.removeElement(full, json);
			default -> throw new IllegalArgumentException(kind);
		};
	}

}
