package dev.rollcall.gateway.kafka;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How commands are sent and outcomes awaited.
 *
 * @param outcomeTimeout how long a request waits for its outcome, and how long the client
 * library tries to deliver a command
 * @param maxInFlight commands of the whole gateway under way at a time; more are refused
 * with 429
 * @param maxInFlightPerSite the same for one site, so that no site takes all of it
 * @param retryAfter what a refused or unanswered client is told to wait
 * @param outcomesPartition the partition of the outcomes topic that this gateway reads;
 * absent: one by chance
 * @param compression of the commands topic, by Kafka's names
 * @param bufferMemory what the producer may hold of commands that the broker has not
 * taken yet
 */
@ConfigurationProperties("rollcall.gateway.commands")
record CommandsProperties(@DefaultValue("10s") Duration outcomeTimeout, @DefaultValue("4000") int maxInFlight,
		@DefaultValue("1000") int maxInFlightPerSite, @DefaultValue("1s") Duration retryAfter,
		@Nullable Integer outcomesPartition, @DefaultValue("lz4") String compression,
		@DefaultValue("128MB") DataSize bufferMemory) {

	CommandsProperties {
		if (outcomeTimeout.toMillis() < 1 || maxInFlight < 1 || maxInFlightPerSite < 1 || retryAfter.toSeconds() < 1) {
			throw new IllegalArgumentException("Expected rollcall.gateway.commands to have an outcome-timeout, "
					+ "limits of at least 1 and a retry-after of at least 1s, but got " + outcomeTimeout + ", "
					+ maxInFlight + ", " + maxInFlightPerSite + ", " + retryAfter);
		}
	}

}
