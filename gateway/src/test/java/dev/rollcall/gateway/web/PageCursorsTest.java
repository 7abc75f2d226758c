package dev.rollcall.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageCursorsTest {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static final Views.Scope SCOPE = new Views.Scope(new SiteId("acme"), new ProviderId(new UUID(1, 1)));

	private static final Views.Scope OTHER = new Views.Scope(new SiteId("acme"), new ProviderId(new UUID(1, 2)));

	private static final Views.Sort BY_NAME = new Views.Sort("userName", false);

	private static final PageCursors.Position POSITION = new PageCursors.Position(1,
			new Views.Place("ada@example.com", new UUID(3, 4)), false);

	private final PageCursors cursors = cursors("key", NOW);

	@Test
	void shouldOpenWhatItSealed() {
		for (PageCursors.Position position : List.of(POSITION, new PageCursors.Position(0, null, false),
				new PageCursors.Position(0, new Views.Place(null, new UUID(3, 4)), true))) {
			String cursor = this.cursors.seal(SCOPE, "User", search("", "a pr", BY_NAME), position);

			assertThat(cursor).matches("[A-Za-z0-9_-]+");
			assertThat(this.cursors.open(SCOPE, "User", search(cursor, "a pr", BY_NAME))).isEqualTo(position);
		}
	}

	@Test
	void shouldBeginWithAnEmptyCursor() {
		assertThat(this.cursors.open(SCOPE, "User", search("", null, null))).isEqualTo(PageCursors.Position.START);
	}

	@Test
	void shouldRefuseACursorOfAnotherQuery() {
		String cursor = this.cursors.seal(SCOPE, "User", search("", "a pr", BY_NAME), POSITION);

		refuses(ScimType.INVALID_CURSOR, this.cursors, OTHER, "User", search(cursor, "a pr", BY_NAME));
		refuses(ScimType.INVALID_CURSOR, this.cursors, SCOPE, "Group", search(cursor, "a pr", BY_NAME));
		refuses(ScimType.INVALID_CURSOR, this.cursors, SCOPE, "User", search(cursor, "b pr", BY_NAME));
		refuses(ScimType.INVALID_CURSOR, this.cursors, SCOPE, "User", search(cursor, "a pr", null));
		refuses(ScimType.INVALID_CURSOR, this.cursors, SCOPE, "User",
				search(cursor, "a pr", new Views.Sort("userName", true)));
		refuses(ScimType.INVALID_CURSOR, cursors("other", NOW), SCOPE, "User", search(cursor, "a pr", BY_NAME));
	}

	@Test
	void shouldRefuseAForgedCursor() {
		String cursor = this.cursors.seal(SCOPE, "User", search("", null, null), POSITION);
		char last = (cursor.charAt(20) == 'A') ? 'B' : 'A';
		String forged = cursor.substring(0, 20) + last + cursor.substring(21);

		for (String wrong : List.of(forged, "x", "!", "10", cursor.substring(1), cursor + cursor, "A".repeat(5000))) {
			refuses(ScimType.INVALID_CURSOR, this.cursors, SCOPE, "User", search(wrong, null, null));
		}
	}

	@Test
	void shouldRefuseAnOldCursor() {
		String cursor = this.cursors.seal(SCOPE, "User", search("", null, null), POSITION);

		assertThat(cursors("key", NOW.plusSeconds(60)).open(SCOPE, "User", search(cursor, null, null)))
			.isEqualTo(POSITION);
		refuses(ScimType.EXPIRED_CURSOR, cursors("key", NOW.plusSeconds(61)), SCOPE, "User",
				search(cursor, null, null));
	}

	private static void refuses(ScimType type, PageCursors cursors, Views.Scope scope, String about, Search search) {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> cursors.open(scope, about, search))
			.satisfies((ex) -> assertThat(ex.error().scimType()).isEqualTo(type));
	}

	private static PageCursors cursors(String key, Instant now) {
		return new PageCursors(key, Clock.fixed(now, ZoneOffset.UTC), Duration.ofSeconds(60));
	}

	private static Search search(String cursor, @Nullable String filter, Views.@Nullable Sort sort) {
		return new Search(filter, new ListQuery(1, 10), List.of(Projection.WHOLE), sort, cursor);
	}

}
