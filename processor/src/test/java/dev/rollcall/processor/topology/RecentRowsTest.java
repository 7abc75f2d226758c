package dev.rollcall.processor.topology;

import java.time.Instant;
import java.util.UUID;

import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentRowsTest {

	private static final SiteId SITE = new SiteId("acme");

	private final RecentRows recent = new RecentRows(2 * RecentRows.ENTITY + 1);

	@Test
	void shouldForgetTheOneThatWasUsedLongestAgo() {
		this.recent.put(key(1), new Row.Stored(group(1)));
		this.recent.put(key(2), new Row.Stored(group(2)));
		assertThat(this.recent.get(key(1))).isNotNull();
		this.recent.put(key(3), new Row.Stored(group(3)));
		assertThat(this.recent.get(key(2))).isNull();
		assertThat(this.recent.get(key(1))).isEqualTo(new RecentRows.Known(new Row.Stored(group(1))));
		assertThat(this.recent.get(key(3))).isEqualTo(new RecentRows.Known(new Row.Stored(group(3))));
	}

	@Test
	void shouldKnowWhatIsNotThere() {
		assertThat(this.recent.get(key(1))).isNull();
		this.recent.put(key(1), null);
		assertThat(this.recent.get(key(1))).isEqualTo(new RecentRows.Known(null));
		this.recent.put(key(1), new Row.Stored(group(1)));
		assertThat(this.recent.get(key(1))).isEqualTo(new RecentRows.Known(new Row.Stored(group(1))));
		this.recent.put(key(1), null);
		assertThat(this.recent.get(key(1))).isEqualTo(new RecentRows.Known(null));
	}

	@Test
	void shouldKeepMoreOfWhatIsSmall() {
		this.recent.put(key(0), new Row.Stored(group(0)));
		this.recent.put(Layout.sequence(), new Row.Counter(7, 0));
		for (int i = 1; i <= RecentRows.ENTITY; i++) {
			this.recent.put(key(i), null);
		}
		assertThat(this.recent.get(Layout.sequence())).isEqualTo(new RecentRows.Known(new Row.Counter(7, 0)));
		this.recent.put(key(1), new Row.Stored(group(1)));
		this.recent.put(key(2), new Row.Stored(group(2)));
		assertThat(this.recent.get(key(0))).isNull();
		assertThat(this.recent.get(Layout.sequence())).isNotNull();
		assertThat(this.recent.get(key(1))).isNotNull();
	}

	private static RowKey key(int number) {
		return Layout.entity(EntityKey.siteGroup(SITE, new SiteGroupId(new UUID(0, number))));
	}

	private static Entity group(int number) {
		return new Entity.SiteGroup(SITE, new SiteGroupId(new UUID(0, number)), "Group " + number, false, 1,
				Instant.EPOCH, Instant.EPOCH);
	}

}
