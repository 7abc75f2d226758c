package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyWithoutPathTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'replace','value':{'id':'x','displayName':'X'}} | {'op':'replace','value':{'displayName':'X'}}
					{'op':'replace','value':{'ID':'x','Schemas':['u'],'meta':{'version':'1'},'externalId':'e','meta.created':'c'}} | {'op':'replace','value':{'externalId':'e'}}
					{'op':'replace','value':{'displayName':'X','other':1}} | {'op':'replace','value':{'displayName':'X','other':1}}
					{'op':'replace','path':'id','value':'x'}              | {'op':'replace','path':'id','value':'x'}
					{'op':'add','value':'id'}                             | {'op':'add','value':'id'}
					""")
	void shouldLeaveOutWhatOnlyTheServerSets(String sent, String rfc) {
		Quirks.assertOperation(new ReadOnlyWithoutPath(), ResourceSchema.GROUP, sent, rfc);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'op':'replace','value':{'#':{'status':'active'},'title':'T'}} | {'op':'replace','value':{'title':'T'}}
			{'op':'replace','value':{'#:status':'active','title':'T'}} | {'op':'replace','value':{'title':'T'}}
			{'op':'replace','path':'#:status','value':'active'} | {'op':'replace','path':'#:status','value':'active'}
			""")
	void shouldLeaveOutTheAccount(String sent, String rfc) {
		Quirks.assertOperation(new ReadOnlyWithoutPath(), ResourceSchema.USER, sent.replace("#", AccountSchema.URN),
				rfc.replace("#", AccountSchema.URN));
	}

}
