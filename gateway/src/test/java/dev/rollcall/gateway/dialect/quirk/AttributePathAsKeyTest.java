package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributePathAsKeyTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'replace','value':{'name.givenName':'Y'}} | {'op':'replace','path':'name.givenName','value':'Y'}
					{'op':'replace','value':{'displayName':'X','name.givenName':'Y','title':'T','nickName':'N'}} | [{'op':'replace','value':{'displayName':'X'}},{'op':'replace','path':'name.givenName','value':'Y'},{'op':'replace','value':{'title':'T','nickName':'N'}}]
					{'op':'add','value':{'<ENT>:department':'Z'}}   | {'op':'add','path':'<ENT>:department','value':'Z'}
					{'op':'add','value':{'<USER>:title':'T'}}       | {'op':'add','path':'<USER>:title','value':'T'}
					{'op':'add','value':{'emails[type eq \\'work\\'].value':'a@b'}} | {'op':'add','path':'emails[type eq \\'work\\'].value','value':'a@b'}
					{'op':'add','value':{'<ENT>':{'department':'Z'}}} | {'op':'add','value':{'<ENT>':{'department':'Z'}}}
					{'op':'add','value':{'foo.bar':1,'a..b':2,'[':3}} | {'op':'add','value':{'foo.bar':1,'a..b':2,'[':3}}
					{'op':'replace','value':{'meta.created':'x'}}   | {'op':'replace','value':{'meta.created':'x'}}
					{'op':'replace','path':'name','value':{'name.givenName':'Y'}} | {'op':'replace','path':'name','value':{'name.givenName':'Y'}}
					{'op':'replace','value':'name.givenName'}       | {'op':'replace','value':'name.givenName'}
					""")
	void shouldTakePathsOutOfTheValue(String sent, String rfc) {
		Quirks.assertOperation(new AttributePathAsKey(), ResourceSchema.USER, sent, rfc);
	}

}
