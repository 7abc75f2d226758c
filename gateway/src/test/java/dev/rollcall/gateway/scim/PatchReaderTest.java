package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rollcall.schemas.scim.AttributeLimits;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One row for each form of an operation, after the dialect. */
class PatchReaderTest {

	private static final String A = "01890000-0000-7000-8000-00000000000a";

	private static final String B = "01890000-0000-7000-8000-00000000000b";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'replace','path':'title','value':'T'}          | SET title 'T'
					{'op':'add','path':'TITLE','value':'T'}              | SET title 'T'
					{'op':'replace','path':'title','value':null}         | SET title null
					{'op':'replace','path':'<USER>:title','value':'T'}   | SET title 'T'
					{'op':'replace','path':'name','value':{'familyName':'F'}} | SET name {'familyName':'F'}
					{'op':'replace','path':'NAME.givenname','value':'G'} | SET name.givenName 'G'
					{'op':'add','path':'<ENT>:Department','value':'D'}   | SET <ENT>:department 'D'
					{'op':'add','path':'<ENT>.department','value':'D'}   | SET <ENT>:department 'D'
					{'op':'add','path':'<ENT>','value':{'division':'D'}} | SET <ENT> {'division':'D'}
					{'op':'add','path':'<ENT>:manager','value':'m'}      | SET <ENT>:manager 'm'
					{'op':'add','path':'emails','value':[{'value':'a'}]} | ADD_ELEMENT emails [{'value':'a'}]
					{'op':'add','path':'emails','value':{'value':'a'}}   | ADD_ELEMENT emails {'value':'a'}
					{'op':'replace','path':'emails','value':[{'value':'a'}]} | SET emails [{'value':'a'}]
					{'op':'add','path':'emails[type eq \\'work\\'].Value','value':'a'}     | SET emails[type eq 'work'].value 'a' createTarget
					{'op':'replace','path':'emails[Type eq \\'work\\'].value','value':'a'} | SET emails[type eq 'work'].value 'a'
					{'op':'replace','path':'emails[type eq \\'work\\']','value':{'value':'a'}} | SET emails[type eq 'work'] {'value':'a'}
					{'op':'add','path':'emails[type eq \\'work\\']','value':{'value':'a'}} | SET emails[type eq 'work'] {'value':'a'} createTarget
					{'op':'add','path':'roles[primary eq true].value','value':'a'}         | SET roles[primary eq true].value 'a' createTarget
					{'op':'add','path':'roles[primary eq true and type eq \\'x\\'].value','value':'a'} | SET roles[primary eq true and type eq 'x'].value 'a' createTarget
					{'op':'replace','path':'emails[value eq \\'x\\'].type','value':'a'}    | SET emails[value eq 'x'].type 'a'
					{'op':'replace','path':'emails[type ne \\'x\\'].value','value':'a'}    | SET emails[type ne 'x'].value 'a'
					{'op':'replace','path':'emails[type eq \\'x\\' or type eq \\'y\\'].value','value':'a'} | SET emails[type eq 'x' or type eq 'y'].value 'a'
					{'op':'replace','path':'emails.value','value':'a'}   | SET emails.value 'a'
					{'op':'remove','path':'title'}                       | UNSET title
					{'op':'remove','path':'emails'}                      | UNSET emails
					{'op':'remove','path':'emails','value':null}         | UNSET emails
					{'op':'remove','path':'emails','value':[{'value':'a'}]}                | REMOVE_ELEMENT emails [{'value':'a'}]
					{'op':'remove','path':'emails[type eq \\'work\\']'}                    | UNSET emails[type eq 'work']
					{'op':'remove','path':'emails[type eq \\'work\\'].value'}              | UNSET emails[type eq 'work'].value
					{'op':'remove','path':'<ENT>'}                       | UNSET <ENT>
					{'op':'replace','value':{'title':'T','Name':{'givenName':'G'}}}        | SET title 'T'; SET name {'givenName':'G'}
					{'op':'replace','value':{'<ent>':{'department':'D'}}} | ``
					{'op':'add','value':{'<ENT>':{'department':'D'}}}    | SET <ENT> {'department':'D'}
					{'op':'add','value':{'emails':[{'value':'a'}]}}      | ADD_ELEMENT emails [{'value':'a'}]
					{'op':'replace','value':{'emails':[]}}               | SET emails []
					{'op':'replace','value':{'title':null}}              | SET title null
					{'op':'replace','value':{'starSign':'x','department':'D','members':[]}} | ``
					{'op':'replace','value':{}}                          | ``
					{'op':'replace','path':'password','value':'Hush'}    | ``
					{'op':'replace','path':'<USER>:PassWord','value':'Hush'} | ``
					{'op':'remove','path':'password'}                    | ``
					{'op':'add','path':'<ENT>','value':{'Password':'Hush','division':'D'}} | SET <ENT> {'division':'D'}
					{'op':'add','path':'emails','value':[{'value':'a','password':{'x':'Hush'}}]} | ADD_ELEMENT emails [{'value':'a'}]
					{'op':'add','value':{'name':{'givenName':'G','password':'Hush'}}}      | SET name {'givenName':'G'}
					{'op':'replace','value':{'Password':'Hush','title':'T'}} | SET title 'T'
					{'op':'replace','value':{'<USER>:password':'Hush'}}  | ``
					{'op':'add','path':'schemas','value':['<ENT>']}      | ``
					""")
	void shouldReadUserOperation(String operation, String canonical) {
		assertThat(text(read(ResourceSchema.USER, "[" + operation + "]"))).isEqualTo(Json.text(canonical));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'path':'title','value':'x'}                     | INVALID_SYNTAX
					{'op':null,'path':'title'}                       | INVALID_SYNTAX
					{'op':5,'path':'title'}                          | INVALID_SYNTAX
					{'op':'move','path':'title'}                     | INVALID_SYNTAX
					{'op':'remove'}                                  | NO_TARGET
					{'op':'remove','path':null}                      | NO_TARGET
					{'op':'replace'}                                 | INVALID_VALUE
					{'op':'replace','value':'x'}                     | INVALID_VALUE
					{'op':'replace','value':5}                       | INVALID_VALUE
					{'op':'replace','value':true}                    | INVALID_VALUE
					{'op':'replace','value':['a']}                   | INVALID_VALUE
					{'op':'add','value':null}                        | INVALID_VALUE
					{'op':'replace','path':'title'}                  | INVALID_VALUE
					{'op':'replace','path':5,'value':'x'}            | INVALID_PATH
					{'op':'replace','path':['title'],'value':'x'}    | INVALID_PATH
					{'op':'replace','path':{'a':1},'value':'x'}      | INVALID_PATH
					{'op':'replace','path':true,'value':'x'}         | INVALID_PATH
					{'op':'replace','path':'starSign','value':'x'}   | INVALID_PATH
					{'op':'replace','path':'title.x','value':'x'}    | INVALID_PATH
					{'op':'replace','path':'title[a eq 1]','value':'x'} | INVALID_PATH
					{'op':'replace','path':'members','value':[]}     | INVALID_PATH
					{'op':'replace','path':'urn:x:y:z','value':'x'}  | INVALID_PATH
					{'op':'remove','path':'id'}                      | MUTABILITY
					{'op':'replace','path':'ID','value':'x'}         | MUTABILITY
					{'op':'remove','path':'meta'}                    | MUTABILITY
					{'op':'replace','path':'meta.created','value':'x'} | MUTABILITY
					{'op':'replace','path':'groups','value':[]}      | MUTABILITY
					{'op':'add','path':'groups.value','value':'g'}   | MUTABILITY
					{'op':'remove','path':'userName'}                | MUTABILITY
					{'op':'remove','path':'schemas'}                 | MUTABILITY
					{'op':'replace','path':'urn:rollcall:scim:schemas:extension:account:1.0:User:status','value':'active'} | MUTABILITY
					{'op':'remove','path':'urn:rollcall:scim:schemas:extension:account:1.0:User:because[facet eq \\'role\\']'} | MUTABILITY
					{'op':'add','path':'urn:ROLLCALL:SCIM:SCHEMAS:EXTENSION:ACCOUNT:1.0:USER','value':{'status':'active'}} | MUTABILITY
					{'op':'remove','path':'urn:rollcall:scim:schemas:extension:account:1.0:User'} | MUTABILITY
					{'op':'add','value':{'urn:rollcall:scim:schemas:extension:account:1.0:User':{'status':'active'}}} | MUTABILITY
					{'op':'replace','path':'status','value':'active'} | INVALID_PATH
					""")
	void shouldRefuseUserOperation(String operation, ScimType scimType) {
		assertThat(refusal(ResourceSchema.USER, "[" + operation + "]").scimType()).isEqualTo(scimType);
	}

	@ParameterizedTest
	@ValueSource(strings = { "emails[", "emails]", "emails[type eq]", "emails[type eq \"work\"",
			"emails[type eq \"work\"]]", "emails[type eq \"work\"]..value", "a..b", " ", "", "/name/givenName",
			"emails[0].value", "emails/0", "$.title", "title;DROP TABLE users", "'", "urn:",
			"urn:ietf:params:scim:schemas:core:2.0:User:", "name.", ".name", "emails[type eq \"work\"] .value x" })
	void shouldRefuseGarbageAsPath(String path) {
		ObjectNode operation = Json.of("{'op':'replace','value':'x'}").put("path", path);
		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class,
				() -> reader(ResourceSchema.USER).read(List.of(operation)));

		assertThat(thrown).isNotNull();
		assertThat(thrown.error().scimType()).isEqualTo(ScimType.INVALID_PATH);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'add','path':'members','value':[{'value':'#a'},{'value':'#b'}]}      | ADD_MEMBERS a b
					{'op':'add','path':'Members','value':[{'Value':'#a'},{'value':'#a'}]}      | ADD_MEMBERS a
					{'op':'add','path':'<GROUP>:members','value':{'value':'#a','display':'x'}} | ADD_MEMBERS a
					{'op':'add','path':'members','value':['#a']}                               | ADD_MEMBERS a
					{'op':'add','path':'members','value':'#a'}                                 | ADD_MEMBERS a
					{'op':'add','path':'members','value':[{'value':'nobody'},null]}            | ADD_MEMBERS
					{'op':'add','value':{'members':[{'value':'#a'}]}}                          | ADD_MEMBERS a
					{'op':'replace','path':'members','value':[{'value':'#a'}]}                 | SET_MEMBERS a
					{'op':'replace','path':'members','value':[]}                               | SET_MEMBERS
					{'op':'replace','path':'members','value':null}                             | SET_MEMBERS
					{'op':'replace','value':{'MEMBERS':[{'value':'#a'}],'displayName':'G'}}    | SET_MEMBERS a; SET displayName 'G'
					{'op':'remove','path':'members'}                                           | SET_MEMBERS
					{'op':'remove','path':'members[value eq \\'#a\\']'}                        | REMOVE_MEMBERS a
					{'op':'remove','path':'<GROUP>:members[value EQ \\'#a\\']'}                | REMOVE_MEMBERS a
					{'op':'remove','path':'members[value eq \\'#a\\' or value eq \\'#b\\']'}   | REMOVE_MEMBERS a b
					{'op':'remove','path':'members[(value eq \\'#a\\')]'}                      | REMOVE_MEMBERS a
					{'op':'remove','path':'members[value eq \\'nobody\\']'}                    | REMOVE_MEMBERS
					{'op':'replace','path':'displayName','value':'G'}                          | SET displayName 'G'
					{'op':'replace','value':{'displayName':'G','externalId':'e'}}              | SET displayName 'G'; SET externalId 'e'
					""")
	void shouldReadGroupOperation(String operation, String canonical) {
		String sent = operation.replace("#a", A).replace("#b", B);

		assertThat(text(read(ResourceSchema.GROUP, "[" + sent + "]"))).isEqualTo(Json.text(canonical));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'op':'remove','path':'members[value eq'}                                  | INVALID_PATH
			{'op':'remove','path':'members[type eq \\'User\\']'}                       | INVALID_FILTER
			{'op':'remove','path':'members[value sw \\'a\\']'}                         | INVALID_FILTER
			{'op':'remove','path':'members[value eq 5]'}                               | INVALID_FILTER
			{'op':'remove','path':'members[not (value eq \\'a\\')]'}                   | INVALID_FILTER
			{'op':'replace','path':'members[value eq \\'a\\'].display','value':'x'}    | MUTABILITY
			{'op':'replace','path':'members[value eq \\'a\\']','value':{'value':'b'}}  | MUTABILITY
			{'op':'add','path':'members.value','value':'b'}                            | MUTABILITY
			{'op':'add','path':'members','value':[{'display':'x'}]}                    | INVALID_VALUE
			{'op':'add','path':'members','value':[5]}                                  | INVALID_VALUE
			{'op':'add','path':'members','value':[{'value':5}]}                        | INVALID_VALUE
			{'op':'add','path':'members'}                                              | INVALID_VALUE
			{'op':'remove','path':'displayName'}                                       | MUTABILITY
			{'op':'add','path':'emails','value':[]}                                    | INVALID_PATH
			""")
	void shouldRefuseGroupOperation(String operation, ScimType scimType) {
		assertThat(refusal(ResourceSchema.GROUP, "[" + operation + "]").scimType()).isEqualTo(scimType);
	}

	@Test
	void shouldKeepTheOrderAndJoinNeighbours() {
		String operations = """
				[{'op':'add','path':'members','value':[{'value':'#a'}]},
				 {'op':'add','path':'members','value':[{'value':'#b'}]},
				 {'op':'add','path':'members','value':[{'value':'#a'}]},
				 {'op':'replace','path':'displayName','value':'G'},
				 {'op':'remove','path':'members[value eq \\'#a\\']'},
				 {'op':'remove','path':'members[value eq \\'#b\\']'},
				 {'op':'add','path':'members','value':[{'value':'#a'}]},
				 {'op':'replace','path':'members','value':[]},
				 {'op':'replace','path':'members','value':[{'value':'#b'}]}]
				""".replace("#a", A).replace("#b", B);

		assertThat(text(read(ResourceSchema.GROUP, operations)))
			.isEqualTo(Json.text("ADD_MEMBERS a b; SET displayName 'G'; REMOVE_MEMBERS a b; ADD_MEMBERS a; "
					+ "SET_MEMBERS; SET_MEMBERS b"));
	}

	@Test
	void shouldReadAnOperationForEachOfManyMembers() {
		List<ObjectNode> operations = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			operations.add(Json.of("{'op':'remove'}").put("path", "members[value eq \"" + new UUID(7, i) + "\"]"));
		}

		List<Operation> read = reader(ResourceSchema.GROUP).read(operations);

		assertThat(read).hasSize(1);
		assertThat(read.get(0).members()).hasSize(10_000);
	}

	@Test
	void shouldRefuseMoreMembersThanAllowed() {
		RequestLimits limits = new RequestLimits(10, 2, AttributeLimits.DEFAULT, FilterLimits.DEFAULT);
		PatchReader reader = new PatchReader(ResourceSchema.GROUP, limits);
		List<ObjectNode> operations = Json.list("[{'op':'add','path':'members','value':[{'value':'a'},{'value':'b'}]},"
				+ "{'op':'remove','path':'members[value eq \\'c\\']'}]");

		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class, () -> reader.read(operations));

		assertThat(thrown).isNotNull();
		assertThat(thrown.error().status()).isEqualTo(413);
	}

	@Test
	void shouldNotRepeatAPathThatIsNoName() {
		ScimError error = refusal(ResourceSchema.USER, "[{'op':'replace','path':'starSign<b>','value':'x'}]");

		assertThat(error.detail()).doesNotContain("<b>");
	}

	private static PatchReader reader(ResourceSchema schema) {
		return new PatchReader(schema, RequestLimits.DEFAULT);
	}

	private static List<Operation> read(ResourceSchema schema, String operations) {
		return reader(schema).read(Json.list(operations));
	}

	private static ScimError refusal(ResourceSchema schema, String operations) {
		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class, () -> read(schema, operations));
		assertThat(thrown).isNotNull();
		return thrown.error();
	}

	private static String text(List<Operation> operations) {
		return operations.stream().map(PatchReaderTest::text).collect(Collectors.joining("; "));
	}

	private static String text(Operation operation) {
		String members = operation.members()
			.stream()
			.map((member) -> " " + member.toString().charAt(35))
			.collect(Collectors.joining());
		String path = operation.path().isEmpty() ? "" : " " + operation.path();
		String value = operation.value().isEmpty() ? "" : " " + operation.value();
		return operation.kind() + path + value + (operation.createTarget() ? " createTarget" : "") + members;
	}

}
