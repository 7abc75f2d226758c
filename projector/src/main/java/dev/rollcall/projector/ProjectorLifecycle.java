package dev.rollcall.projector;

import dev.rollcall.projector.kafka.DirectoryConsumer;
import dev.rollcall.projector.kafka.Rebuild;
import org.springframework.context.SmartLifecycle;

/** Starts before the web server, and stops after it. */
final class ProjectorLifecycle implements SmartLifecycle {

	private final DirectoryConsumer consumer;

	private final Rebuild rebuild;

	private volatile boolean running;

	ProjectorLifecycle(DirectoryConsumer consumer, Rebuild rebuild) {
		this.consumer = consumer;
		this.rebuild = rebuild;
	}

	@Override
	public void start() {
		this.consumer.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.rebuild.stop();
		this.consumer.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
