package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

import dev.rollcall.gateway.MemoryViews;
import dev.rollcall.gateway.KnownSchemas;
import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReinterpretationRunTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final ProviderId OTHER = new ProviderId(new UUID(1, 2));

	private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

	private static final String TITLE = "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T\"}";

	private final MemoryViews views = new MemoryViews();

	private final List<Command.Envelope> commands = new ArrayList<>();

	private ReinterpretationProperties limits = limits(3, DataSize.ofKilobytes(10), 2);

	@BeforeEach
	void makeProviders() {
		for (ProviderId id : List.of(PROVIDER, OTHER)) {
			this.views.providers.put(id, new Entity.Provider(SITE, id, "P", Entity.Provider.Vendor.ENTRA,
					Entity.Provider.Protocol.SAML, Policy.DEFAULT, false, 1, NOON, NOON));
		}
	}

	@Test
	void shouldFindUsersBeforeGroupsInTheOrderOfIds() {
		user(7);
		user(6);
		group(5);
		passedOverGroup(5);
		passedOver(PROVIDER, 7, 0);
		passedOver(PROVIDER, 6, 1);

		ReinterpretationRun.Found found = run(null, null);

		assertThat(found.requests()).isEqualTo(3);
		assertThat(found.affected()).isEqualTo(3);
		assertThat(found.findings()).extracting((finding) -> finding.target().id().getLeastSignificantBits())
			.containsExactly(6L, 7L, 5L);
		assertThat(found.findings().get(0).folded().attributes().text("title")).contains("T");
		assertThat(found.findings().get(2).folded().attributes().text("displayName")).contains("New");
	}

	@Test
	void shouldReadOneProvidersRequestsOnlyIfToldSo() {
		user(6);
		user(7);
		passedOver(PROVIDER, 6, 0);
		passedOver(OTHER, 7, 0);

		assertThat(run(OTHER, null).findings()).singleElement()
			.extracting((finding) -> finding.target().provider())
			.isEqualTo(OTHER);
	}

	@Test
	void shouldReadNothingAgainFromTheEndOn() {
		user(6);
		user(7);
		passedOver(PROVIDER, 6, 0);
		passedOver(PROVIDER, 7, 60);

		ReinterpretationRun.Found found = run(null, NOON.plusSeconds(60));

		assertThat(found.requests()).isEqualTo(1);
		assertThat(found.findings()).singleElement()
			.extracting((finding) -> finding.target().id().getLeastSignificantBits())
			.isEqualTo(6L);
	}

	@Test
	void shouldPassOverAProviderThatIsGone() {
		this.views.providers.remove(PROVIDER);
		user(6);
		passedOver(PROVIDER, 6, 0);

		assertThat(run(null, null).requests()).isZero();
	}

	@Test
	void shouldSayThatAUserIsGone() {
		passedOver(PROVIDER, 6, 0);

		assertThat(run(null, null).findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.folded().undecidable()).startsWith("there is no such user"));
	}

	@Test
	void shouldSayThatAGroupIsTooLarge() {
		group(5, 10, 11, 12);
		passedOverGroup(5);

		assertThat(run(null, null).findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.folded().undecidable()).contains("more than 2 members")
				.contains("max-members"));
	}

	@Test
	void shouldEndAtTheMostTargets() {
		for (int user = 20; user < 24; user++) {
			passedOver(PROVIDER, user, 0);
		}

		assertThatExceptionOfType(SiteLog.LimitExceededException.class).isThrownBy(() -> run(null, null))
			.withMessageContaining("max-targets");
	}

	@Test
	void shouldEndAtTheMostText() {
		this.limits = limits(3, DataSize.ofBytes(100), 2);
		passedOver(PROVIDER, 6, 0);

		assertThatExceptionOfType(SiteLog.LimitExceededException.class).isThrownBy(() -> run(null, null))
			.withMessageContaining("max-held");
	}

	private static ReinterpretationProperties limits(int targets, DataSize held, int members) {
		return new ReinterpretationProperties(100, Duration.ofSeconds(10), targets, held, members, 2,
				Duration.ofHours(1));
	}

	private ReinterpretationRun.Found run(@Nullable ProviderId provider, @Nullable Instant to) {
		return new ReinterpretationRun(new Recorded(this.commands), new KnownSchemas(), AdminClient.interpreter(),
				this.views, (site) -> Mono.just(ReadBound.sequence(0, 1)), this.limits, SITE)
			.run(provider, Instant.EPOCH, to);
	}

	private void user(long id) {
		this.views.users.put(new UserId(new UUID(3, id)),
				new Views.UserRow(new Entity.User(SITE, PROVIDER, new UserId(new UUID(3, id)),
						Attributes.ofJson("{\"userName\":\"u" + id + "\"}"), true, List.of(), Optional.empty(), 1, NOON,
						NOON), List.of()));
	}

	private void group(long id, long... members) {
		GroupId group = new GroupId(new UUID(3, id));
		this.views.groups.put(group, new Entity.Group(SITE, PROVIDER, group,
				Attributes.ofJson("{\"displayName\":\"Old\"}"), Optional.empty(), true, 1, NOON, NOON));
		List<Entity.Membership> edges = new ArrayList<>();
		for (long member : members) {
			edges.add(new Entity.Membership(SITE, PROVIDER, group, new UUID(3, member), MemberType.USER, true, NOON));
		}
		this.views.members.put(group, edges);
	}

	/** A request that was taken for one that asks for nothing. */
	private void passedOver(ProviderId provider, long user, int second) {
		record(NOON.plusSeconds(second), "/scim/v2/Users/", TITLE, new Command.PatchUser(provider,
				new UserId(new UUID(3, user)), new AccountId(new UUID(4, 4)), List.of(), Preconditions.NONE));
	}

	private void passedOverGroup(long group) {
		record(NOON, "/scim/v2/Groups/", "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"New\"}",
				new Command.PatchGroup(PROVIDER, new GroupId(new UUID(3, group)), new SiteGroupId(new UUID(4, 4)),
						List.of(), Preconditions.NONE));
	}

	private void record(Instant at, String path, String operation, Command command) {
		String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation
				+ "]}";
		this.commands.add(new Command.Envelope(new CommandId(new UUID(9, this.commands.size())), SITE, at,
				"credential:x", Optional.empty(), new RawRequest("PATCH", path, "", "", body), command));
	}

	private record Recorded(List<Command.Envelope> recorded) implements SiteLog {

		@Override
		public void commands(SiteId site, Instant from, Limits limits, ObjLongConsumer<Command.Envelope> taker) {
			for (int i = 0; i < this.recorded.size(); i++) {
				taker.accept(this.recorded.get(i), i);
			}
		}

		@Override
		public void events(SiteId site, Instant from, Limits limits, ObjLongConsumer<EventEnvelope> taker) {
		}

	}

}
