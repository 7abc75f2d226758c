package dev.rollcall.projector.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.UserRow;
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

	/** More than a look-up reads at once. */
	@Test
	void shouldFindManyOfOneExternalId() {
		try (ViewCatalog catalog = catalog("twins"); ViewStore store = catalog.open()) {
			store.apply(new Batch(IntStream.range(0, 40)
				.mapToObj(SqliteReadingTest::twin)
				.map((user) -> RowChange.of(Samples.put(user)))
				.toList(), List.of(new Position(0, 40, 40, 1)), List.of(), List.of()));
			LiveView live = new LiveView(Duration.ofSeconds(5), 10);
			live.use(store);
			live.caughtUp();
			ProjectorViews views = new ProjectorViews(live, Runnable::run,
					new ScanLimits(100, 10_000, 10_000, Duration.ofSeconds(20)), new SimpleMeterRegistry());
			Page<UserRow> page = views.users(SCOPE, new Query("externalId eq \"same\"", 1, 100), ReadBound.NONE)
				.toCompletableFuture()
				.join();
			assertThat(page.items()).extracting((row) -> row.user().id())
				.containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(Samples::userId).toList());
			assertThat(page.total()).isEqualTo(40);
		}
	}

	private static Entity.User twin(int number) {
		return new Entity.User(SCOPE.site(), SCOPE.provider(), Samples.userId(number),
				Attributes.ofJson("{\"userName\":\"twin" + number + "\",\"externalId\":\"same\"}"), true, List.of(),
				Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
	}

}
