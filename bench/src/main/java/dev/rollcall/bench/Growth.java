package dev.rollcall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the time of one kind of work grows with its size. */
final class Growth {

	private final TreeMap<Integer, Double> micros = new TreeMap<>();

	/**
	 * Takes what this many pieces took together; of a size that comes twice, the last.
	 */
	void add(int size, double seconds) {
		this.micros.put(size, seconds * 1e6 / size);
	}

	/** Time for each piece at this size. */
	double micros(int size) {
		Double each = this.micros.get(size);
		if (each == null) {
			throw new IllegalArgumentException("Expected a size that was measured, but got " + size);
		}
		return each;
	}

	/** What a piece costs at the largest size in those at the smallest: linear is 1. */
	double ratio() {
		return this.micros.lastEntry().getValue() / this.micros.firstEntry().getValue();
	}

	/** The time of each piece at each size, and the ratio if there are two sizes. */
	List<Fact> facts(String name, String piece) {
		List<Fact> facts = new ArrayList<>();
		for (Map.Entry<Integer, Double> size : this.micros.entrySet()) {
			facts.add(new Fact("%s, %,d %ss: each".formatted(name, size.getKey(), piece), size.getValue(), "µs",
					"%,.0f %ss/s".formatted(1e6 / size.getValue(), piece)));
		}
		if (this.micros.size() > 1) {
			facts.add(new Fact("%s: growth from %,d to %,d %ss".formatted(name, this.micros.firstKey(),
					this.micros.lastKey(), piece), ratio(), "", "times as long for each; linear is 1"));
		}
		return facts;
	}

}
