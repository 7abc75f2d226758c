package dev.rollcall.projector.kafka;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.rollcall.projector.read.ProjectorViews;
import dev.rollcall.projector.read.ScanLimits;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewCatalog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.util.unit.DataSize;

/** A whole projector over a broker and a folder, without an application context. */
final class Projection implements AutoCloseable {

	final LiveView live = new LiveView(Duration.ofSeconds(5), 100);

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	final DirectoryConsumer consumer;

	final Rebuild rebuild;

	final ProjectorViews views;

	private final ExecutorService readers = Executors.newFixedThreadPool(2);

	Projection(Map<String, Object> kafka, Path folder) {
		this(kafka, folder, Duration.ofDays(6));
	}

	Projection(Map<String, Object> kafka, Path folder, Duration tombstonesKept) {
		ViewCatalog catalog = new SqliteCatalog(folder,
				new SqliteTuning(DataSize.ofMegabytes(64), DataSize.ofMegabytes(8), DataSize.ofMegabytes(2)), 2,
				Duration.ofSeconds(5));
		DirectoryTopic topic = new BrokerTopic(kafka, kafka, 1_000);
		this.consumer = new DirectoryConsumer(topic, catalog, this.live, Clock.systemUTC(), tombstonesKept,
				this.meters);
		this.rebuild = new Rebuild(topic, catalog, this.live, this.consumer, Clock.systemUTC());
		this.views = new ProjectorViews(this.live, this.readers,
				new ScanLimits(2_000, 100_000, 100_000, Duration.ofSeconds(10)), this.meters);
		this.consumer.start();
	}

	static <T> T get(CompletionStage<T> stage) throws Exception {
		return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

	double count(String meter) {
		return Optional.ofNullable(this.meters.find(meter).counter()).orElseThrow().count();
	}

	@Override
	public void close() {
		this.rebuild.stop();
		this.consumer.stop();
		this.readers.shutdownNow();
	}

}
