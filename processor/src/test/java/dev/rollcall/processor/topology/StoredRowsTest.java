package dev.rollcall.processor.topology;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Users whose ids say that they are new are not looked for in the store. */
class StoredRowsTest {

	private static final SiteId SITE = new SiteId("acme");

	private final List<RowKey> looked = new ArrayList<>();

	private final KeyValueStore<Bytes, byte[]> store = watched(Stores.inMemoryKeyValueStore("rows").get());

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void shouldFindWhatWasPutAfterAnyStart(long seed) {
		Random random = new Random(seed);
		Map<RowKey, Row> model = new HashMap<>();
		StoredRows rows = new StoredRows(this.store);
		for (int i = 0; i < 2_000; i++) {
			// Ids come out of order, and some are of a clock that is far ahead.
			UUID id = id((random.nextInt(500) == 0) ? i + 5_000 : i + random.nextInt(40), random.nextInt(3));
			RowKey key = key(id);
			assertThat(rows.get(key)).as("user %s of seed %s", id, seed).isEqualTo(model.get(key));
			if (random.nextInt(4) == 0) {
				rows.remove(key);
				model.remove(key);
			}
			else {
				Row row = new Row.Stored(user(id, i));
				rows.put(key, row);
				model.put(key, row);
			}
			rows.put(Layout.sequence(), new Row.Counter(i, rows.newest()));
			if (random.nextInt(100) == 0) {
				rows = new StoredRows(this.store);
			}
		}
		for (Map.Entry<RowKey, Row> expected : model.entrySet()) {
			assertThat(rows.get(expected.getKey())).isEqualTo(expected.getValue());
		}
		assertThat(model).hasSizeGreaterThan(500);
	}

	@Test
	void shouldNotLookForTheNew() {
		StoredRows rows = new StoredRows(this.store);
		make(rows, id(100, 1));
		StoredRows started = new StoredRows(this.store);
		this.looked.clear();
		assertThat(started.get(key(id(101, 1)))).isNull();
		make(started, id(101, 1));
		assertThat(started.get(key(id(101, 2)))).isNull();
		assertThat(this.looked).isEmpty();
		assertThat(started.get(key(id(100, 2)))).isNull();
		assertThat(this.looked).containsExactly(key(id(100, 2)));
	}

	@Test
	void shouldLookForAllWhereTheCounterDoesNotTell() {
		byte[] before = { 0x10, 0, 0, 0, 0, 0, 0, 0, 5 };
		this.store.put(Bytes.wrap(Layout.sequence().bytes()), before);
		StoredRows rows = new StoredRows(this.store);
		assertThat(rows.counter().value()).isEqualTo(5);
		make(rows, id(100, 1));
		StoredRows started = new StoredRows(this.store);
		this.looked.clear();
		assertThat(started.get(key(id(200, 1)))).isNull();
		assertThat(this.looked).containsExactly(key(id(200, 1)));
	}

	private static void make(StoredRows rows, UUID id) {
		rows.put(key(id), new Row.Stored(user(id, 1)));
		rows.put(Layout.sequence(), new Row.Counter(1, rows.newest()));
	}

	private static UUID id(long millis, long rest) {
		return new UUID((millis << 16) | 0x7000, rest);
	}

	private static RowKey key(UUID id) {
		return Layout.entity(EntityKey.user(SITE, new UserId(id)));
	}

	private static Entity.User user(UUID id, long version) {
		return new Entity.User(SITE, new ProviderId(new UUID(0, 1)), new UserId(id),
				Attributes.ofJson("{\"userName\":\"bob\"}"), true, List.of(), Optional.empty(), version, Instant.EPOCH,
				Instant.EPOCH);
	}

	@SuppressWarnings("unchecked")
	private KeyValueStore<Bytes, byte[]> watched(KeyValueStore<Bytes, byte[]> store) {
		return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { KeyValueStore.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("get")) {
						this.looked.add(new RowKey(((Bytes) arguments[0]).get()));
					}
					return method.invoke(store, arguments);
				});
	}

}
