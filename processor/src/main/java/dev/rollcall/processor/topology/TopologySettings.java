package dev.rollcall.processor.topology;

import java.time.Duration;

/**
 * How the topology is built.
 *
 * @param partitions of every topic that partitions by site
 * @param outcomePartitions of the outcomes topic
 * @param store where state lives
 * @param seenFor how long a command's id is remembered
 * @param stepSize entities that one step of a job looks at; a tenth of it while commands
 * come in
 * @param stepInterval between two steps; three times that while commands come in
 */
public record TopologySettings(int partitions, int outcomePartitions, Store store, Duration seenFor, int stepSize,
		Duration stepInterval) {

	public enum Store {

		MEMORY, ROCKSDB

	}

}
