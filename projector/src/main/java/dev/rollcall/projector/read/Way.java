package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.scim.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * From where a query walks through a list, and which way. Whoever walks backwards meets
 * what stands right in front of the place first; the page is turned round in the end.
 *
 * @param from {@code null} for the beginning
 */
record Way(boolean backwards, boolean descending, @Nullable Place from) {

	private static final Comparator<Place> ASCENDING = Comparator.comparing(Place::key, SortKey.ORDER)
		.thenComparing(Place::id, Ids::compare);

	static Way of(Query query) {
		boolean backwards = query.before() != null;
		return new Way(backwards, query.sort() != null && query.sort().descending(),
				backwards ? query.before() : query.after());
	}

	/** Whether greater places come first. */
	boolean downwards() {
		return this.backwards != this.descending;
	}

	/** The order in which places are met. */
	Comparator<Place> order() {
		return downwards() ? ASCENDING.reversed() : ASCENDING;
	}

	/** Whether a place is met, and does not lie behind. */
	boolean meets(Place place) {
		return this.from == null || order().compare(place, this.from) > 0;
	}

	/**
	 * The page.
	 * @param walked what was met, in that order
	 * @param more whether there is more this way
	 * @param behind whether there is something the other way, seen from a place
	 */
	<T> Page<T> page(long total, List<T> walked, boolean more, Function<T, Place> place, Predicate<Place> behind) {
		List<T> items = new ArrayList<>(walked);
		if (this.backwards) {
			Collections.reverse(items);
		}
		Place onwards = (more && !walked.isEmpty()) ? place.apply(walked.get(walked.size() - 1)) : null;
		Place back = null;
		if (this.from != null) {
			Place edge = walked.isEmpty() ? this.from.beside(!downwards()) : place.apply(walked.get(0));
			back = behind.test(edge) ? edge : null;
		}
		return this.backwards ? new Page<>(total, List.copyOf(items), back, onwards)
				: new Page<>(total, List.copyOf(items), onwards, back);
	}

}
