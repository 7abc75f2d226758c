package dev.rollcall.projector;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.rollcall.projector.read.ProjectorViews;
import dev.rollcall.projector.read.ScanLimits;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Query;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.util.unit.DataSize;

/**
 * Measures a SQLite view: {@code java dev.rollcall.projector.Measure [users]} on the test
 * class path. Each user has an e-mail address and a membership.
 */
final class Measure {

	private static final int BATCH = 5_000;

	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	private Measure() {
	}

	public static void main(String[] args) throws Exception {
		int users = (args.length > 0) ? Integer.parseInt(args[0]) : 100_000;
		Path folder = Files.createTempDirectory("rollcall-measure");
		ExecutorService readers = Executors.newFixedThreadPool(4);
		try {
			for (int round = 0; round < 3; round++) {
				run(folder.resolve("round" + round), users, readers);
			}
		}
		finally {
			readers.shutdown();
		}
	}

	private static void run(Path folder, int users, ExecutorService readers) throws Exception {
		SqliteCatalog catalog = new SqliteCatalog(folder,
				new SqliteTuning(DataSize.ofGigabytes(4), DataSize.ofMegabytes(128), DataSize.ofMegabytes(8)), 4,
				Duration.ofSeconds(5));
		ViewStore store = catalog.open();
		List<byte[]> records = records(users);
		Watch start = watch();
		for (int from = 0; from < records.size(); from += BATCH) {
			List<RowChange> changes = new ArrayList<>(BATCH);
			for (byte[] bytes : records.subList(from, Math.min(from + BATCH, records.size()))) {
				Entity entity = Codecs.ENTITY.decode(bytes);
				changes.add(RowChange.of(new Change(entity.key(), entity)));
			}
			store.apply(new Batch(changes, List.of(new Position(0, from, from, 1)), List.of(), List.of()));
		}
		report("rebuild, entities/s", records.size(), start);
		LiveView live = new LiveView(Duration.ofSeconds(5), 100);
		live.use(store);
		live.caughtUp();
		ProjectorViews views = new ProjectorViews(live, readers,
				new ScanLimits(2_000, 1_000_000, 1_000_000, Duration.ofSeconds(30)), new SimpleMeterRegistry());
		Random random = new Random(1);
		int reads = 100_000;
		for (int i = 0; i < users; i++) {
			views.user(Samples.SCOPE, Samples.userId(i), ReadBound.NONE).toCompletableFuture().join();
		}
		start = watch();
		for (int i = 0; i < reads; i++) {
			views.user(Samples.SCOPE, Samples.userId(random.nextInt(users)), ReadBound.NONE)
				.toCompletableFuture()
				.join();
		}
		report("by id with groups, one at a time, reads/s", reads, start);
		look(views, random, users, "userName eq \"user%d@corp.example\"", reads / 4);
		look(views, random, users, "emails[type eq \"work\" and value eq \"user%d@corp.example\"]", reads / 4);
		start = watch();
		int pages = 0;
		for (int at = 1; at <= users; at += 100) {
			views.users(Samples.SCOPE, new Query(null, at, 100), ReadBound.NONE).toCompletableFuture().join();
			pages++;
		}
		report("pages of 100, one after the other, pages/s", pages, start);
		for (int at : new int[] { 1, users / 2, users - 100 }) {
			start = watch();
			for (int i = 0; i < 300; i++) {
				views.users(Samples.SCOPE, new Query(null, Math.max(1, at - i), 100), ReadBound.NONE)
					.toCompletableFuture()
					.join();
			}
			report("page of 100 from about " + at + ", out of the blue, pages/s", 300, start);
		}
		start = watch();
		views.users(Samples.SCOPE, new Query("name.familyName co \"zzz\"", 1, 100), ReadBound.NONE)
			.toCompletableFuture()
			.join();
		report("scan, users/s", users, start);
		start = watch();
		long rows = store.digest().rows();
		report("digest, rows/s", rows, start);
		long bytes = Files.size(Path.of(store.name()));
		System.out.printf("file: %d bytes a user%n%n", bytes / users);
		store.close();
		catalog.close();
	}

	private static void look(ProjectorViews views, Random random, int users, String filter, int reads) {
		Watch start = watch();
		for (int i = 0; i < reads; i++) {
			String text = filter.formatted(random.nextInt(users));
			if (views.users(Samples.SCOPE, new Query(text, 1, 100), ReadBound.NONE)
				.toCompletableFuture()
				.join()
				.total() != 1) {
				throw new IllegalStateException("Expected one user for " + text);
			}
		}
		report("look-up by " + filter.substring(0, filter.indexOf(' ')) + ", reads/s", reads, start);
	}

	private static List<byte[]> records(int users) {
		List<byte[]> records = new ArrayList<>();
		for (int i = 0; i < users; i++) {
			String name = "user" + i + "@corp.example";
			records.add(Codecs.ENTITY.encode(Samples.user(i, name, name)));
			records.add(Codecs.ENTITY.encode(Samples.membership(10_000_000 + i % 100, i)));
		}
		for (int i = 0; i < 100; i++) {
			records.add(Codecs.ENTITY.encode(Samples.group(10_000_000 + i, "Group " + i)));
		}
		return records;
	}

	/**
	 * The second figure counts only the time that this thread ran: good on a busy
	 * machine.
	 */
	private static void report(String what, long number, Watch watch) {
		System.out.printf("%-62s %,12.0f  by CPU %,12.0f%n", what, number * 1e9 / (System.nanoTime() - watch.wall()),
				number * 1e9 / (CPU.getCurrentThreadCpuTime() - watch.cpu()));
	}

	private static Watch watch() {
		return new Watch(System.nanoTime(), CPU.getCurrentThreadCpuTime());
	}

	private record Watch(long wall, long cpu) {
	}

}
