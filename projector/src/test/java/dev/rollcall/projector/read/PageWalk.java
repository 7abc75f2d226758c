package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Resource;
import dev.rollcall.schemas.read.Views.Sort;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list, read in pages of any size: by its number, from place to place, there and back,
 * and from places where nothing is any more.
 *
 * @param all what is in the list, in its order
 */
record PageWalk<T>(Random random, @Nullable String filter, @Nullable Sort sort, List<T> all, Function<T, UUID> id,
		Function<Query, CompletionStage<Page<T>>> views) {

	void walk() throws Exception {
		byNumber();
		back(there());
		fromWhatIsGone();
	}

	private void byNumber() throws Exception {
		int first = 1 + this.random.nextInt(8);
		int count = this.random.nextInt(12);
		Page<T> page = ask(first, count, null, null);
		int from = Math.min(first - 1, this.all.size());
		int to = Math.min(from + count, this.all.size());
		assertThat(page.items()).as("%s by %s", this.filter, this.sort).isEqualTo(this.all.subList(from, to));
		assertThat(page.total()).isEqualTo(this.all.size());
		assertThat(page.next() != null).isEqualTo(from < to && to < this.all.size());
		assertThat(page.previous()).isNull();
	}

	/** All of them; the last page. */
	private Page<T> there() throws Exception {
		List<T> walked = new ArrayList<>();
		Page<T> page;
		Place after = null;
		do {
			page = ask(1, 1 + this.random.nextInt(9), after, null);
			assertThat(page.previous() != null).isEqualTo(!walked.isEmpty());
			walked.addAll(page.items());
			after = page.next();
			assertThat(page.total()).isEqualTo(this.all.size());
			assertThat(after == null || after.id().equals(this.id.apply(page.items().get(page.items().size() - 1))))
				.isTrue();
		}
		while (after != null);
		assertThat(walked).as("%s by %s, from place to place", this.filter, this.sort).isEqualTo(this.all);
		return page;
	}

	private void back(Page<T> last) throws Exception {
		List<T> walked = new ArrayList<>(last.items());
		Place before = last.previous();
		while (before != null) {
			Page<T> page = ask(1, 1 + this.random.nextInt(9), null, before);
			assertThat(page.total()).isEqualTo(this.all.size());
			assertThat(page.items()).isNotEmpty();
			assertThat(page.next()).isNotNull();
			walked.addAll(0, page.items());
			before = page.previous();
		}
		assertThat(walked).as("%s by %s, back again", this.filter, this.sort).isEqualTo(this.all);
	}

	/** From places beside those of resources, as if these had come or gone. */
	private void fromWhatIsGone() throws Exception {
		int shown = 1 + this.random.nextInt(9);
		Place last = ask(1, shown, null, null).next();
		boolean up = this.random.nextBoolean();
		if (last == null) {
			return;
		}
		boolean descending = this.sort != null && this.sort.descending();
		int size = this.all.size();
		int start = (up == descending) ? shown - 1 : shown;
		int count = 1 + this.random.nextInt(9);
		Page<T> onwards = ask(1, count, last.beside(up), null);
		assertThat(onwards.items()).isEqualTo(this.all.subList(start, Math.min(start + count, size)));
		assertThat(onwards.previous() != null).isEqualTo(start > 0);
		assertThat(onwards.next() != null).isEqualTo(start + count < size);
		Page<T> back = ask(1, count, null, last.beside(up));
		assertThat(back.items()).isEqualTo(this.all.subList(Math.max(0, start - count), start));
		assertThat(back.previous() != null).isEqualTo(start > count);
		assertThat(back.next()).isNotNull();
		if (!descending) {
			boolean named = indexed() && this.all.stream().noneMatch(Resource.class::isInstance);
			Place end = new Place(named ? "\uffff" : null, Place.END.id());
			Page<T> none = ask(1, count, end, null);
			assertThat(none.items()).isEmpty();
			assertThat(none.next()).isNull();
			assertThat(ask(1, count, null, none.previous()).items())
				.isEqualTo(this.all.subList(Math.max(0, size - count), size));
		}
	}

	/**
	 * Whether every resource of one kind has a value, and an index says in which order.
	 */
	private boolean indexed() {
		return this.sort != null
				&& (this.sort.attribute().equals("userName") || this.sort.attribute().equals("displayName"));
	}

	private Page<T> ask(int first, int count, @Nullable Place after, @Nullable Place before) throws Exception {
		return this.views.apply(new Query(this.filter, first, count, this.sort, after, before))
			.toCompletableFuture()
			.get(10, TimeUnit.SECONDS);
	}

}
