package dev.rollcall.projector.store;

import java.util.Optional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.UserView;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.Views.AccountRow;
import dev.rollcall.schemas.read.Views.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.rollcall.projector.Samples.OTHER;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.account;
import static dev.rollcall.projector.Samples.gone;
import static dev.rollcall.projector.Samples.group;
import static dev.rollcall.projector.Samples.groupId;
import static dev.rollcall.projector.Samples.id;
import static dev.rollcall.projector.Samples.membership;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.site;
import static dev.rollcall.projector.Samples.siteGroup;
import static dev.rollcall.projector.Samples.siteMembership;
import static dev.rollcall.projector.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every store does, whichever database it is in. */
abstract class ViewStoreContract {

	private ViewCatalog catalog;

	ViewStore store;

	abstract ViewCatalog catalog() throws Exception;

	@BeforeEach
	void open() throws Exception {
		this.catalog = catalog();
		this.store = this.catalog.open();
	}

	@AfterEach
	void close() {
		this.store.close();
		this.catalog.close();
	}

	void apply(Change... changes) {
		this.store.apply(batch(List.of(), changes));
	}

	static Batch batch(List<Position> positions, Change... changes) {
		return new Batch(Arrays.stream(changes).map(RowChange::of).toList(), positions, List.of(), List.of());
	}

	@Test
	void shouldReadWhatWasWritten() {
		Entity.User user = user(10, "Ada", "ada@example.com");
		Entity.Group group = group(20, "Admins");
		apply(put(user), put(group), put(membership(20, 10)));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.user(mirror, id(10))).contains(user);
			assertThat(reader.group(mirror, id(20))).contains(group);
			assertThat(reader.members(mirror, id(20), null, 10)).containsExactly(membership(20, 10));
			assertThat(reader.groupsOf(mirror, List.of(id(10))))
				.isEqualTo(Map.of(id(10), List.of(new GroupRef(groupId(20), "Admins"))));
		}
	}

	@Test
	void shouldReplaceAndRemove() {
		apply(put(user(10, "ada", "a@example.com", "b@example.com")), put(user(11, "bob", "b@example.com")));
		apply(put(user(SCOPE, 10, 2, "ada2", "b@example.com", "c@example.com")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.total(mirror, Resource.USER)).isEqualTo(2);
			assertThat(reader.ids(mirror, Lookup.USER_NAME, "ADA", 9)).isEmpty();
			assertThat(reader.ids(mirror, Lookup.USER_NAME, "ADA2", 9)).containsExactly(id(10));
			assertThat(reader.ids(mirror, Lookup.EMAIL, "a@example.com", 9)).isEmpty();
			assertThat(reader.ids(mirror, Lookup.EMAIL, "B@example.com", 9)).containsExactly(id(10), id(11));
			assertThat(reader.ids(mirror, Lookup.EMAIL, "c@example.com", 9)).containsExactly(id(10));
			assertThat(reader.ids(mirror, Lookup.USER_EXTERNAL_ID, "X-10", 9)).containsExactly(id(10));
		}
		apply(gone(user(10, "ada")), gone(user(99, "nobody")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.total(mirror, Resource.USER)).isEqualTo(1);
			assertThat(reader.user(mirror, id(10))).isEmpty();
			assertThat(reader.ids(mirror, Lookup.EMAIL, "b@example.com", 9)).containsExactly(id(11));
			assertThat(reader.ids(mirror, Lookup.EMAIL, "c@example.com", 9)).isEmpty();
		}
	}

	@Test
	void shouldCountAnEntityOnceHoweverOftenItIsWritten() {
		apply(put(group(20, "a")), put(group(21, "b")));
		apply(put(group(SCOPE, 20, 2, "a")), put(group(22, "c")));
		apply(gone(group(21, "b")));
		apply(gone(group(21, "b")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.total(mirror, Resource.GROUP)).isEqualTo(2);
			assertThat(reader.groups(mirror, null, 10)).extracting((group) -> group.id().value())
				.containsExactly(id(20), id(22));
		}
	}

	@Test
	void shouldKeepMirrorsApart() {
		Scope other = new Scope(SITE, OTHER);
		Scope elsewhere = new Scope(new SiteId("zeta"), PROVIDER);
		apply(put(user(10, "ada")), put(user(other, 11, 1, "ada")), put(user(elsewhere, 12, 1, "ada")));
		try (ViewReader reader = this.store.reader()) {
			for (Scope scope : List.of(SCOPE, other, elsewhere)) {
				Mirror mirror = reader.mirror(scope).orElseThrow();
				assertThat(reader.ids(mirror, Lookup.USER_NAME, "ada", 9)).hasSize(1);
				assertThat(reader.total(mirror, Resource.USER)).isOne();
			}
			assertThat(reader.user(reader.mirror(other).orElseThrow(), id(10))).isEmpty();
			assertThat(reader.mirror(new Scope(SITE, new ProviderId(id(77))))).isEmpty();
		}
		apply(gone(user(other, 11, 1, "ada")));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.total(reader.mirror(SCOPE).orElseThrow(), Resource.USER)).isOne();
			assertThat(reader.total(reader.mirror(other).orElseThrow(), Resource.USER)).isZero();
		}
	}

	@Test
	void shouldPageInTheOrderOfIds() {
		Change[] users = new Change[250];
		for (int i = 0; i < users.length; i++) {
			users[(i * 7) % users.length] = put(user(100 + i, "user" + i));
		}
		apply(users);
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.users(mirror, null, 3)).extracting((user) -> user.id().value())
				.containsExactly(id(100), id(101), id(102));
			assertThat(reader.users(mirror, id(101), 2)).extracting((user) -> user.id().value())
				.containsExactly(id(102), id(103));
			assertThat(reader.usersFrom(mirror, 247, 10)).extracting((user) -> user.id().value())
				.containsExactly(id(347), id(348), id(349));
			assertThat(reader.usersFrom(mirror, 250, 10)).isEmpty();
		}
	}

	@Test
	void shouldPageRightWhateverHappensBetweenPages() {
		apply(put(user(100, "a")), put(user(102, "b")), put(user(104, "c")), put(user(106, "d")), put(user(108, "e")));
		assertThat(usersFrom(0, 2)).containsExactly(id(100), id(102));
		assertThat(usersFrom(2, 2)).containsExactly(id(104), id(106));
		apply(put(user(110, "at the end")));
		assertThat(usersFrom(4, 2)).containsExactly(id(108), id(110));
		apply(put(user(101, "in between")));
		assertThat(usersFrom(2, 2)).containsExactly(id(102), id(104));
		assertThat(usersFrom(4, 2)).containsExactly(id(106), id(108));
		apply(gone(user(100, "a")), put(user(112, "as many as before")));
		assertThat(usersFrom(4, 9)).containsExactly(id(108), id(110), id(112));
		assertThat(usersFrom(4, 9)).containsExactly(id(108), id(110), id(112));
		assertThat(usersFrom(2, 2)).containsExactly(id(104), id(106));
		assertThat(usersFrom(4, 1)).containsExactly(id(108));
	}

	private List<UUID> usersFrom(long place, int limit) {
		try (ViewReader reader = this.store.reader()) {
			return reader.usersFrom(reader.mirror(SCOPE).orElseThrow(), place, limit)
				.stream()
				.map((user) -> user.id().value())
				.toList();
		}
	}

	@Test
	void shouldFindGroupsByMemberAndShowOnlyGroupsThatAreThere() {
		apply(put(group(20, "a")), put(group(21, "b")), put(membership(20, 10)), put(membership(21, 10)),
				put(membership(22, 10)), put(user(10, "ada")));
		apply(gone(group(20, "a")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.groupsOf(mirror, List.of(id(10))).get(id(10)))
				.containsExactly(new GroupRef(groupId(21), "b"));
			assertThat(reader.ids(mirror, Lookup.MEMBER, id(10).toString(), 9)).containsExactly(id(20), id(21), id(22));
			assertThat(reader.membersAmong(mirror, id(21), List.of(id(10), id(11), id(10))))
				.containsExactly(membership(21, 10));
		}
	}

	@Test
	void shouldReadSitesProvidersJobsAndAccounts() {
		apply(put(site("acme")), put(site("beta")), put(site("gamma")), put(Samples.provider(PROVIDER, "Okta")),
				put(Samples.provider(OTHER, "Entra")), put(account(10, "ada")), put(account(11, "bob")),
				put(siteGroup(30, "Zoo")), put(siteGroup(31, "Arts")), put(siteMembership(30, 10)),
				put(siteMembership(31, 10)));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.sites(null, 2)).containsExactly(site("acme"), site("beta"));
			assertThat(reader.sites(new SiteId("beta"), 9)).containsExactly(site("gamma"));
			assertThat(reader.setting(EntityKey.site(SITE), Entity.Site.class)).contains(site("acme"));
			assertThat(reader.settings(SITE, EntityKey.Kind.PROVIDER, Entity.Provider.class))
				.containsExactly(Samples.provider(PROVIDER, "Okta"), Samples.provider(OTHER, "Entra"));
			assertThat(reader.settings(SITE, EntityKey.Kind.JOB, Job.class)).isEmpty();
			assertThat(reader.accounts(SITE, null, 10)).containsExactly(
					new AccountRow(account(10, "ada"), List.of("Arts", "Zoo")),
					new AccountRow(account(11, "bob"), List.of()));
			assertThat(reader.accounts(SITE, id(10), 10)).hasSize(1);
			assertThat(reader.accounts(new SiteId("nowhere"), null, 10)).isEmpty();
		}
		apply(gone(siteMembership(30, 10)), gone(account(11, "bob")));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.accounts(SITE, null, 10))
				.containsExactly(new AccountRow(account(10, "ada"), List.of("Arts")));
			assertThat(account(10, "ada").id()).isEqualTo(new AccountId(id(10)));
		}
	}

	@Test
	void shouldReadWhatHasOneIdOrTwoByKeyAndInOrder() {
		apply(put(siteGroup(50, "Staff")), put(siteGroup(51, "Crew")), put(siteMembership(50, 10)),
				put(siteMembership(50, 11)), put(siteMembership(51, 11)), put(account(10, "ada")),
				put(change(PROVIDER, 1)), put(change(PROVIDER, 2)), put(change(PROVIDER, 300)),
				put(change(Samples.OTHER, 4)));

		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.settings(SITE, EntityKey.Kind.POLICY_CHANGE, PROVIDER.value(), null, 9))
				.containsExactly(change(PROVIDER, 1), change(PROVIDER, 2), change(PROVIDER, 300));
			assertThat(reader.settings(SITE, EntityKey.Kind.POLICY_CHANGE, PROVIDER.value(), new UUID(0, 1), 1))
				.containsExactly(change(PROVIDER, 2));
			EntityKey key = EntityKey.policyChange(SITE, PROVIDER, 300);
			assertThat(reader.setting(key, Entity.class)).contains(change(PROVIDER, 300));
			assertThat(reader.setting(EntityKey.policyChange(SITE, PROVIDER, 3), Entity.class)).isEmpty();
			assertThat(reader.settings(SITE, EntityKey.Kind.SITE_GROUP, null, Samples.id(50), 9))
				.containsExactly(siteGroup(51, "Crew"));
			assertThat(reader.setting(siteGroup(50, "Staff").key(), Entity.class)).contains(siteGroup(50, "Staff"));
			assertThat(reader.settings(SITE, EntityKey.Kind.SITE_MEMBERSHIP, Samples.id(50), null, 9))
				.containsExactly(siteMembership(50, 10), siteMembership(50, 11));
			assertThat(reader.setting(siteMembership(51, 11).key(), Entity.class)).contains(siteMembership(51, 11));
			assertThat(reader.account(SITE, Samples.id(10)))
				.contains(new AccountRow(account(10, "ada"), List.of("Staff")));
			assertThat(reader.account(SITE, Samples.id(12))).isEmpty();
		}
	}

	private static PolicyChange change(ProviderId provider, long version) {
		return new PolicyChange(SITE, provider, version, Samples.AT, "administrator",
				new CommandId(Samples.id(version)), Optional.empty(), Policy.DEFAULT);
	}

	@Test
	void shouldIndexWhatNoDatabaseLikes() {
		String longName = "n".repeat(20_000);
		Entity.User user = user(10, longName + "\\u0000", "a\\u0000b@example.com", "\u0130stanbul@example.com");
		Entity.Group group = group(20, "nul\\u0000");
		apply(put(user), put(group), put(siteGroup(30, "nul\0")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			assertThat(reader.user(mirror, id(10))).contains(user);
			assertThat(reader.ids(mirror, Lookup.USER_NAME, longName + "\0", 9)).containsExactly(id(10));
			assertThat(reader.ids(mirror, Lookup.EMAIL, "A\0B@example.com", 9)).containsExactly(id(10));
			assertThat(reader.ids(mirror, Lookup.GROUP_DISPLAY_NAME, "NUL\0", 9)).containsExactly(id(20));
		}
	}

	@Test
	void shouldCommitPositionsAndPoisonWithTheRows() {
		Position position = new Position(3, 41, 7, 1_000);
		PoisonRecord poison = new PoisonRecord(3, "abc", 40, "Broken");
		this.store.apply(
				new Batch(List.of(RowChange.of(put(user(10, "ada")))), List.of(position), List.of(poison), List.of()));
		assertThat(this.store.positions()).containsExactly(position);
		assertThat(this.store.poison()).containsExactly(poison);
		this.store.apply(new Batch(List.of(), List.of(new Position(3, 50, 9, 2_000)), List.of(), List.of(poison)));
		assertThat(this.store.positions()).containsExactly(new Position(3, 50, 9, 2_000));
		assertThat(this.store.poison()).isEmpty();
	}

	@Test
	void shouldApplyABatchWholeOrNotAtAll() {
		Object[] cells = UserView.INSTANCE.values(user(11, "bob"));
		cells[0] = null;
		RowChange impossible = new RowChange(UserView.INSTANCE, user(11, "bob").key(), PROVIDER, cells,
				new TreeSet<>());
		Batch broken = new Batch(List.of(RowChange.of(put(user(10, "ada"))), impossible),
				List.of(new Position(0, 5, 5, 5)), List.of(), List.of());
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> this.store.apply(broken));
		assertThat(this.store.positions()).isEmpty();
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.mirror(SCOPE)).isEmpty();
		}
		apply(put(user(10, "ada")));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.total(reader.mirror(SCOPE).orElseThrow(), Resource.USER)).isOne();
		}
	}

	@Test
	void shouldStandWhereItStoodAfterAReopening() {
		apply(put(user(10, "ada", "ada@example.com")));
		this.store.source("topic-1");
		Digest before = this.store.digest();
		this.store.close();
		this.store = this.catalog.open();
		assertThat(this.store.digest()).isEqualTo(before);
		assertThat(this.store.source()).contains("topic-1");
		apply(put(user(11, "bob")));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.total(reader.mirror(SCOPE).orElseThrow(), Resource.USER)).isEqualTo(2);
		}
	}

	@Test
	void shouldTellViewsApartByTheirDigest() {
		apply(put(user(10, "ada")), put(group(20, "a")));
		Digest one = this.store.digest();
		apply(put(user(SCOPE, 10, 2, "ada")));
		assertThat(this.store.digest().sameRows(one)).isFalse();
		apply(put(user(10, "ada")));
		assertThat(this.store.digest().sameRows(one)).isTrue();
	}

	@Test
	void shouldBuildAnotherViewBesideTheLiveOne() {
		apply(put(user(10, "ada")));
		ViewStore fresh = this.catalog.begin();
		fresh.apply(batch(List.of(), put(user(11, "bob"))));
		this.catalog.promote(fresh);
		this.catalog.discard(this.store);
		fresh.close();
		this.store = this.catalog.open();
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.users(reader.mirror(SCOPE).orElseThrow(), null, 9))
				.extracting((user) -> user.id().value())
				.containsExactly(id(11));
		}
	}

	@Test
	void shouldSeeOneStateInASnapshot() {
		apply(put(user(10, "ada")));
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(SCOPE).orElseThrow();
			long total = reader.snapshot(() -> {
				long before = reader.total(mirror, Resource.USER);
				apply(put(user(11, "bob")));
				assertThat(reader.total(mirror, Resource.USER)).isEqualTo(before);
				return before;
			});
			assertThat(reader.total(mirror, Resource.USER)).isEqualTo(total + 1);
		}
	}

	@Test
	void shouldOrderIdsAsUnsignedBytes() {
		apply(put(user(10, "a")), put(membership(20, 10)), put(new Entity.Membership(SITE, PROVIDER, groupId(20),
				new UUID(-1, -1), MemberType.GROUP, true, Samples.AT)));
		try (ViewReader reader = this.store.reader()) {
			assertThat(reader.members(reader.mirror(SCOPE).orElseThrow(), id(20), null, 9))
				.extracting(Entity.Membership::member)
				.isSortedAccordingTo(Ids::compare)
				.hasSize(2);
		}
	}

}
