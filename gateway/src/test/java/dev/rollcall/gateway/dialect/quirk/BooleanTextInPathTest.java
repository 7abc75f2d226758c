package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanTextInPathTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'add','path':'roles[primary eq \\'True\\'].value','value':'E'}  | {'op':'add','path':'roles[primary eq true].value','value':'E'}
					{'op':'add','path':'roles[Primary ne \\'FALSE\\' and type eq \\'x\\']'} | {'op':'add','path':'roles[Primary ne false and type eq \\'x\\']'}
					{'op':'add','path':'roles[primary eq true].value'}                    | {'op':'add','path':'roles[primary eq true].value'}
					{'op':'add','path':'roles[value eq \\'true\\']'}                      | {'op':'add','path':'roles[value eq \\'true\\']'}
					{'op':'add','path':'roles'}                                           | {'op':'add','path':'roles'}
					{'op':'add','path':5}                                                 | {'op':'add','path':5}
					{'op':'add','value':{}}                                               | {'op':'add','value':{}}
					""")
	void shouldTakeBooleansAsText(String sent, String rfc) {
		Quirks.assertOperation(new BooleanTextInPath(), ResourceSchema.USER, sent, rfc);
	}

}
