package dev.rollcall.projector.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The view that reads are answered from, and how much of each partition it reflects. It
 * answers nothing before it has reached, once, where the topic ended at the start: a view
 * that was left behind would deny what was answered long ago.
 */
public final class LiveView {

	private final Duration patience;

	private final int maxWaiting;

	private final AtomicInteger waiting = new AtomicInteger();

	private final Map<Integer, Progress> partitions = new ConcurrentHashMap<>();

	private volatile CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();

	private volatile boolean open;

	private volatile @Nullable ViewStore store;

	/**
	 * Creates a view that is yet to open.
	 * @param patience how long a read waits for its bound
	 * @param maxWaiting how many reads may wait at a time
	 */
	public LiveView(Duration patience, int maxWaiting) {
		this.patience = patience;
		this.maxWaiting = maxWaiting;
	}

	/** Puts another view in place; reads that have begun end on the former one. */
	public void use(ViewStore view) {
		this.store = view;
	}

	/** The view in use. */
	public ViewStore store() {
		ViewStore present = this.store;
		if (present == null) {
			throw new ViewUnavailableException("Expected a view to read, but it is still being opened");
		}
		return present;
	}

	/** A reader of the view in use. */
	public ViewReader reader() {
		ViewStore asked = store();
		try {
			return asked.reader();
		}
		catch (StoreException ex) {
			ViewStore now = store();
			if (now == asked) {
				throw ex;
			}
			// Another view took its place meanwhile.
			return now.reader();
		}
	}

	/** Says that the view has reached where the topic ended at the start. */
	public void caughtUp() {
		this.open = true;
		this.caughtUp.complete(true);
	}

	/** Says that the view begins anew: reads wait again. */
	public void startsOver() {
		// Who waits already goes on waiting for the same.
		if (this.caughtUp.isDone()) {
			this.caughtUp = new CompletableFuture<>();
		}
		this.open = false;
	}

	public boolean isCaughtUp() {
		return this.open;
	}

	/** Says what the view reflects now; reads that waited for it go on. */
	public void reflects(List<Position> positions) {
		for (Position position : positions) {
			progress(position.partition()).advance(position);
		}
	}

	/** Whether a read need not wait. Takes no lock. */
	public boolean reflects(ReadBound bound) {
		if (!this.open) {
			return false;
		}
		if (bound.kind() == ReadBound.Kind.NONE) {
			return true;
		}
		Progress progress = this.partitions.get(bound.partition());
		return (progress != null) ? progress.reflects(bound) : bound.position() <= 0;
	}

	/**
	 * Completes when the view reflects the bound, on the thread that applied it; fails
	 * with {@link ViewUnavailableException} when that takes too long.
	 */
	public CompletableFuture<Boolean> await(ReadBound bound) {
		if (reflects(bound)) {
			return CompletableFuture.completedFuture(true);
		}
		if (this.waiting.incrementAndGet() > this.maxWaiting) {
			this.waiting.decrementAndGet();
			return CompletableFuture.failedFuture(new ViewUnavailableException(
					"Expected the view to be up to date, but " + this.maxWaiting + " reads wait for it already"));
		}
		return begun().thenCompose((begun) -> reached(bound))
			.orTimeout(this.patience.toMillis(), TimeUnit.MILLISECONDS)
			.handle((reached, failure) -> {
				this.waiting.decrementAndGet();
				if (failure != null) {
					throw new ViewUnavailableException("Expected the view to be up to date within "
							+ this.patience.toMillis() + " ms, but it does not reflect " + bound.kind() + " "
							+ bound.position() + " of partition " + bound.partition() + " yet");
				}
				return true;
			});
	}

	/** A copy: who gives up does not complete it for the others. */
	private CompletableFuture<Boolean> begun() {
		return this.open ? CompletableFuture.completedFuture(true)
				: this.caughtUp.copy().orTimeout(this.patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	private CompletableFuture<Boolean> reached(ReadBound bound) {
		if (bound.kind() == ReadBound.Kind.NONE) {
			return CompletableFuture.completedFuture(true);
		}
		Progress progress = progress(bound.partition());
		CompletableFuture<Boolean> future = progress.await(bound);
		if (!future.isDone()) {
			future.orTimeout(this.patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((reached, failure) -> {
				if (failure != null) {
					progress.forget(future);
				}
			});
		}
		return future;
	}

	private Progress progress(int partition) {
		return this.partitions.computeIfAbsent(partition, (absent) -> new Progress());
	}

}
