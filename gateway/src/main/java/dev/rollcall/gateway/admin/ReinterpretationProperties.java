package dev.rollcall.gateway.admin;

import java.time.Duration;

import dev.rollcall.gateway.kafka.SiteLog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of reading recorded requests again.
 *
 * @param maxRecords most records of a partition's commands, and of its events, to read
 * @param timeout how long reading either may take
 * @param maxTargets most users and groups about which a request is read otherwise
 * @param maxHeld most text of their requests that is in memory
 * @param maxMembers members of a group beyond which nothing is said about it
 * @param kept how many reinterpretations this gateway keeps
 * @param expiry for how long
 */
@ConfigurationProperties("rollcall.admin.reinterpretation")
public record ReinterpretationProperties(@DefaultValue("1000000") long maxRecords, @DefaultValue("5m") Duration timeout,
		@DefaultValue("10000") int maxTargets, @DefaultValue("64MB") DataSize maxHeld,
		@DefaultValue("100000") int maxMembers, @DefaultValue("10") int kept, @DefaultValue("1h") Duration expiry) {

	public ReinterpretationProperties {
		if (maxRecords < 1 || maxTargets < 1 || maxMembers < 1 || kept < 1 || maxHeld.toBytes() < 1 || timeout.isZero()
				|| timeout.isNegative() || expiry.isZero() || expiry.isNegative()) {
			throw new IllegalArgumentException(
					"Expected every setting of rollcall.admin.reinterpretation to be above zero, but one is not");
		}
	}

	SiteLog.Limits reading() {
		return new SiteLog.Limits(this.maxRecords, this.timeout);
	}

}
