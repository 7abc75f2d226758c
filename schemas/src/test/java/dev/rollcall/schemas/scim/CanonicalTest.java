package dev.rollcall.schemas.scim;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalTest {

	private static final String ENT = EnterpriseUserSchema.URN;

	/** Without {@code schemas}, which {@link #shouldComputeSchemas} is about. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{userName: 'u'}                                   | {userName: 'u'}
					{USERNAME: 'U', DisplayName: ' D ', ACTIVE: false} | {userName: 'U', displayName: ' D ', active: false}
					{userName: 'u', title: null, nickName: '', emails: [], name: {}, roles: null} | {userName: 'u'}
					{userName: 'u', id: 'x', meta: {created: 'x'}, groups: [{value: 'g'}], password: 'p'} | {userName: 'u'}
					{userName: 'u', starSign: 'Leo', 'urn:x:y': {a: 1}, 'urn:x:z': 5} | {userName: 'u'}
					{userName: 'u', active: 'True'}                   | {userName: 'u', active: true}
					{userName: 'u', active: 'FALSE'}                  | {userName: 'u', active: false}
					{userName: 'u', active: ''}                       | {userName: 'u'}
					{userName: 'u', externalId: 5}                    | {externalId: '5', userName: 'u'}
					{userName: 'u', displayName: 123456789012345678901234567890} | {userName: 'u', displayName: '123456789012345678901234567890'}
					{userName: 'u', x: 1e999}                         | {userName: 'u'}
					{title: 't', nickName: 'n', externalId: 'e', userName: 'u'} | {externalId: 'e', userName: 'u', nickName: 'n', title: 't'}
					{userName: 'u', Name: {FAMILYNAME: 'F', givenName: null, x: 1}} | {userName: 'u', name: {familyName: 'F'}}
					{userName: 'u', 'name.givenName': 'G', name: {familyName: 'F'}} | {userName: 'u', name: {familyName: 'F', givenName: 'G'}}
					{userName: 'u', name: {familyName: 'F'}, 'NAME.familyname': 'H'} | {userName: 'u', name: {familyName: 'H'}}
					{userName: 'u', USERNAME: 'v'}                    | {userName: 'v'}
					{userName: 'u', USERNAME: null}                   | {userName: 'u'}
					{userName: 'u', 'urn:ietf:params:scim:schemas:core:2.0:User:title': 't'} | {userName: 'u', title: 't'}
					{userName: 'u', emails: [{Value: 'e', TYPE: 'work', Primary: 'true', x: 1}]} | {userName: 'u', emails: [{value: 'e', type: 'work', primary: true}]}
					{userName: 'u', emails: {value: 'e'}}             | {userName: 'u', emails: [{value: 'e'}]}
					{userName: 'u', emails: 'e'}                      | {userName: 'u', emails: [{value: 'e'}]}
					{userName: 'u', emails: ['e', 'f', 'e']}          | {userName: 'u', emails: [{value: 'e'}, {value: 'f'}]}
					{userName: 'u', emails: [null, {}, {value: 'e', type: null, primary: null}]} | {userName: 'u', emails: [{value: 'e'}]}
					{userName: 'u', emails: [{value: '', type: 'home'}, {type: 'work', primary: true}]} | {userName: 'u'}
					{userName: 'u', emails: [{display: 'd', type: 'home'}]} | {userName: 'u', emails: [{display: 'd', type: 'home'}]}
					{userName: 'u', emails: [{value: 'not an address'}]} | {userName: 'u', emails: [{value: 'not an address'}]}
					{userName: 'u', emails: [{value: 'a', primary: true}, {value: 'b', primary: true}, {value: 'c'}]} | {userName: 'u', emails: [{value: 'a', primary: false}, {value: 'b', primary: true}, {value: 'c'}]}
					{userName: 'u', emails: [{value: 'e', type: 'work'}, {value: 'e', type: 'home'}]} | {userName: 'u', emails: [{value: 'e', type: 'work'}, {value: 'e', type: 'home'}]}
					{userName: 'u', 'emails.value': 'e'}              | {userName: 'u'}
					{userName: 'u', addresses: [{region: 'ME', type: 'work', primary: true, country: 'US'}]} | {userName: 'u', addresses: [{region: 'ME', country: 'US', type: 'work', primary: true}]}
					{userName: 'u', photos: [{value: 'https://x/y', type: 'photo'}]} | {userName: 'u', photos: [{value: 'https://x/y', type: 'photo'}]}
					{userName: 'u', x509Certificates: [{value: 'MII+/=='}]} | {userName: 'u', x509Certificates: [{value: 'MII+/=='}]}
					{userName: 'u', ENT: {Department: 'D', x: 1}}     | {userName: 'u', ENT: {department: 'D'}}
					{userName: 'u', 'URN:IETF:params:scim:schemas:extension:ENTERPRISE:2.0:user': {DEPARTMENT: 'D'}} | {userName: 'u', ENT: {department: 'D'}}
					{userName: 'u', 'ENT:department': 'D', 'ENT:manager.value': 'm'} | {userName: 'u', ENT: {department: 'D', manager: {value: 'm'}}}
					{userName: 'u', ENT: {manager: 'm'}}              | {userName: 'u', ENT: {manager: {value: 'm'}}}
					{userName: 'u', ENT: {manager: ''}}               | {userName: 'u'}
					{userName: 'u', ENT: {manager: [{value: 'm', $ref: '../m'}]}} | {userName: 'u', ENT: {manager: {value: 'm', $ref: '../m'}}}
					{userName: 'u', ENT: {manager: {Value: 'm', displayName: 'Boss', $ref: null}}} | {userName: 'u', ENT: {manager: {value: 'm'}}}
					{userName: 'u', ENT: {employeeNumber: 701984}}    | {userName: 'u', ENT: {employeeNumber: '701984'}}
					{userName: 'u', ENT: null}                        | {userName: 'u'}
					{userName: 'u', department: 'D', manager: 'm'}    | {userName: 'u'}
					{userName: 'a\\u0000b', title: 'x\\ud83d y', displayName: '\\ud83d\\ude00', nickName: 'l\\u0007\\u2028'} | {userName: 'a\\ufffdb', displayName: '\\ud83d\\ude00', nickName: 'l\\u0007\\u2028', title: 'x\\ufffd y'}
					{uſerName: 'x', userName: 'u'}                    | {userName: 'u'}
					""")
	void shouldBeCanonical(String body, String expected) {
		// when
		Attributes attributes = Json.taken(Canonical.of(ResourceSchema.USER, Json.object(body)));
		// then
		ObjectNode rest = attributes.tree().deepCopy();
		assertThat(rest.remove("schemas")).isNotNull();
		assertThat(rest.toString()).isEqualTo(Json.object(expected).toString());
		assertThat(Json.taken(Canonical.of(ResourceSchema.USER, attributes.tree().deepCopy()))).isEqualTo(attributes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                     | Expected a value of userName, but it is missing or blank
					{userName: ''}                         | Expected a value of userName, but it is missing or blank
					{userName: '   '}                      | Expected a value of userName, but it is missing or blank
					{userName: null}                       | Expected a value of userName, but it is missing or blank
					{userName: true}                       | Expected userName to be string, but it is boolean
					{userName: 'u', title: 1.5}            | Expected title to be string, but it is number
					{userName: 'u', active: 'yes'}         | Expected active to be boolean, but it is string
					{userName: 'u', active: 1}             | Expected active to be boolean, but it is number
					{userName: 'u', name: 'Ada'}           | Expected name to be complex, but it is string
					{userName: 'u', name: 5}               | Expected name to be complex, but it is number
					{userName: 'u', name: ['x']}           | Expected name to be complex, but it is array
					{userName: 'u', name: true}            | Expected name to be complex, but it is boolean
					{userName: 'u', externalId: {a: 1}}    | Expected externalId to be string, but it is object
					{userName: 'u', externalId: ['x']}     | Expected externalId to be string, but it is array
					{userName: 'u', emails: 7}             | Expected emails to be values of type complex, but it is number
					{userName: 'u', emails: [5]}           | Expected emails to be values of type complex, but it is number
					{userName: 'u', emails: true}          | Expected emails to be values of type complex, but it is boolean
					{userName: 'u', emails: [['x']]}       | Expected emails to be values of type complex, but it is array
					{userName: 'u', emails: [{value: {}}]} | Expected value to be string, but it is object
					{userName: 'u', ENT: 'x'}              | Expected urn:ietf:params:scim:schemas:extension:enterprise:2.0:User to be an object, but it is string
					{userName: 'u', ENT: 5}                | Expected urn:ietf:params:scim:schemas:extension:enterprise:2.0:User to be an object, but it is number
					{userName: 'u', ENT: [1]}              | Expected urn:ietf:params:scim:schemas:extension:enterprise:2.0:User to be an object, but it is array
					{userName: 'u', ENT: {department: ['x']}} | Expected department to be string, but it is array
					{userName: 'u', x509Certificates: ['a<b']} | Expected value to be base64, but it has another character
					""")
	void shouldRefuse(String body, String detail) {
		AttributeFault fault = Json.refused(Canonical.of(ResourceSchema.USER, Json.object(body)));
		assertThat(fault).isEqualTo(new AttributeFault(AttributeFault.Code.INVALID_VALUE, detail));
	}

	@Test
	void shouldComputeSchemas() {
		// given
		ObjectNode plain = Json.object("{userName:'u',schemas:['urn:scim:schemas:core:2.0','ENT'],x:1}");
		ObjectNode extended = Json.object("{ENT:{department:'D'},userName:'u'}");
		// then
		assertThat(Json.taken(Canonical.of(ResourceSchema.USER, plain)).json())
			.isEqualTo("{\"schemas\":[\"" + UserSchema.URN + "\"],\"userName\":\"u\"}");
		assertThat(Json.taken(Canonical.of(ResourceSchema.USER, extended)).json()).isEqualTo("{\"schemas\":[\""
				+ UserSchema.URN + "\",\"" + ENT + "\"],\"userName\":\"u\",\"" + ENT + "\":{\"department\":\"D\"}}");
	}

	@Test
	void shouldLeaveMembersOutOfAGroup() {
		// given
		ObjectNode body = Json.object("{displayName:'G',externalId:'e',members:[{value:'u'}],userName:'x'}");
		// then
		assertThat(Json.taken(Canonical.of(ResourceSchema.GROUP, body)).json())
			.isEqualTo("{\"schemas\":[\"" + GroupSchema.URN + "\"],\"externalId\":\"e\",\"displayName\":\"G\"}");
		assertThat(Json.refused(Canonical.of(ResourceSchema.GROUP, Json.object("{displayName:' '}"))).detail())
			.isEqualTo("Expected a value of displayName, but it is missing or blank");
	}

	@Test
	void shouldKeepWithinItsLimits() {
		// given
		AttributeLimits limits = new AttributeLimits(5, 2, 120);
		// then
		assertThat(Json.refused(Canonical.of(ResourceSchema.USER, Json.object("{userName:'123456'}"), limits)).detail())
			.isEqualTo("Expected at most 5 characters in userName, but there are 6");
		assertThat(Json
			.refused(Canonical.of(ResourceSchema.USER, Json.object("{userName:'u',roles:['a','b','c']}"), limits))
			.detail()).isEqualTo("Expected at most 2 values of roles, but there are 3");
		assertThat(Json
			.refused(Canonical.of(ResourceSchema.USER,
					Json.object("{userName:'12345',title:'12345',nickName:'12345',locale:'12345'}"), limits))
			.detail()).isEqualTo("Expected at most 120 characters of attributes, but there are 129");
	}

	@Test
	void shouldGiveEqualTextForEqualContent() {
		// given
		ObjectNode one = Json
			.object("{userName:'u',emails:[{type:'work',value:'e'}],ENT:{division:'d',costCenter:'c'}}");
		ObjectNode other = Json
			.object("{ENT:{COSTCENTER:'c',division:'d'},Emails:{value:'e',type:'work'},userName:'u'}");
		// then
		assertThat(Canonical.of(ResourceSchema.USER, one)).isEqualTo(Canonical.of(ResourceSchema.USER, other));
	}

}
