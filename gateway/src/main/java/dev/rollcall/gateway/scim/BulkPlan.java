package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order the operations of a bulk are begun, and which of them each has to wait
 * for: those that make what it refers to, and the one before it on the same resource.
 * Whatever an operation waits for is begun before it. Operations whose references go in a
 * circle cannot be begun at all (RFC 7644 section 3.7.1 allows 409).
 */
public final class BulkPlan {

	private final List<BulkOperation> order = new ArrayList<>();

	private final Map<BulkOperation, List<BulkOperation>> waits = new HashMap<>();

	private final List<BulkOperation> circular;

	public BulkPlan(List<BulkOperation> operations) {
		Map<String, BulkOperation> makers = new HashMap<>();
		operations.stream()
			.filter((operation) -> operation.makes() && operation.bulkId() != null)
			.forEach((operation) -> makers.put(String.valueOf(operation.bulkId()), operation));
		Map<BulkOperation, List<BulkOperation>> waiting = new HashMap<>();
		int[] left = new int[operations.size()];
		Map<String, BulkOperation> before = new HashMap<>();
		for (BulkOperation operation : operations) {
			Set<Integer> needed = new TreeSet<>();
			for (String reference : BulkReferences.of(operation)) {
				if (makers.containsKey(reference)) {
					needed.add(makers.get(reference).index());
				}
			}
			if (!operation.makes()) {
				BulkOperation previous = before.put(operation.path(), operation);
				if (previous != null) {
					needed.add(previous.index());
				}
			}
			List<BulkOperation> waitsFor = needed.stream().map(operations::get).toList();
			this.waits.put(operation, waitsFor);
			waitsFor.forEach((other) -> waiting.computeIfAbsent(other, (key) -> new ArrayList<>()).add(operation));
			left[operation.index()] = waitsFor.size();
		}
		TreeSet<Integer> ready = new TreeSet<>();
		operations.stream().map(BulkOperation::index).filter((index) -> left[index] == 0).forEach(ready::add);
		while (!ready.isEmpty()) {
			BulkOperation next = operations.get(ready.pollFirst());
			this.order.add(next);
			for (BulkOperation waiter : waiting.getOrDefault(next, List.of())) {
				if (--left[waiter.index()] == 0) {
					ready.add(waiter.index());
				}
			}
		}
		this.circular = operations.stream().filter((operation) -> left[operation.index()] > 0).toList();
	}

	/** What can be begun, in the order in which to do so. */
	public List<BulkOperation> order() {
		return List.copyOf(this.order);
	}

	/** What has to be done before an operation. */
	public List<BulkOperation> waits(BulkOperation operation) {
		return this.waits.getOrDefault(operation, List.of());
	}

	/** What refers in a circle, or to something that does. */
	public List<BulkOperation> circular() {
		return this.circular;
	}

}
