package dev.rollcall.gateway.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.kafka.Phase;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import org.springframework.context.SmartLifecycle;

/**
 * Bounds from the broker, right with any number of gateways: a write that any of them has
 * answered lies before the log's end as it is after the read began. One question is under
 * way at a time, on a thread of its own, and its answer serves all reads that began
 * before it was sent; so the more reads there are, the less each costs. The same question
 * tells which schema extensions this gateway has to know by then.
 */
final class BrokerReadBounds implements ReadBounds, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BrokerReadBounds.class);

	private static final long PAUSE_MILLIS = 100;

	private final Supplier<DirectoryEnds> clients;

	private final Partitions partitions;

	private final SiteSchemas schemas;

	private final Object lock = new Object();

	private List<Waiting> waiting = new ArrayList<>();

	private volatile boolean running;

	private @Nullable Thread thread;

	/**
	 * Bounds that are told once this gateway knows every extension before them.
	 * @param schemas what knows extensions
	 */
	BrokerReadBounds(Supplier<DirectoryEnds> clients, Partitions partitions, SiteSchemas schemas) {
		this.clients = clients;
		this.partitions = partitions;
		this.schemas = schemas;
	}

	@Override
	public Mono<ReadBound> bound(SiteId site) {
		int partition = this.partitions.of(site);
		return Mono.create((sink) -> {
			synchronized (this.lock) {
				this.waiting.add(new Waiting(partition, sink));
				this.lock.notifyAll();
			}
		});
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			this.thread = new Thread(this::run, "rollcall-gateway-bounds");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phase.BENEATH_THE_WEB_SERVER;
	}

	private void run() {
		while (this.running) {
			try (DirectoryEnds ends = this.clients.get()) {
				while (this.running) {
					serve(ends);
				}
			}
			catch (InterruptedException | InterruptException ex) {
				log.debug("Interrupted; stops if asked to");
			}
			catch (KafkaException ex) {
				log.warn("Cannot ask where the directory topic ends; asks again with another client", ex);
			}
		}
		fail(take(), new ViewUnavailableException("Expected to know how current a read must be, but this is stopping"));
	}

	private void serve(DirectoryEnds ends) throws InterruptedException {
		List<Waiting> served = await();
		try {
			DirectoryEnds.Ends answer = ends.ask();
			served.forEach((each) -> tell(each, answer));
		}
		catch (RuntimeException ex) {
			fail(served, new ViewUnavailableException(
					"Expected to know how current a read must be, but the broker did not tell", ex));
			Thread.sleep(PAUSE_MILLIS);
			throw ex;
		}
	}

	private void tell(Waiting one, DirectoryEnds.Ends ends) {
		ReadBound bound = ReadBound.offset(one.partition(), ends.directory()[one.partition()]);
		this.schemas.reached(one.partition(), ends.extensions()[one.partition()]).whenComplete((known, failure) -> {
			if (failure == null) {
				one.sink().success(bound);
			}
			else {
				one.sink()
					.error(new ViewUnavailableException(
							"Expected to know the schema extensions of the site, but this gateway has not read them in time",
							failure));
			}
		});
	}

	private List<Waiting> await() throws InterruptedException {
		synchronized (this.lock) {
			while (this.waiting.isEmpty()) {
				this.lock.wait();
			}
			return take();
		}
	}

	private List<Waiting> take() {
		synchronized (this.lock) {
			List<Waiting> taken = this.waiting;
			this.waiting = new ArrayList<>();
			return taken;
		}
	}

	private static void fail(List<Waiting> waiting, ViewUnavailableException reason) {
		waiting.forEach((each) -> each.sink().error(reason));
	}

	private record Waiting(int partition, MonoSink<ReadBound> sink) {
	}

}
