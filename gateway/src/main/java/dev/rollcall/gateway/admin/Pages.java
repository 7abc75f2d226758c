package dev.rollcall.gateway.admin;

import java.util.List;
import java.util.function.Function;

/** Cuts lists into pages. */
final class Pages {

	private Pages() {
	}

	/**
	 * @param found up to one more than the page holds, which tells that there is a next
	 * page
	 */
	static <S, T> AdminJson.Page<T> of(List<S> found, int limit, Function<S, T> shape, Function<T, String> id) {
		List<T> items = found.stream().limit(limit).map(shape).toList();
		return new AdminJson.Page<>(items, (found.size() > limit) ? id.apply(items.get(limit - 1)) : null);
	}

}
