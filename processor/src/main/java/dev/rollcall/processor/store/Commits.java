package dev.rollcall.processor.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Tells each open store when Kafka has committed what it wrote to its changelog. Kafka
 * Streams under exactly-once does so only when it closes a store.
 */
public final class Commits {

	private final Map<TopicPartition, LongConsumer> stores = new ConcurrentHashMap<>();

	void watch(TopicPartition changelog, LongConsumer store) {
		this.stores.put(changelog, store);
	}

	void unwatch(TopicPartition changelog, LongConsumer store) {
		this.stores.remove(changelog, store);
	}

	boolean isWatched(String topic, @Nullable Integer partition) {
		return partition != null && this.stores.containsKey(new TopicPartition(topic, partition));
	}

	/** Called by the thread that writes to the stores. */
	void committed(Map<TopicPartition, Long> offsets) {
		offsets.forEach((changelog, offset) -> {
			LongConsumer store = this.stores.get(changelog);
			if (store != null) {
				store.accept(offset);
			}
		});
	}

}
