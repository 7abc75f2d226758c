package dev.rollcall.schemas.scim;

import java.util.function.Function;

/** Attributes that were taken, or why they were not. */
public sealed interface AttributeResult {

	<R> R fold(Function<? super Attributes, ? extends R> taken, Function<? super AttributeFault, ? extends R> refused);

	record Taken(Attributes attributes) implements AttributeResult {

		@Override
		public <R> R fold(Function<? super Attributes, ? extends R> taken,
				Function<? super AttributeFault, ? extends R> refused) {
			return taken.apply(this.attributes);
		}

	}

	record Refused(AttributeFault fault) implements AttributeResult {

		@Override
		public <R> R fold(Function<? super Attributes, ? extends R> taken,
				Function<? super AttributeFault, ? extends R> refused) {
			return refused.apply(this.fault);
		}

	}

}
