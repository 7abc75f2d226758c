package dev.rollcall.processor.state;

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

	/** A number of the partition itself. */
	record Counter(long value) implements Row {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.counter(context, this);
		}
	}

	interface Cases<C, R> {

		R stored(C context, Stored stored);

		R index(C context, Index index);

		R counter(C context, Counter counter);

	}

}
