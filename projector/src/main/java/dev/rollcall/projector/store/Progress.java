package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import dev.rollcall.schemas.read.ReadBound;

/** How much of one partition the view reflects, and who waits for more. */
final class Progress {

	private final Queue<Waiter> bySequence = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));

	private final Queue<Waiter> byOffset = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));

	private volatile long nextOffset;

	private volatile long sequence;

	boolean reflects(ReadBound bound) {
		return switch (bound.kind()) {
			case NONE -> true;
			case SEQUENCE -> this.sequence >= bound.position();
			case OFFSET -> this.nextOffset >= bound.position();
		};
	}

	void advance(Position position) {
		List<Waiter> reached = new ArrayList<>();
		synchronized (this) {
			this.sequence = position.sequence();
			this.nextOffset = position.nextOffset();
			take(this.bySequence, this.sequence, reached);
			take(this.byOffset, this.nextOffset, reached);
		}
		reached.forEach((waiter) -> waiter.future().complete(true));
	}

	CompletableFuture<Boolean> await(ReadBound bound) {
		CompletableFuture<Boolean> future = new CompletableFuture<>();
		synchronized (this) {
			if (reflects(bound)) {
				future.complete(true);
			}
			else {
				((bound.kind() == ReadBound.Kind.SEQUENCE) ? this.bySequence : this.byOffset)
					.add(new Waiter(bound.position(), future));
			}
		}
		return future;
	}

	void forget(CompletableFuture<Boolean> future) {
		synchronized (this) {
			this.bySequence.removeIf((waiter) -> waiter.future() == future);
			this.byOffset.removeIf((waiter) -> waiter.future() == future);
		}
	}

	private static void take(Queue<Waiter> waiters, long position, List<Waiter> reached) {
		for (Waiter next = waiters.peek(); next != null && next.position() <= position; next = waiters.peek()) {
			waiters.remove();
			reached.add(next);
		}
	}

	private record Waiter(long position, CompletableFuture<Boolean> future) {
	}

}
