package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueWithinListTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'replace','path':'displayName','value':[{'$ref':null,'value':'X'}]} | {'op':'replace','path':'displayName','value':'X'}
					{'op':'replace','path':'active','value':[{'value':'False','$ref':null}]}  | {'op':'replace','path':'active','value':'False'}
					{'op':'add','path':'<ENT>:department','value':[{'$ref':null,'value':'D'}]} | {'op':'add','path':'<ENT>:department','value':'D'}
					{'op':'add','path':'emails[type eq \\'work\\'].value','value':[{'$ref':null,'value':'a@b'}]} | {'op':'add','path':'emails[type eq \\'work\\'].value','value':'a@b'}
					{'op':'add','path':'name.givenName','value':[{'$ref':null,'value':null}]} | {'op':'add','path':'name.givenName','value':null}
					{'op':'add','path':'title','value':[{'$ref':'../x','value':'T'}]}         | {'op':'add','path':'title','value':[{'$ref':'../x','value':'T'}]}
					{'op':'add','path':'title','value':[{'$ref':null,'value':{}}]}            | {'op':'add','path':'title','value':[{'$ref':null,'value':{}}]}
					{'op':'add','path':'title','value':[{'value':'T'}]}                       | {'op':'add','path':'title','value':[{'value':'T'}]}
					{'op':'add','path':'title','value':['T']}                                 | {'op':'add','path':'title','value':['T']}
					{'op':'add','path':'title','value':'T'}                                   | {'op':'add','path':'title','value':'T'}
					{'op':'add','path':'emails','value':[{'$ref':null,'value':'a@b'}]}        | {'op':'add','path':'emails','value':[{'$ref':null,'value':'a@b'}]}
					{'op':'add','path':'<ENT>:manager','value':[{'$ref':null,'value':'m'}]}   | {'op':'add','path':'<ENT>:manager','value':[{'$ref':null,'value':'m'}]}
					{'op':'add','path':'unknown','value':[{'$ref':null,'value':'x'}]}         | {'op':'add','path':'unknown','value':[{'$ref':null,'value':'x'}]}
					{'op':'add','path':'a..b','value':[{'$ref':null,'value':'x'}]}            | {'op':'add','path':'a..b','value':[{'$ref':null,'value':'x'}]}
					{'op':'add','value':[{'$ref':null,'value':'x'}]}                          | {'op':'add','value':[{'$ref':null,'value':'x'}]}
					{'op':'remove','path':'title'}                                            | {'op':'remove','path':'title'}
					""")
	void shouldTakeTheValueOut(String sent, String rfc) {
		Quirks.assertOperation(new ValueWithinList(), ResourceSchema.USER, sent, rfc);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'add','path':'members','value':[{'$ref':null,'value':'u'}]}        | {'op':'add','path':'members','value':[{'$ref':null,'value':'u'}]}
					{'op':'replace','path':'displayName','value':[{'$ref':null,'value':'X'}]} | {'op':'replace','path':'displayName','value':'X'}
					""")
	void shouldLeaveMembersAsTheyAre(String sent, String rfc) {
		Quirks.assertOperation(new ValueWithinList(), ResourceSchema.GROUP, sent, rfc);
	}

}
