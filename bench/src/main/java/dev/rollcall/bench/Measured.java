package dev.rollcall.bench;

import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What a load came to. Only right answers count.
 *
 * @param errors everything else, by kind
 * @param serverCpuMillis CPU time of the server's process meanwhile, if it is known
 */
record Measured(int connections, double seconds, Latencies latencies, SortedMap<String, Long> errors,
		@Nullable Double serverCpuMillis) {

	long count() {
		return this.latencies.count();
	}

	double perSecond() {
		return (this.seconds > 0) ? count() / this.seconds : 0;
	}

	@Nullable Double cpuMillisEach() {
		return (this.serverCpuMillis == null || count() == 0) ? null : this.serverCpuMillis / count();
	}

	long failed() {
		return this.errors.values().stream().mapToLong(Long::longValue).sum();
	}

}
