package dev.rollcall.gateway.web;

import dev.rollcall.gateway.scim.ListResponse;
import org.jspecify.annotations.Nullable;

/** How an answer with a list begins: by number or by cursor, as it was asked for. */
final class ListHead {

	private ListHead() {
	}

	static byte[] of(Search search, long total, int items, @Nullable String nextCursor) {
		return (search.cursor() != null) ? ListResponse.cursoredHead(total, items, nextCursor)
				: ListResponse.head(total, search.page().startIndex(), items);
	}

}
