package dev.rollcall.gateway.dialect.quirk;

import dev.rollcall.schemas.scim.ResourceSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortSchemaUrnsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'schemas':['urn:scim:schemas:core:2.0','urn:scim:schemas:extension:enterprise:2.0']} | {'schemas':['<USER>','<ENT>']}
					{'Schemas':['urn:scim:schemas:core:1.0','URN:SCIM:schemas:core:2.0:user']}  | {'Schemas':['<USER>','<USER>']}
					{'urn:scim:schemas:extension:enterprise:1.0':{'department':'D'}}            | {'<ENT>':{'department':'D'}}
					{'urn:scim:schemas:extension:enterprise:2.0:User':{'department':'D'}}       | {'<ENT>':{'department':'D'}}
					{'<ENT>':{'department':'D'},'urn:scim:schemas:extension:enterprise:2.0':{}} | {'<ENT>':{'department':'D'}}
					{'schemas':['<USER>','<ENT>','urn:x:y']}                                    | {'schemas':['<USER>','<ENT>','urn:x:y']}
					{'schemas':['urn:scim:schemas:core:2.0:Group']}                             | {'schemas':['urn:scim:schemas:core:2.0:Group']}
					{'schemas':'urn:scim:schemas:core:2.0'}                                     | {'schemas':'urn:scim:schemas:core:2.0'}
					{'schemas':[5,null]}                                                        | {'schemas':[5,null]}
					""")
	void shouldTakeShortUrns(String sent, String rfc) {
		Quirks.assertResource(new ShortSchemaUrns(), ResourceSchema.USER, sent, rfc);
	}

	@Test
	void shouldMeanTheResourceThatIsAskedFor() {
		Quirks.assertResource(new ShortSchemaUrns(), ResourceSchema.GROUP, "{'schemas':['urn:scim:schemas:core:1.0']}",
				"{'schemas':['<GROUP>']}");
	}

}
