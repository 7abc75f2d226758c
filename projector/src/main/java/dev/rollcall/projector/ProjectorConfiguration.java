package dev.rollcall.projector;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.rollcall.projector.http.ProjectorRoutes;
import dev.rollcall.projector.kafka.BrokerTopic;
import dev.rollcall.projector.kafka.DirectoryConsumer;
import dev.rollcall.projector.kafka.DirectoryTopic;
import dev.rollcall.projector.kafka.Rebuild;
import dev.rollcall.projector.read.ProjectorViews;
import dev.rollcall.projector.read.ScanLimits;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.PostgresCatalog;
import dev.rollcall.projector.store.PostgresServer;
import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The projector as part of an application context, its own or the launcher's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectorProperties.class)
public class ProjectorConfiguration {

	@Bean
	ViewCatalog projectorCatalog(ProjectorProperties properties) {
		return switch (properties.store()) {
			case SQLITE -> sqlite(properties);
			case POSTGRESQL -> postgresql(properties);
		};
	}

	@Bean
	LiveView projectorLiveView(ProjectorProperties properties) {
		return new LiveView(properties.waitTimeout(), properties.maxWaiting());
	}

	@Bean
	DirectoryTopic projectorTopic(ProjectorProperties properties, KafkaProperties kafka) {
		return new BrokerTopic(kafka.buildAdminProperties(), kafka.buildConsumerProperties(),
				properties.maxPollRecords());
	}

	@Bean
	DirectoryConsumer projectorConsumer(ProjectorProperties properties, DirectoryTopic topic, ViewCatalog catalog,
			LiveView live, MeterRegistry meters) {
		return new DirectoryConsumer(topic, catalog, live, Clock.systemUTC(), properties.tombstonesKept(), meters);
	}

	@Bean
	Rebuild projectorRebuild(DirectoryTopic topic, ViewCatalog catalog, LiveView live, DirectoryConsumer consumer) {
		return new Rebuild(topic, catalog, live, consumer, Clock.systemUTC());
	}

	@Bean
	ProjectorLifecycle projectorLifecycle(DirectoryConsumer consumer, Rebuild rebuild) {
		return new ProjectorLifecycle(consumer, rebuild);
	}

	@Bean(destroyMethod = "shutdown")
	ThreadPoolExecutor projectorReaders(ProjectorProperties properties) {
		int readers = properties.readerCount();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(readers, readers, 1, TimeUnit.MINUTES,
				new ArrayBlockingQueue<>(properties.maxReads()), (task) -> {
					Thread thread = new Thread(task, "rollcall-projector-reader");
					thread.setDaemon(true);
					return thread;
				});
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	@Bean
	ProjectorViews projectorViews(ProjectorProperties properties, LiveView live, ThreadPoolExecutor projectorReaders,
			MeterRegistry meters) {
		ProjectorProperties.Scan scan = properties.scan();
		return new ProjectorViews(live, projectorReaders,
				new ScanLimits(scan.candidates(), scan.rows(), scan.members(), scan.timeout()), meters);
	}

	@Bean
	ProjectorHealthIndicator projectorHealthIndicator(DirectoryConsumer consumer) {
		return new ProjectorHealthIndicator(consumer);
	}

	@Bean
	@ConditionalOnExpression("!'${rollcall.projector.token:}'.isEmpty()")
	RouterFunction<ServerResponse> projectorRoutes(ProjectorProperties properties, ProjectorViews views,
			Rebuild rebuild) {
		return ProjectorRoutes.routes(properties.token(), views, rebuild);
	}

	private static ViewCatalog sqlite(ProjectorProperties properties) {
		ProjectorProperties.Sqlite sqlite = properties.sqlite();
		return new SqliteCatalog(sqlite.path().toAbsolutePath(),
				new SqliteTuning(sqlite.mapped(), sqlite.writerCache(), sqlite.readerCache()), properties.readerCount(),
				properties.waitTimeout());
	}

	private static ViewCatalog postgresql(ProjectorProperties properties) {
		ProjectorProperties.Postgresql postgresql = properties.postgresql();
		return new PostgresCatalog(new PostgresServer(postgresql.url(), postgresql.username(), postgresql.password()),
				postgresql.schema(), properties.readerCount(), properties.waitTimeout());
	}

}
