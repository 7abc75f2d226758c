package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNameInAnyCaseTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{'op':'Add','path':'title','value':'x'}  | {'op':'add','path':'title','value':'x'}
			{'op':'Replace','value':{'active':true}} | {'op':'replace','value':{'active':true}}
			{'op':'REMOVE','path':'title'}           | {'op':'remove','path':'title'}
			{'op':'replace','path':'title'}          | {'op':'replace','path':'title'}
			{'op':'Move','path':'title'}             | {'op':'Move','path':'title'}
			{'op':5}                                 | {'op':5}
			{'path':'title'}                         | {'path':'title'}
			""")
	void shouldTakeNamesInAnyCase(String sent, String rfc) {
		Quirks.assertOperation(new OperationNameInAnyCase(), ResourceSchema.USER, sent, rfc);
	}

}
