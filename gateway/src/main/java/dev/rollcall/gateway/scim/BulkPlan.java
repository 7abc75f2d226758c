package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * In which steps the operations of a bulk are done, and which of them each has to wait
 * for: those that make what it refers to, and the one before it on the same resource.
 * Whatever a step waits for is begun before it. A step is one operation, or all those
 * that make resources which refer to each other in a circle (RFC 7644 section 3.7.1).
 */
public final class BulkPlan {

	private final List<BulkOperation> operations;

	/** What each operation needs, by their places in the request. */
	private final List<Set<Integer>> needed = new ArrayList<>();

	/** The first operation of the step that each belongs to. */
	private final int[] step;

	private final List<List<BulkOperation>> steps = new ArrayList<>();

	public BulkPlan(List<BulkOperation> operations) {
		this.operations = operations;
		Map<String, Integer> makers = new HashMap<>();
		for (BulkOperation operation : operations) {
			if (operation.makes() && operation.bulkId() != null) {
				makers.put(operation.bulkId(), operation.index());
			}
		}
		Map<String, Integer> before = new HashMap<>();
		for (BulkOperation operation : operations) {
			Set<Integer> needs = new TreeSet<>();
			BulkReferences.of(operation)
				.stream()
				.filter(makers::containsKey)
				.forEach((reference) -> needs.add(makers.get(reference)));
			if (!operation.makes()) {
				Integer previous = before.put(operation.path(), operation.index());
				if (previous != null) {
					needs.add(previous);
				}
			}
			this.needed.add(needs);
		}
		this.step = circles();
		order();
	}

	/** What is done together, in the order in which to begin it. */
	public List<List<BulkOperation>> steps() {
		return List.copyOf(this.steps);
	}

	/** What has to be done before a step that the operation is in. */
	public List<BulkOperation> waits(BulkOperation operation) {
		int index = operation.index();
		return this.needed.get(index)
			.stream()
			.filter((other) -> this.step[other] != this.step[index])
			.map(this.operations::get)
			.toList();
	}

	/**
	 * The bulkIds of a circle that are not there yet when this operation's turn comes.
	 */
	public Set<String> late(BulkOperation operation) {
		Set<String> late = new LinkedHashSet<>();
		int index = operation.index();
		for (int other : this.needed.get(index)) {
			if (this.step[other] == this.step[index] && other >= index) {
				late.add(String.valueOf(this.operations.get(other).bulkId()));
			}
		}
		return late;
	}

	/**
	 * Takes away, again and again, what needs nothing that is left and what nothing that
	 * is left needs. The rest is in circles, or between two; what hangs together there is
	 * one step.
	 */
	private int[] circles() {
		int size = this.operations.size();
		boolean[] left = new boolean[size];
		Arrays.fill(left, true);
		trim(left, this.needed);
		trim(left, reversed(this.needed));
		int[] first = new int[size];
		for (int i = 0; i < size; i++) {
			first[i] = i;
		}
		for (int i = 0; i < size; i++) {
			for (int other : this.needed.get(i)) {
				if (left[i] && left[other]) {
					join(first, i, other);
				}
			}
		}
		for (int i = 0; i < size; i++) {
			first[i] = first(first, i);
		}
		return first;
	}

	private static void trim(boolean[] left, List<Set<Integer>> needed) {
		List<Set<Integer>> dependents = reversed(needed);
		int[] open = new int[left.length];
		IntPredicate free = (index) -> left[index] && open[index] == 0;
		for (int i = 0; i < left.length; i++) {
			open[i] = (int) needed.get(i).stream().filter((other) -> left[other]).count();
		}
		TreeSet<Integer> ready = new TreeSet<>();
		for (int i = 0; i < left.length; i++) {
			if (free.test(i)) {
				ready.add(i);
			}
		}
		while (!ready.isEmpty()) {
			int gone = ready.pollFirst();
			left[gone] = false;
			for (int dependent : dependents.get(gone)) {
				open[dependent]--;
				if (free.test(dependent)) {
					ready.add(dependent);
				}
			}
		}
	}

	private static List<Set<Integer>> reversed(List<Set<Integer>> needed) {
		List<Set<Integer>> reversed = new ArrayList<>();
		needed.forEach((needs) -> reversed.add(new TreeSet<>()));
		for (int i = 0; i < needed.size(); i++) {
			for (int other : needed.get(i)) {
				reversed.get(other).add(i);
			}
		}
		return reversed;
	}

	private static void join(int[] first, int left, int right) {
		int one = first(first, left);
		int other = first(first, right);
		first[Math.max(one, other)] = Math.min(one, other);
	}

	private static int first(int[] first, int index) {
		int at = index;
		while (first[at] != at) {
			first[at] = first[first[at]];
			at = first[at];
		}
		return at;
	}

	private void order() {
		Map<Integer, List<BulkOperation>> members = new TreeMap<>();
		this.operations
			.forEach((operation) -> members.computeIfAbsent(this.step[operation.index()], (key) -> new ArrayList<>())
				.add(operation));
		Map<Integer, Set<Integer>> open = new HashMap<>();
		Map<Integer, Set<Integer>> dependents = new HashMap<>();
		members.forEach((first, step) -> {
			Set<Integer> waits = new TreeSet<>();
			step.forEach((operation) -> waits(operation).forEach((other) -> waits.add(this.step[other.index()])));
			open.put(first, waits);
			waits.forEach((other) -> dependents.computeIfAbsent(other, (key) -> new TreeSet<>()).add(first));
		});
		TreeSet<Integer> ready = new TreeSet<>();
		open.forEach((first, waits) -> {
			if (waits.isEmpty()) {
				ready.add(first);
			}
		});
		while (!ready.isEmpty()) {
			int next = ready.pollFirst();
			this.steps.add(List.copyOf(members.getOrDefault(next, List.of())));
			for (int dependent : dependents.getOrDefault(next, Set.of())) {
				Set<Integer> waits = open.getOrDefault(dependent, Set.of());
				waits.remove(next);
				if (waits.isEmpty()) {
					ready.add(dependent);
				}
			}
		}
	}

}
