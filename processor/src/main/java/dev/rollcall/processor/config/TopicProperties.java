package dev.rollcall.processor.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics, the same for every service of an installation.
 *
 * @param partitions of every topic that partitions by site; chosen once
 * @param outcomePartitions of the outcomes topic; 0: as many as {@code partitions}
 * @param replicationFactor of every topic
 */
@ConfigurationProperties("rollcall")
record TopicProperties(@DefaultValue("4") int partitions, @DefaultValue("0") int outcomePartitions,
		@DefaultValue("1") short replicationFactor) {

	TopicProperties {
		if (partitions < 1 || replicationFactor < 1 || outcomePartitions < 0) {
			throw new IllegalArgumentException(
					"Expected rollcall.partitions and rollcall.replication-factor of at least 1, but got " + partitions
							+ " and " + replicationFactor);
		}
		outcomePartitions = (outcomePartitions == 0) ? partitions : outcomePartitions;
	}

}
