package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagerIdForValueTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'<ENT>':{'manager':{'managerId':'m','displayName':'Jo'}}} | {'<ENT>':{'manager':{'displayName':'Jo','value':'m'}}}
					{'<ENT>':{'Manager':{'ManagerId':'m'}}}                    | {'<ENT>':{'Manager':{'value':'m'}}}
					{'<ENT>':{'manager':{'value':'v','managerId':'m'}}}        | {'<ENT>':{'manager':{'value':'v','managerId':'m'}}}
					{'<ENT>':{'manager':'m'}}                                  | {'<ENT>':{'manager':'m'}}
					{'<ENT>':'x'}                                              | {'<ENT>':'x'}
					{'userName':'u'}                                           | {'userName':'u'}
					""")
	void shouldTakeTheManagerOfAResource(String sent, String rfc) {
		Quirks.assertResource(new ManagerIdForValue(), ResourceSchema.USER, sent, rfc);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'op':'add','path':'<ENT>:manager','value':{'managerId':'m'}}    | {'op':'add','path':'<ENT>:manager','value':{'value':'m'}}
					{'op':'add','path':'<ENT>','value':{'manager':{'managerId':'m'}}} | {'op':'add','path':'<ENT>','value':{'manager':{'value':'m'}}}
					{'op':'add','value':{'<ENT>':{'manager':{'managerId':'m'}}}}     | {'op':'add','value':{'<ENT>':{'manager':{'value':'m'}}}}
					{'op':'add','path':'<ENT>:manager','value':'m'}                  | {'op':'add','path':'<ENT>:manager','value':'m'}
					{'op':'add','path':'name','value':{'managerId':'m'}}             | {'op':'add','path':'name','value':{'managerId':'m'}}
					{'op':'add','path':'a..b','value':{'managerId':'m'}}             | {'op':'add','path':'a..b','value':{'managerId':'m'}}
					""")
	void shouldTakeTheManagerOfAnOperation(String sent, String rfc) {
		Quirks.assertOperation(new ManagerIdForValue(), ResourceSchema.USER, sent, rfc);
	}

}
