package dev.rollcall.projector.view;

import dev.rollcall.projector.Samples;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.rollcall.projector.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RowChangeTest {

	@Test
	void shouldTakeNoHashOfACredential() {
		assertThatIllegalArgumentException().isThrownBy(() -> RowChange.of(Samples.put(credential("0123456789abcdef"))))
			.withMessageNotContaining("0123456789abcdef");
		assertThat(RowChange.of(Samples.put(credential(""))).values()).isNotNull();
	}

	private static Entity.Credential credential(String hash) {
		return new Entity.Credential(Samples.SITE, new CredentialId(id(5)), Samples.PROVIDER,
				Entity.Credential.Kind.TOKEN, "Okta", hash, Samples.AT, null);
	}

	@ParameterizedTest
	@EnumSource
	void shouldKnowTheViewOfEveryKindThatIsGone(EntityKey.Kind kind) {
		Change change = new Change(new EntityKey(Samples.SITE, kind, id(1), id(2)), null);
		RowChange row = RowChange.of(change);
		assertThat(row.values()).isNull();
		assertThat(RowChange.VIEWS).contains(row.view());
		assertThat(row.view().key(7, change.key())).hasSameSizeAs(row.view().table().key());
	}

	@Test
	void shouldRefuseTheStateOfAnotherKey() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RowChange.of(new Change(Samples.user(10, "a").key(), Samples.user(11, "b"))));
	}

}
