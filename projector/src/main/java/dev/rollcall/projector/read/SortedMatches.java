package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.scim.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * Counts every match and remembers the places of those up to the page's end, so that a
 * page takes the memory of the pages before it and not of all matches.
 */
final class SortedMatches<T> implements Selection<T> {

	private static final Comparator<Place> ASCENDING = Comparator.comparing(Place::key, SortKey.ORDER)
		.thenComparing(Place::id, Ids::compare);

	private final Comparator<Place> order;

	private final PriorityQueue<Place> places;

	private final long first;

	private final long end;

	private final @Nullable Place after;

	private final Function<T, UUID> id;

	private long total;

	private long rest;

	SortedMatches(Query query, Sort sort, Function<T, UUID> id) {
		this.order = sort.descending() ? ASCENDING.reversed() : ASCENDING;
		this.places = new PriorityQueue<>(this.order.reversed());
		this.first = query.startIndex() - 1L;
		this.end = this.first + query.count();
		this.after = query.after();
		this.id = id;
	}

	@Override
	public void add(T item, @Nullable String key) {
		this.total++;
		Place place = new Place(key, this.id.apply(item));
		if (this.after != null && this.order.compare(place, this.after) <= 0) {
			return;
		}
		this.rest++;
		this.places.add(place);
		if (this.places.size() > this.end) {
			this.places.remove();
		}
	}

	@Override
	public Page<T> page(Function<UUID, Optional<T>> resources) {
		List<Place> sorted = new ArrayList<>(this.places);
		sorted.sort(this.order);
		List<Place> page = sorted.subList((int) Math.min(this.first, sorted.size()), sorted.size());
		List<T> items = page.stream().flatMap((place) -> resources.apply(place.id()).stream()).toList();
		boolean more = !page.isEmpty() && this.rest > this.end;
		return new Page<>(this.total, items, more ? page.get(page.size() - 1) : null);
	}

}
