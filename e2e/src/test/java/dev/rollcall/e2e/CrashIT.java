package dev.rollcall.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole launcher is killed in the middle of writes and comes back with all of them.
 */
class CrashIT {

	@Test
	void shouldComeBackWithEveryAnsweredWriteAndTheSameCredentials() throws Exception {
		Path folder = Folders.fresh("crash");
		Map<String, String> answered = new ConcurrentHashMap<>();
		String token;
		try (Product product = Product.start(folder)) {
			token = product.scimToken();
			Scim scim = product.demo();
			AtomicBoolean done = new AtomicBoolean();
			AtomicInteger number = new AtomicInteger();
			ExecutorService clients = Executors.newFixedThreadPool(16);
			for (int client = 0; client < 16; client++) {
				clients.execute(() -> {
					while (!done.get() && number.get() < 20_000) {
						String name = "crash" + number.incrementAndGet() + "@example.com";
						try {
							Scim.Answer answer = scim.trySend("POST", "/Users", Bodies.user(name));
							if (answer.status() == 201) {
								answered.put(name, answer.id());
							}
						}
						catch (java.io.IOException ex) {
							// the product was killed; nobody was answered
							return;
						}
					}
				});
			}
			Wait.until(Duration.ofSeconds(60), () -> (answered.size() > 500) ? true : null, () -> "500 users");
			product.process().killHard();
			done.set(true);
			clients.shutdown();
			assertThat(clients.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
		}
		try (Product product = Product.start(folder)) {
			assertThat(product.scimToken()).isEqualTo(token);
			Scim scim = product.demo();
			answered.forEach(
					(name, id) -> assertThat(scim.get("/Users/" + id).expect(200).text("/userName")).isEqualTo(name));
			assertThat(scim.get("/Users?count=0").expect(200).json().path("totalResults").asInt())
				.isGreaterThanOrEqualTo(answered.size());
			assertThat(product.process().terminate()).as("exit code after SIGTERM").isIn(0, 143);
		}
	}

}
