package dev.rollcall.projector.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of one table. A row is an array of cells: those of {@code key}, then those of
 * {@code values}; a cell is an {@code Integer}, {@code Long}, {@code String},
 * {@code byte[]} or {@code null}.
 *
 * @param owner what the first key column numbers
 * @param key primary key; its first column is the owner
 * @param values the other columns
 */
public record ViewTable(String name, Owner owner, List<String> key, List<String> values) {

	public ViewTable {
		key = List.copyOf(key);
		values = List.copyOf(values);
	}

	public List<String> columns() {
		List<String> columns = new ArrayList<>(this.key);
		columns.addAll(this.values);
		return columns;
	}

	public enum Owner {

		/** The row belongs to a site. */
		SITE,
		/** The row belongs to the mirror of one provider of a site. */
		MIRROR

	}

}
