package dev.rollcall.schemas;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdsTest {

	@ParameterizedTest
	@CsvSource({ "00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000002",
			"00000000-0000-0000-7fff-ffffffffffff, 00000000-0000-0000-8000-000000000000",
			"7fffffff-ffff-ffff-ffff-ffffffffffff, 80000000-0000-0000-0000-000000000000",
			"00000000-0000-0001-ffff-ffffffffffff, 00000000-0000-0002-0000-000000000000" })
	void shouldOrderAsUnsignedBytes(UUID lower, UUID higher) {
		assertThat(Ids.compare(lower, higher)).isNegative();
		assertThat(Ids.compare(higher, lower)).isPositive();
		assertThat(Ids.compare(lower, lower)).isZero();
		assertThat(java.util.Arrays.compareUnsigned(Ids.bytes(lower), Ids.bytes(higher))).isNegative();
		assertThat(new UserId(lower)).isLessThan(new UserId(higher));
	}

	@Test
	void shouldComeBackFromBytes() {
		UUID id = UUID.fromString("01998c3d-5f00-7002-8000-000000000002");
		assertThat(Ids.uuid(Ids.bytes(id))).isEqualTo(id);
		assertThatIllegalArgumentException().isThrownBy(() -> Ids.uuid(new byte[15]));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "01998c3d-5f00-7002-8000-00000000000", "01998C3D-5F00-7002-8000-000000000002",
			"01998c3d-5f00-7002-8000-00000000000g", "01998c3d5f0070028000000000000002",
			"{1998c3d-5f00-7002-8000-000000000002", "1998c3d5-f00-07002-8000-000000000002" })
	void shouldReadNothingButTheCanonicalForm(String text) {
		assertThat(Ids.parse(text)).isEmpty();
	}

	@Test
	void shouldReadTheCanonicalForm() {
		String text = "01998c3d-5f00-7002-8000-000000000002";
		assertThat(Ids.parse(text)).contains(UUID.fromString(text));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a", "acme", "a-b", "0", "a23456789012345678901234567890123456789012345678901234567890123" })
	void shouldTakeSiteId(String text) {
		assertThat(SiteId.parse(text)).contains(new SiteId(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-a", "a-", "A", "a b", "a.b", "ä",
			"a234567890123456789012345678901234567890123456789012345678901234" })
	void shouldRefuseSiteId(String text) {
		assertThat(SiteId.parse(text)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new SiteId(text));
	}

}
