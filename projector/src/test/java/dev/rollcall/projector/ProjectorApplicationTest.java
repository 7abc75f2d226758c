package dev.rollcall.projector;

import java.nio.file.Path;
import java.time.Duration;

import javax.sql.DataSource;

import dev.rollcall.schemas.read.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectorApplicationTest {

	@TempDir
	Path folder;

	@Test
	void shouldStartWithoutABrokerAndStopAtOnce() {
		long stopping;
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ProjectorApplication.class).run(
				"--server.port=0", "--server.address=127.0.0.1", "--spring.kafka.bootstrap-servers=127.0.0.1:1",
				"--rollcall.projector.sqlite.path=" + this.folder, "--rollcall.projector.token=secret")) {
			assertThat(context.getBean("projectorViews")).isInstanceOf(Views.class);
			assertThat(context.containsBean("projectorRoutes")).isTrue();
			assertThat(context.getBean(ProjectorHealthIndicator.class).health().getStatus()).isEqualTo(Status.DOWN);
			assertThat(context.getBeansOfType(DataSource.class)).isEmpty();
			stopping = System.nanoTime();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(10));
		assertThat(this.folder.resolve("running")).doesNotExist();
	}

	@Test
	void shouldOfferNoHttpWithoutAToken() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ProjectorApplication.class).run(
				"--server.port=0", "--server.address=127.0.0.1", "--spring.kafka.bootstrap-servers=127.0.0.1:1",
				"--rollcall.projector.sqlite.path=" + this.folder)) {
			assertThat(context.containsBean("projectorRoutes")).isFalse();
		}
	}

}
