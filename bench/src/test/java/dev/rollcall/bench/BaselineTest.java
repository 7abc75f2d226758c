package dev.rollcall.bench;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineTest {

	@Test
	void shouldStartFromWhereverTheBenchRunsFrom() throws IOException {
		try (ChildProcess baseline = Bench.startBaseline()) {
			assertThat(baseline.facts()).containsKey("PORT");
			Target target = Target.of("http://127.0.0.1:" + baseline.facts().get("PORT"), null, baseline.pid());
			try (HttpConnection connection = new HttpConnection(target)) {
				Response response = connection.get("/bytes/10");
				assertThat(response.status()).isEqualTo(200);
				assertThat(response.body()).hasSize(10);
			}
		}
	}

}
