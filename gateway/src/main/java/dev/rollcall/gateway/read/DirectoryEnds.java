package dev.rollcall.gateway.read;

/**
 * Asks the broker where the directory topic ends.
 */
interface DirectoryEnds extends AutoCloseable {

	/**
	 * The end of each partition, open transactions included: an outcome may be readable a
	 * moment before the directory records that were committed with it. Blocks; only one
	 * thread may call.
	 */
	long[] ask();

	@Override
	void close();

}
