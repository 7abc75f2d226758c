package dev.rollcall.processor.state;

/** Sorted rows, to read and to write; only a {@link Fold} and the topology write. */
public interface WritableRows extends Rows {

	void put(RowKey key, Row row);

	void remove(RowKey key);

}
