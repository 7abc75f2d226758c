package dev.rollcall.processor.state;

import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import org.jspecify.annotations.Nullable;

/** What a row holds. */
public sealed interface Row {

	<C, R> R match(Cases<C, R> cases, C context);

	/** The current state of an entity. */
	record Stored(Entity entity) implements Row {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.stored(context, this);
		}
	}

	/**
	 * A row of an index. Its key says what it is about, the ids say to what it leads;
	 * both absent: the row's presence says all.
	 */
	record Index(@Nullable UUID first, @Nullable UUID second) implements Row {

		static final Index MARK = new Index(null, null);

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.index(context, this);
		}
	}

	/**
	 * The beginning of a list, see {@link Lists}.
	 *
	 * @param ids sorted as rows are
	 * @param more whether rows of their own may follow
	 */
	record Ids(List<UUID> ids, boolean more) implements Row {

		static final Ids NONE = new Ids(List.of(), false);

		public Ids {
			ids = List.copyOf(ids);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.ids(context, this);
		}
	}

	/**
	 * What is counted in a partition.
	 *
	 * @param value the number of the last changing step
	 * @param newest the latest time in an id of a user or an account that was ever here,
	 * in milliseconds; the end of time if it is not known
	 */
	record Counter(long value, long newest) implements Row {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.counter(context, this);
		}
	}

	interface Cases<C, R> {

		R stored(C context, Stored stored);

		R index(C context, Index index);

		R ids(C context, Ids ids);

		R counter(C context, Counter counter);

	}

}
