package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import org.jspecify.annotations.Nullable;

/**
 * Counts every match and remembers the places of those up to the page's end, so that a
 * page takes the memory of the pages before it and not of all matches.
 */
final class SortedMatches<T> implements Selection<T> {

	private final Way way;

	private final PriorityQueue<Place> places;

	private final long first;

	private final int count;

	private final Function<T, UUID> id;

	private long total;

	private long rest;

	SortedMatches(Query query, Function<T, UUID> id) {
		this.way = Way.of(query);
		this.places = new PriorityQueue<>(this.way.order().reversed());
		this.first = query.startIndex() - 1L;
		this.count = query.count();
		this.id = id;
	}

	@Override
	public void add(T item, @Nullable String key) {
		this.total++;
		Place place = new Place(key, this.id.apply(item));
		if (!this.way.meets(place)) {
			return;
		}
		this.rest++;
		this.places.add(place);
		if (this.places.size() > this.first + this.count) {
			this.places.remove();
		}
	}

	@Override
	public Page<T> page(Function<UUID, Optional<T>> resources) {
		if (this.count == 0) {
			return new Page<>(this.total, List.of());
		}
		List<Place> sorted = new ArrayList<>(this.places);
		sorted.sort(this.way.order());
		List<Place> page = sorted.subList((int) Math.min(this.first, sorted.size()), sorted.size());
		Page<Place> found = this.way.page(this.total, page, this.rest > this.first + this.count, Function.identity(),
				(edge) -> this.total > this.rest);
		return found.with(found.items().stream().flatMap((place) -> resources.apply(place.id()).stream()).toList());
	}

}
