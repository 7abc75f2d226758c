package dev.rollcall.projector.read;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.schemas.read.Views.Page;
import org.jspecify.annotations.Nullable;

/** Takes every match, in the order of ids, and keeps what the page needs. */
interface Selection<T> {

	/**
	 * Takes one match.
	 * @param key what the query sorts by
	 */
	void add(T item, @Nullable String key);

	/**
	 * The page.
	 * @param resources finds a match again by its id
	 */
	Page<T> page(Function<UUID, Optional<T>> resources);

}
