package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalCarriesValueTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'remove','path':'emails[type eq \\'work\\'].value','value':'x'} | {'op':'remove','path':'emails[type eq \\'work\\'].value'}
					{'op':'remove','path':'title','value':'x'}           | {'op':'remove','path':'title'}
					{'op':'remove','path':'name.givenName','value':null} | {'op':'remove','path':'name.givenName'}
					{'op':'remove','path':'<ENT>','value':{}}            | {'op':'remove','path':'<ENT>'}
					{'op':'remove','path':'emails.value','value':'x'}    | {'op':'remove','path':'emails.value'}
					{'op':'remove','path':'roles','value':[{'value':'x'}]} | {'op':'remove','path':'roles','value':[{'value':'x'}]}
					{'op':'remove','path':'unknown','value':'x'}         | {'op':'remove','path':'unknown','value':'x'}
					{'op':'remove','path':'a..b','value':'x'}            | {'op':'remove','path':'a..b','value':'x'}
					{'op':'remove','value':'x'}                          | {'op':'remove','value':'x'}
					{'op':'replace','path':'title','value':'x'}          | {'op':'replace','path':'title','value':'x'}
					""")
	void shouldIgnoreTheValue(String sent, String rfc) {
		Quirks.assertOperation(new RemovalCarriesValue(), ResourceSchema.USER, sent, rfc);
	}

}
