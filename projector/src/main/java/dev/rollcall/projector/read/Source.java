package dev.rollcall.projector.read;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.schemas.read.Views.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where the resources of one kind come from, and how they look to a filter. */
interface Source<T> {

	/** How many are read at once where all are. */
	int CHUNK = 500;

	Optional<T> one(UUID id);

	/** See {@link FilterPlan.Rows#with}. */
	@Nullable List<T> with(Lookup lookup, String value, int few);

	List<T> after(@Nullable UUID id, int limit);

	/** The nearest first. */
	List<T> before(UUID id, int limit);

	List<T> from(long place, int limit);

	UUID id(T item);

	Resource resource();

	/** By the index of the name. */
	List<T> sorted(boolean downwards, @Nullable Place from, long skip, int limit);

	/** In the order of the name. */
	Place place(T item);

	/** Reads what is looked at beside these items themselves. */
	void prepare(List<T> items, Look look);

	/** What is looked at in an item for which all is prepared. */
	JsonNode json(T item, Look look, Budget budget);

}
