package dev.rollcall.projector.store;

import java.util.List;

import dev.rollcall.projector.view.RowChange;

/**
 * What one SQL transaction applies.
 *
 * @param changes at most one for each key
 * @param positions where the partitions stand afterwards
 * @param poisoned records that could not be applied
 * @param healed poison that a later record of the same key made good; of these only
 * partition and key count
 */
public record Batch(List<RowChange> changes, List<Position> positions, List<PoisonRecord> poisoned,
		List<PoisonRecord> healed) {

	public Batch {
		changes = List.copyOf(changes);
		positions = List.copyOf(positions);
		poisoned = List.copyOf(poisoned);
		healed = List.copyOf(healed);
	}

}
