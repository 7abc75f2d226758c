package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.KnownSchemas;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.gateway.password.PasswordProperties;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sites, providers and credentials in memory: what the rest of an installation is to the
 * admin API. It decides as little as that takes.
 */
final class FakeInstallation implements CommandGateway, Views, ReadBounds, Credentials {

	final KnownSchemas schemas = new KnownSchemas();

	static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	final List<Asked> asked = new ArrayList<>();

	SiteLog log = new EmptyLog();

	final NavigableMap<SiteId, Entity.Site> sites = new TreeMap<>();

	final NavigableMap<ProviderId, Entity.Provider> providers = new TreeMap<>();

	final NavigableMap<CredentialId, Entity.Credential> credentials = new TreeMap<>();

	final List<Views.AccountRow> accounts = new ArrayList<>();

	final List<Job> jobs = new ArrayList<>();

	final Map<EntityKey, Entity> settings = new LinkedHashMap<>();

	/** Answers what this installation does not decide itself. */
	Function<Command, @Nullable Entity> decision = (command) -> null;

	@Nullable Outcome answer;

	PasswordProperties passwords = new PasswordProperties("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", 8, 64,
			Duration.ofHours(1), Duration.ofDays(2), 2, 4);

	Outcome.@Nullable Refused refusal;

	@Nullable RuntimeException failure;

	@Nullable RuntimeException catchUpFailure;

	/** A log on which nothing is. */
	private static final class EmptyLog implements SiteLog {

		@Override
		public void commands(SiteId site, Instant from, Limits limits, ObjLongConsumer<Command.Envelope> taker) {
		}

		@Override
		public void events(SiteId site, Instant from, Limits limits, ObjLongConsumer<EventEnvelope> taker) {
		}

	}

	record Asked(SiteId site, String actor, RawRequest raw, Command command) {
	}

	@Override
	public Mono<Outcome.Envelope> ask(SiteId site, String actor, RawRequest raw, Command command) {
		return Mono.fromCallable(() -> {
			this.asked.add(new Asked(site, actor, raw, command));
			if (this.failure != null) {
				throw this.failure;
			}
			return new Outcome.Envelope(new CommandId(new UUID(0, 1)), site, 1,
					(this.refusal != null) ? this.refusal : decide(site, command));
		});
	}

	private Outcome decide(SiteId site, Command command) {
		if (command instanceof Command.PutSite put) {
			return putSite(site, put);
		}
		if (!this.sites.containsKey(site)) {
			return refused(Outcome.Code.SITE_NOT_FOUND);
		}
		if (command instanceof Command.PutProvider put) {
			return putProvider(site, put);
		}
		if (command instanceof Command.DeleteProvider delete) {
			return deleteProvider(site, delete);
		}
		if (command instanceof Command.AddCredential add) {
			if (ofSite(site, add.credential().provider()).isEmpty()) {
				return refused(Outcome.Code.PROVIDER_NOT_FOUND);
			}
			this.credentials.put(add.credential().id(), add.credential());
			return applied(add.credential());
		}
		if (command instanceof Command.RevokeCredential revoke) {
			Entity.Credential found = this.credentials.get(revoke.id());
			if (found == null || !found.site().equals(site) || !found.provider().equals(revoke.provider())) {
				return refused(Outcome.Code.CREDENTIAL_NOT_FOUND);
			}
			this.credentials.remove(revoke.id());
			return applied(null);
		}
		if (provider(command).filter((id) -> ofSite(site, id).isEmpty()).isPresent()) {
			return refused(Outcome.Code.PROVIDER_NOT_FOUND);
		}
		return (this.answer != null) ? this.answer : applied(this.decision.apply(command));
	}

	private static Optional<ProviderId> provider(Command command) {
		if (command instanceof Command.Sync sync) {
			return Optional.of(sync.provider());
		}
		if (command instanceof Command.See see) {
			return Optional.of(see.provider());
		}
		return (command instanceof Command.Login login) ? Optional.of(login.provider()) : Optional.empty();
	}

	private Outcome putSite(SiteId site, Command.PutSite put) {
		Entity.Site before = this.sites.get(site);
		long version = (before != null) ? before.version() : 0;
		if ((before == null) ? !put.preconditions().ifMatch().isEmpty() : !put.preconditions().allow(version)) {
			return refused(Outcome.Code.VERSION_MISMATCH);
		}
		Entity.Site after = new Entity.Site(site, put.name(), put.twoFactor(), put.timeZone(), version + 1, NOW, NOW);
		this.sites.put(site, after);
		return applied(after);
	}

	private Outcome putProvider(SiteId site, Command.PutProvider put) {
		Optional<Entity.Provider> before = ofSite(site, put.id());
		long version = before.map(Entity.Provider::version).orElse(0L);
		if (before.isEmpty() ? !put.preconditions().ifMatch().isEmpty() : !put.preconditions().allow(version)) {
			return refused(Outcome.Code.VERSION_MISMATCH);
		}
		Entity.Provider after = new Entity.Provider(site, put.id(), put.name(), put.vendor(), put.protocol(),
				put.policy(), false, version + 1, NOW, NOW);
		this.providers.put(put.id(), after);
		return applied(after);
	}

	private Outcome deleteProvider(SiteId site, Command.DeleteProvider delete) {
		Optional<Entity.Provider> found = ofSite(site, delete.id());
		if (found.isEmpty()) {
			return refused(Outcome.Code.PROVIDER_NOT_FOUND);
		}
		if (!delete.preconditions().allow(found.get().version())) {
			return refused(Outcome.Code.VERSION_MISMATCH);
		}
		this.providers.remove(delete.id());
		return applied(null);
	}

	private Optional<Entity.Provider> ofSite(SiteId site, ProviderId id) {
		return Optional.ofNullable(this.providers.get(id)).filter((found) -> found.site().equals(site));
	}

	private static Outcome applied(@Nullable Entity resource) {
		return new Outcome.Applied(resource, true, List.of(), List.of());
	}

	private static Outcome refused(Outcome.Code code) {
		return new Outcome.Refused(code, "Expected otherwise, but " + code);
	}

	@Override
	public Mono<Void> catchUp() {
		return (this.catchUpFailure != null) ? Mono.error(this.catchUpFailure) : Mono.empty();
	}

	@Override
	public Mono<List<AccessEntry>> of(SiteId site, ProviderId provider) {
		return catchUp().then(Mono.fromCallable(() -> this.credentials.values()
			.stream()
			.filter((each) -> each.site().equals(site) && each.provider().equals(provider))
			.map((each) -> new AccessEntry(each, Entity.Provider.Vendor.OKTA,
					ofSite(site, provider).map((found) -> found.policy().scim().name().equals(each.kind().name()))
						.orElse(false)))
			.toList()));
	}

	@Override
	public Mono<ReadBound> bound(SiteId site) {
		return Mono.fromSupplier(() -> ReadBound.sequence(0, this.asked.size()));
	}

	@Override
	public CompletionStage<List<Entity.Site>> sites(@Nullable SiteId after, int limit) {
		return CompletableFuture
			.completedFuture(((after != null) ? this.sites.tailMap(after, false) : this.sites).values()
				.stream()
				.limit(limit)
				.toList());
	}

	@Override
	public CompletionStage<Optional<Entity.Site>> site(SiteId site, ReadBound bound) {
		return at(bound, Optional.ofNullable(this.sites.get(site)));
	}

	@Override
	public CompletionStage<List<Entity.Provider>> providers(SiteId site, ReadBound bound) {
		return at(bound, this.providers.values().stream().filter((each) -> each.site().equals(site)).toList());
	}

	@Override
	public CompletionStage<Optional<Entity.Provider>> provider(SiteId site, ProviderId id, ReadBound bound) {
		return at(bound, ofSite(site, id));
	}

	@Override
	public CompletionStage<List<AccountRow>> accounts(SiteId site, @Nullable UUID after, int limit, ReadBound bound) {
		return at(bound,
				this.accounts.stream()
					.filter((row) -> row.account().site().equals(site))
					.filter((row) -> after == null || row.account().id().value().compareTo(after) > 0)
					.limit(limit)
					.toList());
	}

	@Override
	public CompletionStage<List<Job>> jobs(SiteId site, ReadBound bound) {
		return at(bound, this.jobs.stream().filter((each) -> each.site().equals(site)).toList());
	}

	@Override
	public CompletionStage<Optional<AccountRow>> account(SiteId site, AccountId id, ReadBound bound) {
		return at(bound,
				this.accounts.stream()
					.filter((row) -> row.account().key().equals(EntityKey.account(site, id)))
					.findFirst());
	}

	@Override
	public CompletionStage<Optional<Entity>> setting(EntityKey key, ReadBound bound) {
		return at(bound, Optional.ofNullable(this.settings.get(key)));
	}

	@Override
	public CompletionStage<List<Entity>> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent,
			@Nullable UUID after, int limit, ReadBound bound) {
		return at(bound,
				this.settings.entrySet()
					.stream()
					.filter((each) -> each.getKey().site().equals(site) && each.getKey().kind() == kind)
					.filter((each) -> parent == null || each.getKey().id().equals(parent))
					.filter((each) -> after == null
							|| Ids.compare(kind.hasTwoIds() ? each.getKey().other() : each.getKey().id(), after) > 0)
					.map(Map.Entry::getValue)
					.limit(limit)
					.toList());
	}

	/** Puts a thing where reads find it. */
	void put(Entity entity) {
		this.settings.put(entity.key(), entity);
	}

	@Override
	public CompletionStage<Optional<UserRow>> user(Scope scope, UserId id, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Page<UserRow>> users(Scope scope, Query query, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Optional<UserRow>> userWithAccount(Scope scope, UserId id, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Page<UserRow>> usersWithAccounts(Scope scope, Query query, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Optional<Entity.Group>> group(Scope scope, GroupId id, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Page<Resource>> resources(Scope scope, Query query, boolean accounts, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<Page<Entity.Group>> groups(Scope scope, Query query, ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	@Override
	public CompletionStage<List<Entity.Membership>> members(Scope scope, GroupId id, @Nullable UUID after, int limit,
			ReadBound bound) {
		throw new AssertionError("Expected the admin API to read no mirror");
	}

	/** Every read has to see every command that was answered before it. */
	private <T> CompletionStage<T> at(ReadBound bound, T answer) {
		if (bound.kind() != ReadBound.Kind.SEQUENCE || bound.position() != this.asked.size()) {
			throw new AssertionError("Expected a read with the bound of its site, but it has " + bound);
		}
		return CompletableFuture.completedFuture(answer);
	}

}
