package dev.rollcall.schemas.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic's name and how it keeps its records.
 *
 * @param configs topic configuration by Kafka's own names
 */
public record Topic(String name, Map<String, String> configs) {

	/** Largest record, in bytes: a group of 100,000 members in one request. */
	public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

	static Topic log(String name, Duration retention) {
		return new Topic(name,
				configs(Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()))));
	}

	static Topic compacted(String name) {
		return new Topic(name, configs(Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.3",
				"delete.retention.ms", Long.toString(Duration.ofDays(7).toMillis()))));
	}

	private static Map<String, String> configs(Map<String, String> own) {
		Map<String, String> all = new TreeMap<>(own);
		all.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
		return Map.copyOf(all);
	}

}
