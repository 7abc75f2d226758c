package dev.rollcall.projector.view;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;

/** One view: how entities of one kind become rows of one table. */
public interface View<E extends Entity> {

	ViewTable table();

	/**
	 * Key cells of the row of an entity; works for entities that are gone too.
	 * @param owner the number of the site or mirror that the row belongs to
	 */
	Object[] key(int owner, EntityKey key);

	/**
	 * Cells of {@link ViewTable#values()}.
	 * @throws RuntimeException if the entity makes no row: it is poison
	 */
	Object[] values(E entity);

}
