package dev.rollcall.gateway.kafka;

import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.topic.Topics;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many partitions the topics have; chosen once for an installation.
 *
 * @param partitions {@code rollcall.partitions}
 */
@ConfigurationProperties("rollcall")
public record Partitions(@DefaultValue("4") int partitions) {

	public Partitions {
		if (partitions < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.partitions to be at least 1, but it is " + partitions);
		}
	}

	/** The partition of a site. */
	public int of(SiteId site) {
		return Topics.partition(site, this.partitions);
	}

}
