package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.rollcall.projector.Samples.OTHER;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.gone;
import static dev.rollcall.projector.Samples.id;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.user;
import static dev.rollcall.projector.Samples.userId;
import static org.assertj.core.api.Assertions.assertThat;

/** Accounts that stand in for users that are still to come, whichever the database. */
abstract class StandInContract {

	private ViewCatalog catalog;

	private ViewStore store;

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

	@Test
	void shouldFindAnAccountAsAUser() {
		apply(put(account(10, PROVIDER, Optional.empty())), put(user(11, "bob")));
		assertThat(found("ann", PROVIDER)).containsExactly(id(10));
		assertThat(byEmail("ann@example.com")).containsExactly(id(10));
		assertThat(total(PROVIDER)).isEqualTo(2);
		try (ViewReader reader = this.store.reader()) {
			Mirror mirror = reader.mirror(new Scope(SITE, PROVIDER)).orElseThrow();
			Entity.User user = reader.user(mirror, id(10)).orElseThrow();
			assertThat(user.attributes().text("userName")).contains("ann");
			assertThat(user.attributes().primaryValue("emails")).contains("ann@example.com");
			assertThat(reader.users(mirror, null, 10)).hasSize(2);
		}
	}

	@Test
	void shouldGiveWayToTheUserThatAdoptsIt() {
		apply(put(account(10, PROVIDER, Optional.empty())));
		apply(put(user(10, "ann2", "other@example.com")), put(account(10, PROVIDER, Optional.of(userId(10)))));
		assertThat(found("ann", PROVIDER)).isEmpty();
		assertThat(found("ann2", PROVIDER)).containsExactly(id(10));
		assertThat(byEmail("ann@example.com")).isEmpty();
		assertThat(byEmail("other@example.com")).containsExactly(id(10));
		assertThat(total(PROVIDER)).isEqualTo(1);
		// the account goes, its user stays
		apply(gone(account(10, PROVIDER, Optional.of(userId(10)))));
		assertThat(found("ann2", PROVIDER)).containsExactly(id(10));
		apply(gone(user(10, "ann2")));
		assertThat(total(PROVIDER)).isZero();
	}

	@Test
	void shouldGiveWayToAUserOfAnotherId() {
		apply(put(account(10, PROVIDER, Optional.empty())));
		apply(put(user(20, "ann")), put(account(10, PROVIDER, Optional.of(userId(20)))));
		assertThat(found("ann", PROVIDER)).containsExactly(id(20));
		assertThat(total(PROVIDER)).isEqualTo(1);
	}

	@Test
	void shouldFollowAnAccountFromOneProviderToAnother() {
		apply(put(user(11, "bob")), put(user(new Scope(SITE, OTHER), 12, 1, "cy")));
		apply(put(account(10, PROVIDER, Optional.empty())));
		apply(put(account(10, OTHER, Optional.empty())));
		assertThat(found("ann", PROVIDER)).isEmpty();
		assertThat(found("ann", OTHER)).containsExactly(id(10));
		assertThat(total(PROVIDER)).isEqualTo(1);
		assertThat(total(OTHER)).isEqualTo(2);
		apply(gone(account(10, OTHER, Optional.empty())));
		assertThat(found("ann", OTHER)).isEmpty();
		assertThat(total(OTHER)).isEqualTo(1);
	}

	private void apply(Change... changes) {
		List<RowChange> rows = new ArrayList<>();
		for (Change change : changes) {
			rows.add(RowChange.of(change));
			RowChange.adoptable(change)
				.filter((row) -> row.values() != null
						|| rows.stream().noneMatch((other) -> other.key().equals(row.key())))
				.ifPresent(rows::add);
		}
		this.store.apply(new Batch(rows, List.of(), List.of(), List.of()));
	}

	private List<UUID> found(String userName, ProviderId provider) {
		try (ViewReader reader = this.store.reader()) {
			return reader.ids(reader.mirror(new Scope(SITE, provider)).orElseThrow(), Lookup.USER_NAME, userName, 9);
		}
	}

	private List<UUID> byEmail(String email) {
		try (ViewReader reader = this.store.reader()) {
			return reader.ids(reader.mirror(new Scope(SITE, PROVIDER)).orElseThrow(), Lookup.EMAIL, email, 9);
		}
	}

	private long total(ProviderId provider) {
		try (ViewReader reader = this.store.reader()) {
			return reader.total(reader.mirror(new Scope(SITE, provider)).orElseThrow(), Resource.USER);
		}
	}

	private static Entity.Account account(long number, ProviderId provider, Optional<UserId> user) {
		return Samples.account(number, "ann").with().provider(Optional.of(provider)).user(user).byHand(true).build();
	}

}
