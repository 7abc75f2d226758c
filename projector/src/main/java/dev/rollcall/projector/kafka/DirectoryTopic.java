package dev.rollcall.projector.kafka;

import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;

/** The directory topic as the consumer needs it; the real one is a broker's. */
public interface DirectoryTopic {

	/** The topic's id and size; waits until there is such a topic. */
	Description await() throws InterruptedException;

	/**
	 * Where each partition ends now, counting what is not committed yet: whatever was
	 * answered before is before it.
	 */
	Map<Integer, Long> ends(Description topic) throws InterruptedException;

	/** A new consumer that sees committed records only. */
	Consumer<byte[], byte[]> consumer();

	/**
	 * Which topic it is.
	 *
	 * @param id differs when a topic is deleted and made again
	 */
	record Description(String id, int partitions) {
	}

}
