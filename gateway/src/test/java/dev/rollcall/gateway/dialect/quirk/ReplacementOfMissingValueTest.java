package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementOfMissingValueTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'x'} | {'op':'add','path':'emails[type eq \\'work\\'].value','value':'x'}
					{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'x'} | {'op':'replace','path':'emails[type eq \\'work\\'].value','value':'x'}
					{'op':'Replace','path':'title','value':'x'}           | {'op':'Replace','path':'title','value':'x'}
					{'op':'Replace','path':'emails[type eq \\'work\\']','value':{'value':'x'}} | {'op':'Replace','path':'emails[type eq \\'work\\']','value':{'value':'x'}}
					{'op':'Remove','path':'emails[type eq \\'work\\']'}   | {'op':'Remove','path':'emails[type eq \\'work\\']'}
					{'op':'Replace','value':{'title':'x'}}                | {'op':'Replace','value':{'title':'x'}}
					{'op':5,'path':'emails[type eq \\'work\\']'}          | {'op':5,'path':'emails[type eq \\'work\\']'}
					""")
	void shouldMeanAnAddition(String sent, String rfc) {
		Quirks.assertOperation(ReplacementOfMissingValue.spelledAsByEntra(), ResourceSchema.USER, sent, rfc);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'x'} | {'op':'add','path':'emails[type eq \\'work\\'].value','value':'x'}
					{'op':'replace','path':'title','value':'x'}           | {'op':'replace','path':'title','value':'x'}
					{'op':'remove','path':'emails[type eq \\'work\\']'}   | {'op':'remove','path':'emails[type eq \\'work\\']'}
					""")
	void shouldMeanAnAdditionOfEntraInAnySpelling(String sent, String rfc) {
		Quirks.assertOperation(ReplacementOfMissingValue.inAnySpelling(), ResourceSchema.USER, sent, rfc);
	}

}
