package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccountSchemaTest {

	private static final ResourceSchema USER = ResourceSchema.USER;

	@Test
	void shouldBeReadOnlyAndReturnedOnRequest() {
		assertThat(USER.extension(AccountSchema.URN)).isPresent();
		check(AccountSchema.DEFINITION.attributes());
	}

	private static void check(List<AttributeDefinition> attributes) {
		assertThat(attributes).isNotEmpty().allSatisfy((attribute) -> {
			assertThat(attribute.mutability()).isEqualTo(Mutability.READ_ONLY);
			assertThat(attribute.returned()).isEqualTo(Returned.REQUEST);
			if (attribute.isComplex()) {
				check(attribute.subAttributes());
			}
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			#:status              | #:status
			#:STATUS              | #:status
			#.status              | #:status
			#:because.Rule        | #:because.rule
			#                     | #
			status                | -
			because.rule          | -
			role                  | -
			department            | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department
			""")
	void shouldBeNamedByItsUrnOnly(String name, String path) {
		assertThat(USER.find(name.replace("#", AccountSchema.URN)).map(AttributeTarget::path).orElse("-"))
			.isEqualTo(path.replace("#", AccountSchema.URN));
	}

	@Test
	void shouldBeIgnoredInABody() {
		Attributes taken = Json.taken(Canonical.of(USER,
				Json.object("{userName:'u','#':{status:'active',because:[{facet:'role'}]},'#:role':'siteAdmin'}"
					.replace("#", AccountSchema.URN))));
		assertThat(taken).isEqualTo(Json.taken(Canonical.of(USER, Json.object("{userName:'u'}"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SET         | #:status | "active"
			SET         | #        | {"status":"active"}
			UNSET       | #        |
			UNSET       | #:since  |
			ADD_ELEMENT | #:because | {"facet":"role"}
			SET         | #:because[facet eq "role"].rule | "r"
			""")
	void shouldNotBeChanged(Operation.Kind kind, String path, String value) {
		String where = path.replace("#", AccountSchema.URN);
		Operation operation = switch (kind) {
			case SET -> Operation.set(where, value, false);
			case UNSET -> Operation.unset(where);
			default -> Operation.addElement(where, value);
		};
		assertThat(Json.refused(AttributePatch.apply(USER, Json.user("{}"), List.of(operation))).code())
			.isEqualTo(AttributeFault.Code.MUTABILITY);
	}

}
