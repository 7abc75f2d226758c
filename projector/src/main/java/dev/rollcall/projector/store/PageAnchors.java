package dev.rollcall.projector.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.rollcall.projector.store.ViewReader.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which id stood right before a place of a list, so that whoever walks a list
 * page by page pays for each page alone and not for all before it. An anchor holds as
 * long as the shape of the list is the same: nothing went, and what came went to the end.
 */
final class PageAnchors {

	/** Some megabyte in all. */
	private static final int MOST = 10_000;

	private final Map<Place, Anchor> anchors = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Place, Anchor> eldest) {
			return size() > MOST;
		}

	};

	synchronized @Nullable UUID before(Mirror mirror, Resource resource, long place, long shape) {
		Anchor anchor = this.anchors.get(new Place(mirror.number(), resource, place));
		return (anchor != null && anchor.shape() == shape) ? anchor.id() : null;
	}

	synchronized void keep(Mirror mirror, Resource resource, long place, long shape, UUID id) {
		this.anchors.put(new Place(mirror.number(), resource, place), new Anchor(shape, id));
	}

	private record Place(int mirror, Resource resource, long place) {
	}

	private record Anchor(long shape, UUID id) {
	}

}
