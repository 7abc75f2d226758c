package dev.rollcall.processor.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows in a state store; the entities used last are at hand. */
final class StoredRows implements Rows {

	/**
	 * Enough for the sites and providers that a partition serves at a time; a few
	 * megabytes.
	 */
	private static final int RECENT = 8_192;

	/** Ids of half a second at full load; later ones may come first by as much. */
	private static final int PEOPLE = 4_096;

	/**
	 * For three kinds of rows the sites that a partition serves at a time; a megabyte or
	 * two. Of a site that is not among them a scan has to tell, which costs more than the
	 * look-ups that it spares.
	 */
	private static final int SITES = 3 * 2_048;

	private final KeyValueStore<Bytes, byte[]> store;

	private final RecentRows recent = new RecentRows(RECENT);

	private final RecentScans scans = new RecentScans();

	/** Of users and accounts: most that are looked for by id are about to be made. */
	private final RecentIds people;

	private final Map<RowKey, Boolean> present = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<RowKey, Boolean> eldest) {
			return size() > SITES;
		}

	};

	StoredRows(KeyValueStore<Bytes, byte[]> store) {
		this.store = store;
		this.people = new RecentIds(counter().newest(), PEOPLE);
	}

	/** How far the partition is. */
	Row.Counter counter() {
		return (get(Layout.sequence()) instanceof Row.Counter counter) ? counter : new Row.Counter(0, 0);
	}

	/** The latest time in an id of a user or an account, for the counter. */
	long newest() {
		return this.people.newest();
	}

	@Override
	public @Nullable Row get(RowKey key) {
		RecentRows.Known known = this.recent.get(key);
		if (known != null) {
			return known.row();
		}
		UUID person = Layout.person(key);
		if (person != null && this.people.lacks(person)) {
			return null;
		}
		byte[] value = this.store.get(Bytes.wrap(key.bytes()));
		Row row = (value != null) ? RowCodec.decode(value) : null;
		this.recent.put(key, row);
		return row;
	}

	/**
	 * Looked up once for each site; from then on only a write can make it a yes, and
	 * nothing makes it a no.
	 */
	@Override
	public boolean mayHave(RowKey site) {
		Boolean known = this.present.get(site);
		if (known != null) {
			return known;
		}
		boolean found = !scan(site, null, 1).isEmpty();
		this.present.put(site, found);
		return found;
	}

	@Override
	public List<Entry> scan(RowKey prefix, @Nullable RowKey after, int limit) {
		return (limit > 0) ? this.scans.get(prefix, after, limit, () -> stored(prefix, after, limit)) : List.of();
	}

	private List<Entry> stored(RowKey prefix, @Nullable RowKey after, int limit) {
		List<Entry> found = new ArrayList<>();
		try (KeyValueIterator<Bytes, byte[]> rows = this.store.range(from(prefix, after), end(prefix))) {
			while (rows.hasNext() && found.size() < limit) {
				KeyValue<Bytes, byte[]> row = rows.next();
				RowKey key = new RowKey(row.key.get());
				if (!key.startsWith(prefix)) {
					break;
				}
				found.add(new Entry(key, RowCodec.decode(row.value)));
			}
		}
		return found;
	}

	private static Bytes from(RowKey prefix, @Nullable RowKey after) {
		if (after == null || after.compareTo(prefix) < 0) {
			return Bytes.wrap(prefix.bytes());
		}
		// The next key there can be.
		return Bytes.wrap(Arrays.copyOf(after.bytes(), after.bytes().length + 1));
	}

	/** The first key after all that start with the prefix, whose first byte is a kind. */
	private static Bytes end(RowKey prefix) {
		int last = prefix.bytes().length - 1;
		while (prefix.bytes()[last] == (byte) 0xff) {
			last--;
		}
		byte[] end = Arrays.copyOf(prefix.bytes(), last + 1);
		end[last]++;
		return Bytes.wrap(end);
	}

	byte[] put(RowKey key, Row row) {
		this.scans.forget(key);
		this.present.replace(Layout.site(key), true);
		UUID person = Layout.person(key);
		if (person != null) {
			this.people.add(person);
		}
		byte[] value = RowCodec.encode(row);
		this.recent.put(key, row);
		this.store.put(Bytes.wrap(key.bytes()), value);
		return value;
	}

	void remove(RowKey key) {
		this.scans.forget(key);
		this.recent.put(key, null);
		// A deletion would tell the row that was there, which it had to look for.
		this.store.put(Bytes.wrap(key.bytes()), null);
	}

}
