package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberRemovalByValueTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'remove','path':'members','value':[{'$ref':null,'value':'a'},{'value':'b'}]} | [{'op':'remove','path':'members[value eq \\'a\\']'},{'op':'remove','path':'members[value eq \\'b\\']'}]
					{'op':'remove','path':'<GROUP>:Members','value':{'Value':'a'}}  | {'op':'remove','path':'members[value eq \\'a\\']'}
					{'op':'remove','path':'members','value':['a']}                  | {'op':'remove','path':'members[value eq \\'a\\']'}
					{'op':'remove','path':'members','value':[]}                     | []
					{'op':'remove','path':'members','value':null}                   | {'op':'remove','path':'members','value':null}
					{'op':'remove','path':'members'}                                | {'op':'remove','path':'members'}
					{'op':'remove','path':'members[value eq \\'a\\']','value':[{'value':'b'}]} | {'op':'remove','path':'members[value eq \\'a\\']','value':[{'value':'b'}]}
					{'op':'remove','path':'displayName','value':[{'value':'b'}]}    | {'op':'remove','path':'displayName','value':[{'value':'b'}]}
					{'op':'add','path':'members','value':[{'value':'b'}]}           | {'op':'add','path':'members','value':[{'value':'b'}]}
					""")
	void shouldSelectMembersByPath(String sent, String rfc) {
		Quirks.assertOperation(new MemberRemovalByValue(), ResourceSchema.GROUP, sent, rfc);
	}

}
