package dev.rollcall.gateway.web;

import dev.rollcall.gateway.scim.ListResponse;
import org.jspecify.annotations.Nullable;

/** How an answer with a list begins: by number or by cursor, as it was asked for. */
final class ListHead {

	private ListHead() {
	}

	static byte[] of(Search search, long total, int items, Cursors cursors) {
		return (search.cursor() != null) ? ListResponse.cursoredHead(total, items, cursors.previous(), cursors.next())
				: ListResponse.head(total, search.page().startIndex(), items);
	}

	/**
	 * Where a page by cursor leads, {@code null} at the ends of the list.
	 */
	record Cursors(@Nullable String previous, @Nullable String next) {

		static final Cursors NONE = new Cursors(null, null);

	}

}
