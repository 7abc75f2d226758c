package dev.rollcall.gateway.kafka;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InFlightTest {

	private static final SiteId ACME = new SiteId("acme");

	private static final SiteId OTHER = new SiteId("other");

	private static final SiteId THIRD = new SiteId("third");

	@Test
	void shouldBoundEachSiteByItsOwnWindow() {
		InFlight inFlight = new InFlight(10, 2);

		assertThat(inFlight.tryEnter(ACME)).isTrue();
		assertThat(inFlight.tryEnter(ACME)).isTrue();
		assertThat(inFlight.tryEnter(ACME)).isFalse();
		assertThat(inFlight.tryEnter(OTHER)).isTrue();
		assertThat(inFlight.count()).isEqualTo(3);
	}

	@Test
	void shouldBoundTheWholeGateway() {
		InFlight inFlight = new InFlight(2, 2);

		assertThat(inFlight.tryEnter(ACME)).isTrue();
		assertThat(inFlight.tryEnter(OTHER)).isTrue();
		assertThat(inFlight.tryEnter(THIRD)).isFalse();
		inFlight.leave(ACME);
		assertThat(inFlight.tryEnter(THIRD)).isTrue();
	}

	@Test
	void shouldForgetSitesWithNothingUnderWay() {
		InFlight inFlight = new InFlight(10, 2);

		inFlight.tryEnter(ACME);
		inFlight.tryEnter(ACME);
		inFlight.tryEnter(ACME);
		inFlight.leave(ACME);
		inFlight.leave(ACME);

		assertThat(inFlight.sites()).isZero();
		assertThat(inFlight.count()).isZero();
	}

	@Test
	void shouldCountRightWithManyAtATime() throws InterruptedException {
		InFlight inFlight = new InFlight(3, 2);
		AtomicInteger most = new AtomicInteger();
		AtomicInteger inside = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		for (int i = 0; i < 20_000; i++) {
			SiteId site = (i % 2 == 0) ? ACME : OTHER;
			threads.execute(() -> {
				if (inFlight.tryEnter(site)) {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					inside.decrementAndGet();
					inFlight.leave(site);
				}
			});
		}
		threads.shutdown();

		assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		assertThat(most.get()).isBetween(1, 3);
		assertThat(inFlight.count()).isZero();
		assertThat(inFlight.sites()).isZero();
	}

}
