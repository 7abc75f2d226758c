package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import org.jspecify.annotations.Nullable;

/** Counts every match and keeps those of the page, in the order of ids. */
final class Matches<T> implements Selection<T> {

	private final long first;

	private final long end;

	private final @Nullable Place after;

	private final Function<T, UUID> id;

	private final List<T> items = new ArrayList<>();

	private long total;

	/** How many come after the place to begin behind. */
	private long rest;

	Matches(Query query, Function<T, UUID> id) {
		this.first = query.startIndex() - 1L;
		this.end = this.first + query.count();
		this.after = query.after();
		this.id = id;
	}

	@Override
	public void add(T item, @Nullable String key) {
		this.total++;
		if (this.after != null && Ids.compare(this.id.apply(item), this.after.id()) <= 0) {
			return;
		}
		if (this.rest >= this.first && this.rest < this.end) {
			this.items.add(item);
		}
		this.rest++;
	}

	@Override
	public Page<T> page(Function<UUID, Optional<T>> resources) {
		boolean more = !this.items.isEmpty() && this.rest > this.end;
		return new Page<>(this.total, this.items,
				more ? new Place(null, this.id.apply(this.items.get(this.items.size() - 1))) : null);
	}

}
