package dev.rollcall.projector.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.scim.Attributes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static dev.rollcall.projector.Samples.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

class SqliteReadingTest extends ReadingContract {

	@TempDir
	Path folder;

	@Override
	ViewCatalog catalog(String name) {
		return new SqliteCatalog(this.folder.resolve(name),
				new SqliteTuning(DataSize.ofMegabytes(64), DataSize.ofMegabytes(8), DataSize.ofMegabytes(2)), 2,
				Duration.ofSeconds(5));
	}

	@Test
	void shouldHandToReadersWhatIsMoreThanALookUp() {
		try (ViewCatalog catalog = catalog("lookups"); ViewStore store = catalog.open()) {
			store.apply(new Batch(Stream
				.concat(IntStream.range(0, 20).mapToObj((i) -> Samples.user(SCOPE, i, 1, "User" + i, "mail" + i)),
						IntStream.range(20, 40).mapToObj(SqliteReadingTest::twin))
				.map((user) -> RowChange.of(Samples.put(user)))
				.toList(), List.of(new Position(0, 40, 40, 1)), List.of(), List.of()));
			LiveView live = new LiveView(Duration.ofSeconds(5), 10);
			live.use(store);
			live.caughtUp();
			AtomicInteger handed = new AtomicInteger();
			ProjectorViews views = new ProjectorViews(live, (task) -> {
				handed.incrementAndGet();
				task.run();
			}, new ScanLimits(100, 10_000, 10_000, Duration.ofSeconds(20)), new SimpleMeterRegistry());
			Function<Query, Integer> users = (query) -> {
				int before = handed.get();
				views.users(SCOPE, query, ReadBound.NONE).toCompletableFuture().join();
				return handed.get() - before;
			};
			for (String lookUp : List.of("userName eq \"user3\"", "userName eq \"nobody\"", "externalId eq \"X-3\"",
					"id eq \"" + Samples.id(3) + "\"", "userName eq \"user3\" and active eq true",
					"userName eq \"user3\" and groups.value eq \"x\"")) {
				assertThat(users.apply(new Query(lookUp, 1, 100))).as(lookUp).isZero();
			}
			for (String more : List.of("active eq true", "userName sw \"user3\"",
					"userName eq \"user3\" or userName eq \"user4\"", "emails.value eq \"mail3\"",
					"externalId eq \"same\"",
					"userName eq \"user3\" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr")) {
				assertThat(users.apply(new Query(more, 1, 100))).as(more).isOne();
			}
			assertThat(users.apply(new Query("userName eq \"user3\"", 1, 100, new Sort("title", false), null))).isOne();
			assertThat(users.apply(new Query(null, 1, 100))).isOne();
			assertThat(failure(views.users(SCOPE, new Query("userName eq", 1, 100), ReadBound.NONE)))
				.isInstanceOf(FilterRejectedException.class);
		}
	}

	private static Entity.User twin(int number) {
		return new Entity.User(SCOPE.site(), SCOPE.provider(), Samples.userId(number),
				Attributes.ofJson("{\"userName\":\"twin" + number + "\",\"externalId\":\"same\"}"), true, List.of(),
				Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
	}

	private static Throwable failure(CompletionStage<?> stage) {
		return stage.handle((answer, failure) -> failure).toCompletableFuture().join();
	}

}
