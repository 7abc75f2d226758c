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
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.Attributes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

	/** As few as a look-up reads at once, and more. */
	@ParameterizedTest
	@ValueSource(ints = { 3, 40 })
	void shouldFindAllOfOneExternalId(int count) {
		try (ViewCatalog catalog = catalog("twins"); ViewStore store = catalog.open()) {
			store.apply(new Batch(IntStream.range(0, count)
				.mapToObj(SqliteReadingTest::twin)
				.map((user) -> RowChange.of(Samples.put(user)))
				.toList(), List.of(new Position(0, count, count, 1)), List.of(), List.of()));
			LiveView live = new LiveView(Duration.ofSeconds(5), 10);
			live.use(store);
			live.caughtUp();
			ProjectorViews views = new ProjectorViews(live, Runnable::run,
					new ScanLimits(100, 10_000, 10_000, Duration.ofSeconds(20)), new SimpleMeterRegistry());
			List<UserId> ids = IntStream.range(0, count).mapToObj(Samples::userId).toList();
			assertThat(twins(views, null)).isEqualTo(ids);
			// What nobody has sorts nobody, so that the ids decide.
			assertThat(twins(views, new Sort("nothing", true)))
				.containsExactlyElementsOf(IntStream.range(0, count).mapToObj((i) -> ids.get(count - 1 - i)).toList());
		}
	}

	private static List<UserId> twins(ProjectorViews views, @Nullable Sort sort) {
		Page<UserRow> page = views.users(SCOPE, new Query("externalId eq \"same\"", 1, 100, sort, null), ReadBound.NONE)
			.toCompletableFuture()
			.join();
		assertThat(page.total()).isEqualTo(page.items().size());
		return page.items().stream().map((row) -> row.user().id()).toList();
	}

	private static Entity.User twin(int number) {
		return new Entity.User(SCOPE.site(), SCOPE.provider(), Samples.userId(number),
				Attributes.ofJson("{\"userName\":\"twin" + number + "\",\"externalId\":\"same\"}"), true, List.of(),
				Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
	}

}
