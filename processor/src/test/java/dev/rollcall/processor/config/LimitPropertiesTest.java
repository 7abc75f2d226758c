package dev.rollcall.processor.config;

import java.time.Duration;
import java.util.Map;

import dev.rollcall.processor.decide.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** How limits are configured. */
class LimitPropertiesTest {

	@Test
	void shouldBeTheUsualOnes() {
		assertThat(bind(Map.of()).limits()).isEqualTo(Limits.DEFAULT);
	}

	@Test
	void shouldTakeWhatIsSet() {
		Limits limits = bind(Map.of("rollcall.processor.limits.password-failures", "3",
				"rollcall.processor.limits.password-lock", "1h", "rollcall.processor.limits.site-group-members", "7",
				"rollcall.processor.limits.extensions", "5"))
			.limits();
		assertThat(limits).isEqualTo(new Limits(100, 10, 7, 3, Duration.ofHours(1), 5, 100));
	}

	@ParameterizedTest
	@ValueSource(strings = { "password-failures", "site-group-members", "live-credentials", "password-lock",
			"extension-attributes" })
	void shouldRefuseWhatAdmitsNothing(String name) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.processor.limits." + name, "0")))
			.havingRootCause()
			.withMessageContaining(name);
	}

	private static LimitProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.processor.limits",
				LimitProperties.class);
	}

}
