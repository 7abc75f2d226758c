package dev.rollcall.bench;

import java.util.List;

/** The least, the middle and the most of some times in seconds. */
record Spread(double min, double median, double max) {

	static Spread of(List<Double> times) {
		if (times.isEmpty()) {
			throw new IllegalArgumentException("Expected a time at least, but there is none");
		}
		List<Double> sorted = times.stream().sorted().toList();
		int half = sorted.size() / 2;
		double median = (sorted.size() % 2 == 1) ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
		return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
	}

}
