package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final Entity.SiteGroup STAFF = group(1, "Staff");

	private static final Entity.SiteGroup CREW = group(1, "Crew");

	@Test
	void shouldTellWhatHappened() {
		assertThat(Event.created(STAFF, Reason.REQUESTED).type()).isEqualTo("dev.rollcall.site-group.created.v1");
		assertThat(Event.updated(STAFF, CREW, Reason.GROUP_RENAMED, List.of("name")).type())
			.isEqualTo("dev.rollcall.site-group.updated.v1");
		assertThat(Event.deleted(STAFF, Reason.GROUP_DELETED).type()).isEqualTo("dev.rollcall.site-group.deleted.v1");
		assertThat(Event.deleted(STAFF, Reason.GROUP_DELETED).entity()).isEqualTo(STAFF);
		assertThat(Event.updated(STAFF, CREW, Reason.GROUP_RENAMED, List.of("name")).entity()).isEqualTo(CREW);
	}

	@ParameterizedTest
	@EnumSource(EntityKey.Kind.class)
	void shouldHaveANameForEveryKindAndChange(EntityKey.Kind kind) {
		for (Event.Change change : Event.Change.values()) {
			assertThat(EventTypes.of(kind, change)).matches("dev\\.rollcall\\.[a-z-]+\\.[a-z]+\\.v1");
		}
	}

	@Test
	void shouldRefuseWhatChangesNoEntityOrTwo() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Event(null, null, Reason.REQUESTED, List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Event.updated(STAFF, group(2, "Staff"), Reason.REQUESTED, List.of()));
	}

	@Test
	void shouldKeepNamesOfGroupsInHistory() {
		HistoryEntry entry = HistoryEntry
			.of(envelope(Event.updated(STAFF, CREW, Reason.GROUP_RENAMED, List.of("name"))));
		assertThat(entry.nameBefore()).contains("Staff");
		assertThat(entry.nameAfter()).contains("Crew");
		assertThat(entry.changed()).containsExactly("name");
		assertThat(entry.type()).isEqualTo("dev.rollcall.site-group.updated.v1");
		assertThat(entry.id()).isEqualTo(new UUID(0, 1));
	}

	@Test
	void shouldKeepStatusOfAccountsInHistory() {
		Entity.Account active = account(AccountStatus.ACTIVE, Reason.PROVISIONED);
		Entity.Account disabled = account(AccountStatus.DISABLED, Reason.DEACTIVATED_BY_IDP);
		HistoryEntry entry = HistoryEntry
			.of(envelope(Event.updated(active, disabled, Reason.DEACTIVATED_BY_IDP, List.of("status"))));
		assertThat(entry.statusBefore()).contains(AccountStatus.ACTIVE);
		assertThat(entry.statusAfter()).contains(AccountStatus.DISABLED);
		assertThat(entry.reason()).isEqualTo(Reason.DEACTIVATED_BY_IDP);
		assertThat(entry.nameAfter()).isEmpty();
		assertThat(entry.cause()).isEqualTo(new CommandId(new UUID(0, 9)));
	}

	@Test
	void shouldKeepNoNameOfUsersInHistory() {
		Entity.User user = new Entity.User(SITE, new ProviderId(new UUID(0, 3)), new UserId(new UUID(0, 4)),
				Attributes.ofJson("{\"userName\":\"anna\",\"displayName\":\"Anna\"}"), true, List.of(),
				Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
		HistoryEntry entry = HistoryEntry.of(envelope(Event.created(user, Reason.REQUESTED)));
		assertThat(entry.nameAfter()).isEmpty();
		assertThat(entry.toString()).doesNotContainIgnoringCase("anna");
	}

	@Test
	void shouldAllowWhatThePreconditionsSay() {
		assertThat(Preconditions.NONE.allow(1)).isTrue();
		assertThat(new Preconditions(List.of(2L, 3L), List.of()).allow(3)).isTrue();
		assertThat(new Preconditions(List.of(2L, 3L), List.of()).allow(4)).isFalse();
		assertThat(new Preconditions(List.of(Preconditions.ANY), List.of()).allow(4)).isTrue();
		assertThat(new Preconditions(List.of(), List.of(4L)).allow(4)).isFalse();
		assertThat(new Preconditions(List.of(), List.of(4L)).allow(5)).isTrue();
		assertThat(new Preconditions(List.of(), List.of(Preconditions.ANY)).allow(5)).isFalse();
	}

	private static EventEnvelope envelope(Event event) {
		return new EventEnvelope(SITE, 5, 0, Instant.EPOCH, new CommandId(new UUID(0, 9)), "administrator", event);
	}

	private static Entity.SiteGroup group(long id, String name) {
		return new Entity.SiteGroup(SITE, new SiteGroupId(new UUID(0, id)), name, false, 1, Instant.EPOCH,
				Instant.EPOCH);
	}

	private static Entity.Account account(AccountStatus status, Reason reason) {
		return new Entity.Account(SITE, new AccountId(new UUID(0, 1)), Optional.of(new ProviderId(new UUID(0, 3))),
				Optional.empty(), "anna", Optional.empty(), Optional.empty(), status, reason, Instant.EPOCH, "",
				Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 1, Instant.EPOCH, Instant.EPOCH);
	}

}
