package dev.rollcall.projector.view;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import org.jspecify.annotations.Nullable;

/**
 * One record of the directory topic.
 *
 * @param entity the state as it now is; {@code null} when the entity is gone
 */
public record Change(EntityKey key, @Nullable Entity entity) {

	/** Leaves the state out: it holds personal values. */
	@Override
	public String toString() {
		return "Change[" + this.key + ((this.entity != null) ? "" : ", gone") + "]";
	}

}
