package dev.rollcall.projector.store;

/**
 * The views of one projector: one is live, and another may be built beside it. Only one
 * process at a time opens a catalog.
 */
public interface ViewCatalog extends AutoCloseable {

	/**
	 * Opens the live view. One that is corrupt, of another version or of an interrupted
	 * machine is thrown away, and an empty one takes its place.
	 * @throws ViewInUseException if another process has it
	 */
	ViewStore open();

	/** Makes an empty view beside the live one. */
	ViewStore begin();

	/** Makes a view the live one, also for the next start; the former one stays. */
	void promote(ViewStore view);

	/** Closes a view and removes it. */
	void discard(ViewStore view);

	/** To be called after the views are closed. */
	@Override
	void close();

}
