package dev.rollcall.gateway.command;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.Json;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity.Provider.Vendor;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.AttributePatch;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What becomes of a user by the bodies that identity providers send: sent body, stored
 * attributes.
 */
class BodyShapesTest {

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final UserId USER = new UserId(new UUID(1, 2));

	private static final AccountId ACCOUNT = new AccountId(new UUID(1, 3));

	private static final String STORED = """
			{'schemas':['<USER>','<ENT>'],'externalId':'e','userName':'u@example.com',
			'name':{'familyName':'Marsh','givenName':'Ada'},'displayName':'Ada','active':true,
			'emails':[{'value':'w@example.com','type':'work','primary':true}],'<ENT>':{'department':'Tides'}}""";

	private final UserCommands commands = new UserCommands(RequestLimits.DEFAULT);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# Entra: nulls and empty lists, meta, no schema for what it sends
					{'schemas':['<USER>','<ENT>'],'userName':'u','roles':[],'meta':{'resourceType':'User'},'title':null} | {'schemas':['<USER>'],'userName':'u'}
					# Entra: manager as text
					{'schemas':['<USER>','<ENT>'],'userName':'u','<ENT>':{'manager':'m'}} | {'schemas':['<USER>','<ENT>'],'userName':'u','<ENT>':{'manager':{'value':'m'}}}
					# Entra: names in another case
					{'Schemas':['<USER>'],'UserName':'u','ACTIVE':'False','Emails':[{'Primary':true,'Type':'work','Value':'a'}]} | {'schemas':['<USER>'],'userName':'u','active':false,'emails':[{'value':'a','type':'work','primary':true}]}
					# Okta: password and groups with every user
					{'schemas':['<USER>'],'userName':'u','password':'Hush','groups':[],'locale':'en-US'} | {'schemas':['<USER>'],'userName':'u','locale':'en-US'}
					# OneLogin: short URNs, null id, active as text, SCIM 1 manager
					{'schemas':['urn:scim:schemas:core:1.0'],'id':null,'userName':'u','active':'true','urn:scim:schemas:extension:enterprise:1.0':{'manager':{'managerId':'m','displayName':'B'}}} | {'schemas':['<USER>','<ENT>'],'userName':'u','active':true,'<ENT>':{'manager':{'value':'m'}}}
					# no schemas; somebody else's id; attributes that nobody has
					{'userName':'u','id':'other','adreses':[{'country':'DE'}],'x':1e999} | {'schemas':['<USER>'],'userName':'u'}
					# schemas that are not known beside the one that is
					{'schemas':['<user>','urn:example:custom:2.0:User'],'userName':'u'} | {'schemas':['<USER>'],'userName':'u'}
					""")
	void shouldStoreWhatIsPosted(String body, String stored) {
		Command.CreateUser command = this.commands.create(dialect(), PROVIDER, USER, ACCOUNT,
				Json.of(body.replace("<user>", Json.USER.toUpperCase(Locale.ROOT))));

		assertThat(command.attributes().tree()).isEqualTo(Json.of(stored));
		assertThat(this.commands.replace(dialect(), PROVIDER, USER, ACCOUNT, Json.of(stored), Preconditions.NONE)
			.attributes()).isEqualTo(command.attributes());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'schemas':['<USER>'],'displayName':'No Name'}     | INVALID_VALUE
			{'schemas':['<USER>'],'userName':''}               | INVALID_VALUE
			{'schemas':['<USER>'],'userName':'   '}            | INVALID_VALUE
			{'schemas':['<GROUP>'],'userName':'u'}             | INVALID_VALUE
			{'schemas':'<USER>','userName':'u'}                | INVALID_SYNTAX
			{'schemas':[5],'userName':'u'}                     | INVALID_SYNTAX
			{'schemas':{'a':1},'userName':'u'}                 | INVALID_SYNTAX
			{'userName':'u','name':'Ada'}                      | INVALID_VALUE
			{'userName':'u','name':['x']}                      | INVALID_VALUE
			{'userName':'u','emails':7}                        | INVALID_VALUE
			{'userName':'u','emails':[['x']]}                  | INVALID_VALUE
			{'userName':'u','emails':[5]}                      | INVALID_VALUE
			{'userName':'u','<ENT>':'x'}                       | INVALID_VALUE
			{'userName':'u','<ENT>':[1]}                       | INVALID_VALUE
			{'userName':'u','externalId':{'a':1}}              | INVALID_VALUE
			{'userName':'u','externalId':['x']}                | INVALID_VALUE
			{'userName':'u','active':'perhaps'}                | INVALID_VALUE
			""")
	void shouldRefuseWhatIsPosted(String body, ScimType scimType) {
		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class,
				() -> this.commands.create(dialect(), PROVIDER, USER, ACCOUNT, Json.of(body)));

		assertThat(thrown).isNotNull();
		assertThat(thrown.error().status()).isEqualTo(400);
		assertThat(thrown.error().scimType()).isEqualTo(scimType);
	}

	/** Each row: the operations, and what of the stored user is then different. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# Entra, default: Title Case, one operation an attribute, booleans as text
					[{'op':'Replace','path':'active','value':'False'}]                      | {'active':false}
					[{'op':'Add','path':'active','value':'True'}]                           | {}
					[{'op':'Replace','path':'displayName','value':'P'},{'op':'Replace','path':'name.givenName','value':'G'},{'op':'Replace','path':'<ENT>:department','value':'D'}] | {'displayName':'P','name':{'familyName':'Marsh','givenName':'G'},'<ENT>':{'department':'D'}}
					[{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'n'}]    | {'emails':[{'value':'n','type':'work','primary':true}]}
					[{'op':'Add','path':'emails[type eq \\'other\\'].Value','value':'n'}]   | {'emails':[{'value':'w@example.com','type':'work','primary':true},{'value':'n','type':'other'}]}
					[{'op':'Replace','path':'phoneNumbers[type eq \\'fax\\'].value','value':'5'}] | {'phoneNumbers':[{'value':'5','type':'fax'}]}
					[{'op':'Add','path':'roles[primary eq \\'True\\'].value','value':'R'}]  | {'roles':[{'value':'R','primary':true}]}
					[{'op':'Remove','path':'emails[type eq \\'work\\'].value','value':'x'}] | {'emails':null}
					[{'op':'Remove','path':'displayName','value':'x'}]                      | {'displayName':null}
					[{'op':'Add','path':'<ENT>:manager','value':'m'}]                       | {'<ENT>':{'department':'Tides','manager':{'value':'m'}}}
					[{'op':'Add','path':'<ENT>:manager','value':[{'$ref':null,'value':'m'}]}] | {'<ENT>':{'department':'Tides','manager':{'value':'m'}}}
					[{'op':'Add','path':'<ENT>:manager','value':{'value':'m'}},{'op':'replace','path':'<ENT>:manager','value':''}] | {}
					[{'op':'Add','path':'<ENT>:manager','value':'m'},{'op':'Remove','path':'<ENT>:manager'}] | {}
					[{'op':'Add','path':'roles','value':[{'value':'{\\'id\\':1}'}]}]        | {'roles':[{'value':'{\\'id\\':1}'}]}
					[{'op':'Add','path':'<ENT>.department','value':'D'}]                    | {'<ENT>':{'department':'D'}}
					[]                                                                      | {}
					# Entra with the flag: no path, dotted and qualified names
					[{'op':'replace','value':{'displayName':'P','name.givenName':'G','<ENT>:department':'D'}}] | {'displayName':'P','name':{'familyName':'Marsh','givenName':'G'},'<ENT>':{'department':'D'}}
					[{'op':'replace','value':{'displayName':'','name.givenName':'','title':''}}] | {'displayName':null,'name':{'familyName':'Marsh'}}
					[{'op':'add','value':{'emails[type eq \\'home\\'].value':'h'}}]         | {'emails':[{'value':'w@example.com','type':'work','primary':true},{'value':'h','type':'home'}]}
					# Okta: activation and passwords without a path
					[{'op':'replace','value':{'active':false}}]                             | {'active':false}
					[{'op':'replace','value':{'password':'Hush'}}]                          | {}
					[{'op':'replace','path':'password','value':'Hush'},{'op':'replace','value':{'id':'x','title':'T'}}] | {'title':'T'}
					# the RFC's own
					[{'op':'replace','path':'name','value':{'familyName':'F'}}]             | {'name':{'familyName':'F','givenName':'Ada'}}
					[{'op':'add','value':{'<ENT>':{'costCenter':'9'}}}]                     | {'<ENT>':{'costCenter':'9','department':'Tides'}}
					[{'op':'remove','path':'<ENT>:department'}]                             | {'schemas':['<USER>'],'<ENT>':null}
					[{'op':'add','path':'emails','value':[{'value':'h','type':'home','primary':true}]}] | {'emails':[{'value':'w@example.com','type':'work','primary':false},{'value':'h','type':'home','primary':true}]}
					[{'op':'remove','path':'emails','value':[{'value':'w@example.com'}]}]   | {'emails':null}
					[{'op':'replace','path':'externalId','value':'f'},{'op':'replace','path':'userName','value':'v'}] | {'externalId':'f','userName':'v'}
					""")
	void shouldChangeWhatIsPatched(String operations, String difference) {
		Command.PatchUser command = this.commands.patch(dialect(), PROVIDER, USER, ACCOUNT, Json.patch(operations),
				Preconditions.NONE);

		Attributes after = AttributePatch
			.apply(ResourceSchema.USER, Attributes.of(Json.of(STORED)), command.operations())
			.fold((taken) -> taken, (fault) -> {
				throw new AssertionError(fault);
			});
		var expected = Json.of(STORED);
		Json.of(difference).forEachEntry((name, value) -> {
			if (value.isNull()) {
				expected.remove(name);
			}
			else {
				expected.set(name, value);
			}
		});
		assertThat(after.tree()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'schemas':['<PATCH>'],'Operations':'x'}            | INVALID_SYNTAX
			{'schemas':['<PATCH>'],'Operations':5}              | INVALID_SYNTAX
			{'schemas':['<PATCH>'],'Operations':['x']}          | INVALID_SYNTAX
			{'schemas':['<PATCH>'],'Operations':[[]]}           | INVALID_SYNTAX
			{'schemas':['<PATCH>'],'Operations':[null]}         | INVALID_SYNTAX
			{'schemas':['<PATCH>'],'Operations':{'op':'x'}}     | INVALID_SYNTAX
			{'schemas':['<PATCH>']}                             | INVALID_SYNTAX
			{'schemas':['<USER>'],'Operations':[]}              | INVALID_VALUE
			{'schemas':['<PATCH>'],'userName':'u'}              | INVALID_SYNTAX
			{'Operations':[{'op':'add','path':'title','Path':'x','value':'y'}]} | INVALID_SYNTAX
			""")
	void shouldRefuseWhatIsNoPatch(String body, ScimType scimType) {
		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class,
				() -> this.commands.patch(dialect(), PROVIDER, USER, ACCOUNT, Json.of(body), Preconditions.NONE));

		assertThat(thrown).isNotNull();
		assertThat(thrown.error().scimType()).isEqualTo(scimType);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'Operations':[]}
			{'schemas':[],'operations':[]}
			{'SCHEMAS':['urn:ietf:params:scim:api:messages:2.0:patchop'],'OPERATIONS':[]}
			""")
	void shouldTakeAPatchThatChangesNothing(String body) {
		Command.PatchUser command = this.commands.patch(dialect(), PROVIDER, USER, ACCOUNT, Json.of(body),
				Preconditions.NONE);

		assertThat(command).isEqualTo(new Command.PatchUser(PROVIDER, USER, ACCOUNT, List.of(), Preconditions.NONE));
	}

	private static Dialect dialect() {
		return Dialect.of(Vendor.ENTRA);
	}

}
