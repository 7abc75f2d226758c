package dev.rollcall.bench;

/**
 * Counts of latencies in microseconds, in buckets that are at most 1.6 % wide: 64 for
 * every power of two.
 */
final class Latencies {

	private static final int SUB_BITS = 6;

	private static final int SUB = 1 << SUB_BITS;

	private final long[] counts = new long[(64 - SUB_BITS) * SUB];

	private long count;

	private long max;

	void add(long nanos) {
		long micros = Math.max(nanos / 1000, 0);
		this.counts[bucket(micros)]++;
		this.count++;
		this.max = Math.max(this.max, micros);
	}

	void add(Latencies other) {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i] += other.counts[i];
		}
		this.count += other.count;
		this.max = Math.max(this.max, other.max);
	}

	long count() {
		return this.count;
	}

	double maxMillis() {
		return this.max / 1000.0;
	}

	/** The latency that this part of all, from 0 to 1, did not exceed. */
	double millis(double part) {
		long rank = Math.max(1, (long) Math.ceil(this.count * part));
		long seen = 0;
		for (int i = 0; i < this.counts.length; i++) {
			seen += this.counts[i];
			if (seen >= rank) {
				return Math.min(upper(i), this.max) / 1000.0;
			}
		}
		return 0;
	}

	private static int bucket(long micros) {
		if (micros < SUB) {
			return (int) micros;
		}
		int shift = 63 - SUB_BITS - Long.numberOfLeadingZeros(micros);
		return (shift + 1) * SUB + (int) ((micros >>> shift) - SUB);
	}

	private static long upper(int bucket) {
		if (bucket < SUB) {
			return bucket;
		}
		int shift = bucket / SUB - 1;
		return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
	}

}
