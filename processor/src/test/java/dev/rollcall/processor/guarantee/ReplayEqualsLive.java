package dev.rollcall.processor.guarantee;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.rollcall.processor.state.Fold;
import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.MemoryRows;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fold of the events is the directory; no event comes that does not fit the state
 * before it.
 */
public final class ReplayEqualsLive implements Guarantee {

	@Override
	public void verify(Run run) {
		MemoryRows rows = new MemoryRows();
		run.events().forEach((event) -> Fold.apply(rows, event.event()));
		Map<RowKey, Entity> live = run.directory()
			.values()
			.stream()
			.collect(Collectors.toMap((entity) -> Layout.entity(entity.key()), (entity) -> entity,
					(left, right) -> left, TreeMap::new));
		Map<RowKey, Entity> replayed = new TreeMap<>();
		for (EntityKey.Kind kind : EntityKey.Kind.values()) {
			for (Rows.Entry entry : rows.scan(Layout.all(kind), null, Integer.MAX_VALUE)) {
				replayed.put(entry.key(), ((Row.Stored) entry.row()).entity());
			}
		}
		assertThat(replayed).as("replay of %s events", run.events().size()).isEqualTo(live);
	}

}
