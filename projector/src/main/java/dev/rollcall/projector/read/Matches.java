package dev.rollcall.projector.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import org.jspecify.annotations.Nullable;

/** Counts every match and keeps those of the page, in the order of ids. */
final class Matches<T> implements Selection<T> {

	private final Way way;

	private final long first;

	private final int count;

	private final Function<T, UUID> id;

	private final Deque<T> items = new ArrayDeque<>();

	private long total;

	/** How many are met on the way. */
	private long rest;

	Matches(Query query, Function<T, UUID> id) {
		this.way = Way.of(query);
		this.first = query.startIndex() - 1L;
		this.count = query.count();
		this.id = id;
	}

	@Override
	public void add(T item, @Nullable String key) {
		this.total++;
		if (!this.way.meets(place(item))) {
			return;
		}
		this.rest++;
		if (this.way.backwards()) {
			this.items.add(item);
			if (this.items.size() > this.first + this.count) {
				this.items.remove();
			}
		}
		else if (this.rest > this.first && this.rest <= this.first + this.count) {
			this.items.add(item);
		}
	}

	@Override
	public Page<T> page(Function<UUID, Optional<T>> resources) {
		if (this.count == 0) {
			return new Page<>(this.total, List.of());
		}
		List<T> walked = new ArrayList<>(this.items);
		if (this.way.backwards()) {
			Collections.reverse(walked);
			walked = walked.subList((int) Math.min(this.first, walked.size()), walked.size());
		}
		return this.way.page(this.total, walked, this.rest > this.first + this.count, this::place,
				(edge) -> this.total > this.rest);
	}

	private Place place(T item) {
		return new Place(null, this.id.apply(item));
	}

}
