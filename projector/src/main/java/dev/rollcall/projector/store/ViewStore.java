package dev.rollcall.projector.store;

import java.util.List;
import java.util.Optional;

/**
 * One materialised view of the directory. One thread applies batches; any number read.
 */
public interface ViewStore extends AutoCloseable {

	/** How far each partition is applied, in the order of partitions. */
	List<Position> positions();

	/** Poison that is not healed. */
	List<PoisonRecord> poison();

	/** The id of the topic that the view is built from; empty before the first batch. */
	Optional<String> source();

	/** Says which topic the view is built from. */
	void source(String topic);

	/**
	 * Applies a batch whole or not at all.
	 * @throws StoreException if it was not applied
	 */
	void apply(Batch batch);

	/**
	 * A reader, once one is free.
	 * @throws StoreException if none is in time
	 */
	ViewReader reader();

	/** What the view says as a whole, at one moment. */
	Digest digest();

	/** A name for people. */
	String name();

	/** Lets reads in progress end. */
	@Override
	void close();

}
