package dev.rollcall.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity.Credential.Kind;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.SiteId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CredentialAccessTest {

	private static final AccessProperties LIMITS = new AccessProperties(Duration.ofSeconds(2), 1000, 100,
			Duration.ofSeconds(1));

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final Broker broker = new Broker();

	private @Nullable KnownCredentials known = new KnownCredentials();

	private final CredentialAccess access = new CredentialAccess(() -> this.known,
			new CatchUp(this.broker, LIMITS, Schedulers.parallel()), Clock.fixed(Samples.NOW, ZoneOffset.UTC),
			this.meters);

	@ParameterizedTest(name = "{0}")
	@MethodSource("presented")
	void shouldAdmitOnlyAKnownCredentialInForce(String what, Samples.Sample sample, @Nullable String header,
			boolean admitted, String verdict, int questions) {
		known().put(sample.entry());

		Caller caller = this.access.authenticate(header).block();

		assertThat(caller).isEqualTo(admitted ? sample.caller() : null);
		assertThat(this.broker.questions).hasValue(questions);
		assertThat(this.meters.get("rollcall.gateway.access").tag("verdict", verdict).counter().count()).isEqualTo(1);
	}

	static Stream<Arguments> presented() {
		Instant later = Samples.NOW.plusMillis(1);
		Samples.Sample token = Samples.token(later, true);
		Samples.Sample basic = Samples.sample(Kind.BASIC, later, true);
		Samples.Sample never = Samples.token(null, true);
		Samples.Sample over = Samples.token(Samples.NOW, true);
		Samples.Sample off = Samples.token(later, false);
		Samples.Sample other = Samples.token(later, true);
		return Stream.of(arguments("token", token, token.bearer(), true, "admitted", 0),
				arguments("basic", basic, basic.basic(), true, "admitted", 0),
				arguments("never expires", never, never.bearer(), true, "admitted", 0),
				arguments("expires this very moment", over, over.bearer(), false, "expired", 0),
				arguments("not admitted by the policy", off, off.bearer(), false, "not-admitted", 1),
				arguments("unknown id", token, other.bearer(), false, "unknown", 1),
				arguments("another one's secret", token, "Bearer " + other.secret().token(token.id()), false, "wrong",
						0),
				arguments("token as a password", token, token.basic(), false, "wrong", 0),
				arguments("password as a token", basic, basic.bearer(), false, "wrong", 0),
				arguments("no header", token, null, false, "malformed", 0), arguments("another scheme", token,
						"Digest " + token.secret().token(token.id()), false, "malformed", 0));
	}

	@Test
	void shouldAdmitACredentialThatAnotherGatewayJustMade() {
		Samples.Sample sample = Samples.token(null, true);
		this.broker.onQuestion = () -> known().put(sample.entry());

		assertThat(this.access.authenticate(sample.bearer()).block()).isEqualTo(sample.caller());
	}

	@Test
	void shouldAdmitSeveralCredentialsOfOneProvider() {
		Samples.Sample old = Samples.token(null, true);
		Samples.Sample young = Samples.token(null, true);
		known().put(old.entry());
		known().put(young.entry());

		assertThat(this.access.authenticate(old.bearer()).block()).isEqualTo(old.caller());
		assertThat(this.access.authenticate(young.bearer()).block()).isEqualTo(young.caller());
		assertThat(this.access.of(Samples.SITE, Samples.PROVIDER).block()).containsExactly(old.entry(), young.entry());
	}

	@Test
	void shouldRefuseARevokedCredential() {
		Samples.Sample sample = Samples.token(null, true);
		known().put(sample.entry());
		known().remove(sample.entry().credential().key());

		assertThat(this.access.authenticate(sample.bearer()).block()).isNull();
	}

	@Test
	void shouldNotRevokeByAnotherSitesKey() {
		Samples.Sample sample = Samples.token(null, true);
		known().put(sample.entry());
		known().remove(EntityKey.credential(new SiteId("other"), sample.id()));

		assertThat(this.access.authenticate(sample.bearer()).block()).isEqualTo(sample.caller());
	}

	@Test
	void shouldShowCredentialsOfTheSiteOnly() {
		known().put(Samples.token(null, true).entry());

		assertThat(this.access.of(new SiteId("other"), Samples.PROVIDER).block()).isEmpty();
	}

	@Test
	void shouldNotTellWhileTheCredentialsAreNotRead() {
		this.known = null;

		assertThatExceptionOfType(AccessUnavailableException.class)
			.isThrownBy(() -> this.access.authenticate(Samples.token(null, true).bearer()).block());
	}

	@Test
	void shouldNotCallAnUnknownCredentialInvalidWhenTheBrokerIsAway() {
		this.broker.failure = new IllegalStateException("away");

		assertThatExceptionOfType(AccessUnavailableException.class)
			.isThrownBy(() -> this.access.authenticate(Samples.token(null, true).bearer()).block())
			.satisfies((ex) -> assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
	}

	@Test
	void shouldPrintNoHash() {
		AccessEntry entry = Samples.token(null, true).entry();
		known().put(entry);

		assertThat(known().find(entry.credential().id()) + " " + entry).doesNotContain(entry.credential().hash());
	}

	private KnownCredentials known() {
		return Objects.requireNonNull(this.known);
	}

	private static final class Broker implements CatchUp.Source {

		private final AtomicInteger questions = new AtomicInteger();

		private Runnable onQuestion = () -> {
		};

		private @Nullable RuntimeException failure;

		@Override
		public CompletionStage<Map<TopicPartition, Long>> ends() {
			this.questions.incrementAndGet();
			if (this.failure != null) {
				throw this.failure;
			}
			this.onQuestion.run();
			return CompletableFuture.completedFuture(Map.of());
		}

		@Override
		public CompletionStage<Void> reached(Map<TopicPartition, Long> ends) {
			return CompletableFuture.completedFuture(null);
		}

	}

}
