package dev.rollcall.processor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Policy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The groups of one member are in a row that is there as long as the member. */
class MemberListsTest {

	private static final UUID ANN = Site.user(1).value();

	private static final RowKey FIRST = Layout.groupsOf(Site.ID, ANN);

	private Site site;

	@BeforeEach
	void makeSite() {
		this.site = Site.with(Policy.DEFAULT);
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
	}

	@Test
	void shouldBeginWithARowOfTheUser() {
		assertThat(this.site.rows().get(FIRST)).isEqualTo(Row.Ids.NONE);
		assertThat(this.site.directory().groupsOf(ANN)).isEmpty();
	}

	@Test
	void shouldBeginWithARowOfTheAccount() {
		Entity.Account account = this.site.account("ann").orElseThrow();
		RowKey first = Layout.siteGroupsOf(Site.ID, account.id());
		assertThat(this.site.rows().get(first)).isEqualTo(Row.Ids.NONE);
		assertThat(this.site.directory().siteGroupsOf(account.id())).isEmpty();
		this.site.applied(this.site.createGroup(Site.group(1), "one", Site.user(1)));
		assertThat(this.site.directory().siteGroupsOf(account.id())).hasSize(1);
		assertThat(this.site.rows().scan(first, null, 9)).hasSize(1);
	}

	@Test
	void shouldNotBeLookedForInASiteThatHasNoMemberships() {
		AccountId account = this.site.account("ann").orElseThrow().id();
		List<RowKey> looked = new ArrayList<>();
		Directory directory = new Directory(Site.ID, watched(this.site.rows(), looked));
		assertThat(directory.groupsOf(ANN)).isEmpty();
		assertThat(directory.siteGroupsOf(account)).isEmpty();
		assertThat(looked).isEmpty();
		this.site.applied(this.site.createGroup(Site.group(1), "one", Site.user(1)));
		assertThat(directory.groupsOf(ANN)).containsExactly(Site.group(1));
		assertThat(directory.siteGroupsOf(account)).hasSize(1);
		assertThat(looked).containsExactly(FIRST, Layout.siteGroupsOf(Site.ID, account));
	}

	@Test
	void shouldHaveAFewGroupsInIt() {
		this.site.applied(this.site.createGroup(Site.group(2), "two", Site.user(1)));
		this.site.applied(this.site.createGroup(Site.group(1), "one", Site.user(1)));
		assertThat(this.site.directory().groupsOf(ANN)).containsExactly(Site.group(1), Site.group(2));
		assertThat(rowsOfAnn(this.site.rows())).containsExactly(FIRST);
		this.site.applied(this.site.deleteGroup(Site.group(1)));
		this.site.applied(this.site.deleteGroup(Site.group(2)));
		assertThat(this.site.rows().get(FIRST)).isEqualTo(Row.Ids.NONE);
	}

	@Test
	void shouldLoseItWithTheUser() {
		this.site.applied(this.site.createGroup(Site.group(1), "one", Site.user(1)));
		this.site.applied(this.site.deleteUser(Site.user(1)));
		assertThat(rowsOfAnn(this.site.rows())).isEmpty();
	}

	@Test
	void shouldHaveFurtherGroupsInRowsOfTheirOwn() {
		MemoryRows rows = new MemoryRows();
		rows.put(FIRST, Row.Ids.NONE);
		groups(Lists.SHORT + 2).forEach((group) -> join(rows, group));
		assertThat(rowsOfAnn(rows)).hasSize(3).first().isEqualTo(FIRST);
		assertThat(groupsOfAnn(rows)).containsExactlyElementsOf(groups(Lists.SHORT + 2));
		groups(Lists.SHORT + 2).forEach((group) -> leave(rows, group));
		assertThat(groupsOfAnn(rows)).isEmpty();
		assertThat(rowsOfAnn(rows)).containsExactly(FIRST);
	}

	/** Where the first row is missing, or of the time before it held groups. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void shouldHaveRowsOnlyWhereTheFirstIsNoList(boolean mark) {
		MemoryRows old = new MemoryRows();
		if (mark) {
			old.put(FIRST, Row.Index.MARK);
		}
		old.put(Layout.groupOf(Site.ID, ANN, Site.group(1)), Row.Index.MARK);
		join(old, Site.group(2));
		assertThat(groupsOfAnn(old)).containsExactly(Site.group(1), Site.group(2));
		leave(old, Site.group(1));
		assertThat(groupsOfAnn(old)).containsExactly(Site.group(2));
		leave(old, Site.group(2));
		assertThat(groupsOfAnn(old)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void shouldBeASetWhoeverComesAndGoes(long seed) {
		Random random = new Random(seed);
		MemoryRows rows = new MemoryRows();
		rows.put(FIRST, Row.Ids.NONE);
		TreeSet<GroupId> expected = new TreeSet<>((left, right) -> Ids.compare(left.value(), right.value()));
		for (int i = 0; i < 2_000; i++) {
			GroupId group = Site.group(random.nextInt(2 * Lists.SHORT));
			Consumer<GroupId> change = expected.contains(group) ? (gone) -> leave(rows, gone)
					: (fresh) -> join(rows, fresh);
			change.accept(group);
			if (!expected.remove(group)) {
				expected.add(group);
			}
			assertThat(groupsOfAnn(rows)).containsExactlyElementsOf(expected);
		}
	}

	private static Rows watched(Rows rows, List<RowKey> looked) {
		return new Rows() {

			@Override
			public @Nullable Row get(RowKey key) {
				looked.add(key);
				return rows.get(key);
			}

			@Override
			public List<Entry> scan(RowKey prefix, @Nullable RowKey after, int limit) {
				return rows.scan(prefix, after, limit);
			}

		};
	}

	private static List<GroupId> groups(int count) {
		return IntStream.range(0, count).mapToObj(Site::group).toList();
	}

	private static List<GroupId> groupsOfAnn(Rows rows) {
		return Lists.read(rows, FIRST).map(GroupId::new).toList();
	}

	private static List<RowKey> rowsOfAnn(Rows rows) {
		return rows.scan(FIRST, null, Integer.MAX_VALUE).stream().map(Rows.Entry::key).toList();
	}

	private static void join(WritableRows rows, GroupId group) {
		Lists.update(rows, null, edge(group));
	}

	private static void leave(WritableRows rows, GroupId group) {
		Lists.update(rows, edge(group), null);
	}

	private static Entity edge(GroupId group) {
		return new Entity.Membership(Site.ID, Site.provider(1), group, ANN, MemberType.USER, true,
				java.time.Instant.EPOCH);
	}

}
