package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.Ids;

/** Cells of the statements that take {@link Sql#CHUNK} ids. */
final class Chunks {

	private Chunks() {
	}

	/** The owner, then ids; where they run out the last one fills up. */
	static List<Object[]> of(int owner, List<UUID> ids) {
		List<Object[]> chunks = new ArrayList<>();
		for (int from = 0; from < ids.size(); from += Sql.CHUNK) {
			Object[] cells = new Object[Sql.CHUNK + 1];
			cells[0] = owner;
			for (int i = 0; i < Sql.CHUNK; i++) {
				int at = Math.min(from + i, ids.size() - 1);
				cells[i + 1] = (from + i == at) ? Ids.bytes(ids.get(at)) : cells[i];
			}
			chunks.add(cells);
		}
		return chunks;
	}

}
