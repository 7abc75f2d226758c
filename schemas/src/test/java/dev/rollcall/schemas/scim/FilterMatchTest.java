package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterMatchTest {

	private static final ObjectNode USER = Json.object("""
			{schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'ENT'], id: 'aB', externalId: 'Ext-1',
			 userName: 'Bjensen', name: {familyName: "O'Malley", givenName: 'Barbara'}, title: 'Café Strasse',
			 userType: 'Employee', active: true,
			 emails: [{value: 'b@example.com', type: 'work', primary: true}, {value: 'B@example.org', type: 'home'}],
			 ims: [{value: 'b@foo.com', type: 'xmpp'}], addresses: [{type: 'work', locality: 'Oslo'}],
			 groups: [{value: 'g1', display: 'Staff'}], x509Certificates: [{value: 'MIIa+/=='}],
			 meta: {resourceType: 'User', created: '2011-05-13T04:42:34Z', lastModified: '2011-05-13T06:42:34.5+02:00'},
			 ENT: {department: 'Tides', manager: {value: 'm1'}}}""");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			userName eq "bjensen"                                          | true
			username Eq "BJENSEN"                                          | true
			userName eq "bjense"                                           | false
			userName ne "bjensen"                                          | false
			userName ne "x"                                                | true
			userName co "JENS"                                             | true
			userName sw "bj"                                               | true
			userName ew "SEN"                                              | true
			userName ew "bj"                                               | false
			userName gt "a"                                                | true
			userName ge "BJENSEN"                                          | true
			userName lt "bjensen"                                          | false
			userName le "c"                                                | true
			userName eq 42                                                 | false
			userName ne 42                                                 | true
			userName eq null                                               | false
			userName ne null                                               | true
			nickName eq null                                               | true
			nickName ne null                                               | false
			nickName ne "x"                                                | true
			nickName eq ""                                                 | false
			not (nickName eq "x")                                          | true
			title eq "cafe\\u0301 STRASSE"                                 | true
			title eq "CAFÉ straße"                                         | true
			id eq "aB"                                                     | true
			id eq "ab"                                                     | false
			externalId eq "ext-1"                                          | false
			externalId eq Ext-1                                            | true
			externalId co "1"                                              | true
			active eq true                                                 | true
			active eq "True"                                               | true
			active eq "FALSE"                                              | false
			active ne false                                                | true
			active eq 1                                                    | false
			active eq "yes"                                                | false
			active co "t"                                                  | false
			name.familyName co "O'Malley"                                  | true
			name pr                                                        | true
			name eq "x"                                                    | false
			title pr                                                       | true
			nickName pr                                                    | false
			emails pr                                                      | true
			emails.display pr                                              | false
			emails eq "B@EXAMPLE.COM"                                      | true
			emails.value eq "b@example.org"                                | true
			emails.type eq "other"                                         | false
			emails ne "b@example.com"                                      | true
			emails.type ne "work"                                          | true
			ims.type ne "xmpp"                                             | false
			photos.type ne "photo"                                         | true
			photos eq null                                                 | true
			emails[type eq "work"]                                         | true
			emails[type eq "home" and value co "@example.com"]             | false
			emails[type eq "home" and value co "@example.ORG"]             | true
			emails.type eq "home" and emails.value co "@example.com"       | true
			emails[type eq "work" and primary eq true]                     | true
			emails[not (type eq "work") and primary eq true]               | false
			emails[display ne "x"]                                         | true
			emails[display eq null]                                        | true
			emails[type eq "work"].value eq "b@example.com"                | true
			emails[type eq "work"].value eq "b@example.org"                | false
			emails[emails.type eq "work"]                                  | false
			photos[type ne "photo"]                                        | false
			name[givenName eq "barbara"]                                   | true
			addresses eq "Oslo"                                            | false
			addresses[type eq "work" and locality sw "os"]                 | true
			groups eq "G1"                                                 | true
			groups.display eq "staff"                                      | true
			schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | true
			schemas eq "URN:IETF:params:scim:schemas:core:2.0:user"        | true
			schemas[value eq "urn:x"]                                      | false
			x509Certificates.value eq "MIIa+/=="                           | true
			x509Certificates.value eq "miia+/=="                           | false
			meta.created eq "2011-05-13T04:42:34Z"                         | true
			meta.created eq "2011-05-13T06:42:34.000+02:00"                | true
			meta.created eq "2011-05-13T04:42:34"                          | true
			meta.created ne "2011-05-13T04:42:34Z"                         | false
			meta.lastModified gt "2011-05-13T04:42:34Z"                    | true
			meta.lastModified lt "2011-05-13T04:42:34.51Z"                 | true
			meta.lastModified ge "2011-05-13T04:42:34.500000000000Z"       | true
			meta.lastModified gt "2011-05-13T18:00:00+14:00"               | true
			meta.lastModified eq "2011-05-13T23:00:00+23:00"               | false
			meta.lastModified gt "2011-05-13T06:42:34 02:00"               | true
			meta.lastModified lt "2011-05-13T06:42:34 02:00"               | false
			meta.lastModified eq "yesterday"                               | false
			meta.lastModified ne "yesterday"                               | true
			meta.lastModified eq 5                                         | false
			meta.lastModified co 5                                         | false
			meta.created sw "2011-05"                                      | true
			meta.location pr                                               | false
			urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b"     | true
			URN:ietf:params:scim:schemas:CORE:2.0:user:USERNAME sw "b"     | true
			urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "tides" | true
			urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "m1" | true
			manager eq "m1"                                                | true
			manager.displayName pr                                         | false
			urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr  | false
			starSign eq "Leo"                                              | false
			starSign ne "Leo"                                              | false
			starSign pr                                                    | false
			starSign eq null                                               | false
			not (starSign eq "Leo")                                        | true
			starSign[a eq "b"]                                             | false
			name.starSign pr                                               | false
			urn:x:y:userName pr                                            | false
			email Co "b@example.com"                                       | false
			password eq "x"                                                | false
			uſerName pr                                                    | error
			""")
	void shouldMatch(String text, String expected) {
		if (expected.equals("error")) {
			assertThatExceptionOfType(FilterSyntaxException.class)
				.isThrownBy(() -> Filter.parse(text, FilterLimits.DEFAULT));
			return;
		}
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		assertThat(filter.matches(ResourceSchema.USER, USER)).isEqualTo(Boolean.parseBoolean(expected));
	}

	/**
	 * RFC 7644 section 3.4.2.2, figure 2, each against a user who fits and one who does
	 * not.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					userName Eq "john"                              | {userName: 'John'}  | {userName: 'bjensen'}
					Username eq "john"                              | {userName: 'john'}  | {userName: 'johnny'}
					userName eq "bjensen"                           | {userName: 'bjensen'} | {userName: 'jsmith'}
					name.familyName co "O'Malley"                   | {name: {familyName: "van O'Malley"}} | {name: {familyName: 'Malley'}}
					userName sw "J"                                 | {userName: 'jsmith'} | {userName: 'bjensen'}
					urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J" | {userName: 'Jo'} | {userName: 'bj'}
					title pr                                        | {title: 'T'}        | {title: ''}
					meta.lastModified gt "2011-05-13T04:42:34Z"     | {meta: {lastModified: '2011-05-13T04:42:35Z'}} | {meta: {lastModified: '2011-05-13T04:42:34Z'}}
					meta.lastModified ge "2011-05-13T04:42:34Z"     | {meta: {lastModified: '2011-05-13T04:42:34Z'}} | {meta: {lastModified: '2011-05-13T04:42:33Z'}}
					meta.lastModified lt "2011-05-13T04:42:34Z"     | {meta: {lastModified: '2011-05-13T04:42:33Z'}} | {meta: {lastModified: '2011-05-13T04:42:34Z'}}
					meta.lastModified le "2011-05-13T04:42:34Z"     | {meta: {lastModified: '2011-05-13T04:42:34Z'}} | {meta: {lastModified: '2011-05-13T04:42:35Z'}}
					title pr and userType eq "Employee"             | {title: 'T', userType: 'employee'} | {title: 'T', userType: 'Intern'}
					title pr or userType eq "Intern"                | {userType: 'Intern'} | {userType: 'Employee'}
					schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | {schemas: ['ENT']} | {schemas: ['urn:x']}
					userType eq "Employee" and (emails co "example.com" or emails.value co "example.org") | {userType: 'Employee', emails: [{value: 'a@example.org'}]} | {userType: 'Employee', emails: [{value: 'a@example.net'}]}
					userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | {userType: 'Intern', emails: [{value: 'a@x.net'}]} | {userType: 'Intern', emails: [{value: 'a@example.com'}]}
					userType eq "Employee" and (emails.type eq "work") | {userType: 'Employee', emails: [{type: 'work', value: 'a'}]} | {userType: 'Employee', emails: [{type: 'home', value: 'a'}]}
					userType eq "Employee" and emails[type eq "work" and value co "@example.com"] | {userType: 'Employee', emails: [{type: 'work', value: 'a@example.com'}]} | {userType: 'Employee', emails: [{type: 'work', value: 'a@x'}, {type: 'home', value: 'a@example.com'}]}
					emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"] | {ims: [{type: 'xmpp', value: 'a@foo.com'}]} | {emails: [{type: 'work', value: 'a@foo.com'}], ims: [{type: 'xmpp', value: 'a@example.com'}]}
					""")
	void shouldMatchAsTheRfcShows(String text, String match, String miss) {
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		assertThat(filter.matches(ResourceSchema.USER, Json.object(match))).isTrue();
		assertThat(filter.matches(ResourceSchema.USER, Json.object(miss))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "active gt true", "active ge true", "active lt true", "active le \"x\"",
			"emails[primary gt true]", "x509Certificates gt \"a\"", "x509Certificates.value le \"a\"", "title gt null",
			"title co null", "not (userName pr and active gt true)", "meta.lastModified gt \"yesterday\"",
			"meta.lastModified gt \"2011-05-13T23:00:00+23:00\"", "meta.lastModified ge \"2011-05-13\"",
			"meta.created lt 1305261754" })
	void shouldRefuseAnOperatorThatDoesNotFit(String text) {
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> filter.compile(ResourceSchema.USER))
			.withMessageStartingWith("Expected ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			members eq "u1"                          | true
			members.value eq "U2"                    | true
			members[value eq "u2" and type eq "User"] | false
			displayName eq "STAFF" and id eq "g"     | true
			externalId pr                            | false
			userName pr                              | false
			""")
	void shouldMatchGroups(String text, boolean expected) {
		ObjectNode group = Json
			.object("{id:'g',displayName:'Staff',members:[{value:'u1',type:'User'},{value:'u2',type:'Group'}]}");
		assertThat(Filter.parse(text, FilterLimits.DEFAULT).matches(ResourceSchema.GROUP, group)).isEqualTo(expected);
	}

	@Test
	void shouldCompareNumbersOfAnExtension() {
		// given
		ResourceSchema schema = ResourceSchema.USER.with(new SchemaDefinition("urn:acme:badge", "Badge", "Badge",
				List.of(AttributeDefinition.of("level", AttributeDefinition.Type.INTEGER, "Level"),
						AttributeDefinition.of("share", AttributeDefinition.Type.DECIMAL, "Share"),
						AttributeDefinition.of("tags", AttributeDefinition.Type.STRING, "Tags").asMultiValued())));
		ObjectNode user = Json.object("{userName:'u','urn:acme:badge':{level:10,share:0.5,tags:['a','b']}}");
		// then
		assertThat(List.of("urn:acme:badge:level gt 9", "urn:acme:badge:level eq 10.0", "URN:ACME:badge:LEVEL lt 1e3",
				"urn:acme:badge:share le 0.50", "urn:acme:badge:tags eq \"B\"", "urn:acme:badge:tags[value eq \"a\"]",
				"urn:acme:badge:level lt 1e999999999"))
			.allMatch((text) -> Filter.parse(text, FilterLimits.DEFAULT).matches(schema, user));
		assertThat(List.of("urn:acme:badge:level gt 10", "urn:acme:badge:level eq \"10\"", "tags co \"c\""))
			.noneMatch((text) -> Filter.parse(text, FilterLimits.DEFAULT).matches(schema, user));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					userName eq "X"                              | username=X          | username=X
					userName eq "X" and active eq true           | username=X          | username=X
					userName eq "X" or id eq "i"                 | ''                  | username=X id=i
					userName eq "X" or title eq "i"              | ''                  | ''
					not (userName eq "X")                        | ''                  | ''
					userName ne "X"                              | ''                  | ''
					title eq "t" and (id eq "i" or id eq "j")    | title=t             | id=i id=j
					(id eq "i" or id eq "j") and userName eq "X" | username=X          | username=X
					emails eq "e"                                | emails.value=e      | emails.value=e
					emails[type eq "work"].value eq "e"          | emails.type=work emails.value=e | emails.value=e
					emails[value eq "e" or value eq "f"]         | ''                  | emails.value=e emails.value=f
					active eq "true"                             | ''                  | ''
					unknown eq "x"                               | ''                  | ''
					urn:ietf:params:scim:schemas:core:2.0:User:USERNAME eq "X" | username=X | username=X
					manager eq "m"                               | urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.value=m | ''
					""")
	void shouldSayWhereMatchesAre(String text, String equalities, String cover) {
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		assertThat(joined(filter.equalities(ResourceSchema.USER))).isEqualTo(equalities);
		assertThat(joined(filter.cover(ResourceSchema.USER, Set.of("username", "id", "emails.value"))))
			.isEqualTo(cover);
	}

	private static String joined(List<Equality> equalities) {
		return String.join(" ", equalities.stream().map((e) -> e.attribute() + "=" + e.value()).toList());
	}

}
