package dev.rollcall.gateway.read;

/**
 * Asks the broker where the directory topic ends, and with it the extensions topic.
 */
interface DirectoryEnds extends AutoCloseable {

	/**
	 * The end of each partition, open transactions included: an outcome may be readable a
	 * moment before the directory records that were committed with it. Blocks; only one
	 * thread may call.
	 */
	Ends ask();

	@Override
	void close();

	/**
	 * What was asked in one question.
	 *
	 * @param directory ends of the directory topic, by partition
	 * @param extensions ends of the extensions topic, by partition
	 */
	record Ends(long[] directory, long[] extensions) {
	}

}
