package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.command.Interpreter;
import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.reinterpret.Asked;
import dev.rollcall.gateway.reinterpret.Fold;
import dev.rollcall.gateway.reinterpret.Step;
import dev.rollcall.gateway.reinterpret.Target;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the recorded requests of one site again. First the commands, to learn which
 * requests are read otherwise today; then the users and groups that they are about, as
 * they are; then the events, so that these tell at least what was seen. It blocks.
 */
final class ReinterpretationRun {

	private static final Duration READ = Duration.ofSeconds(30);

	/** Clocks of gateways and brokers differ; what is too early is passed over. */
	private static final Duration MARGIN = Duration.ofMinutes(1);

	private static final int MEMBERS_PAGE = 10_000;

	private static final Fold.Present ABSENT = new Fold.Present(Attributes.EMPTY, 0, Set.of());

	private final SiteLog log;

	private final SiteSchemas schemas;

	private final Interpreter interpreter;

	private SiteSchema schema = SiteSchema.COMMON;

	private final Views views;

	private final ReadBounds bounds;

	private final ReinterpretationProperties properties;

	private final SiteId site;

	private final Map<ProviderId, Optional<Dialect>> dialects = new HashMap<>();

	private final Map<CommandId, Long> positions = new HashMap<>();

	private final Map<Target, List<Asked>> asked = new LinkedHashMap<>();

	private Instant first = Instant.MAX;

	private long held;

	private long requests;

	private long affected;

	ReinterpretationRun(SiteLog log, SiteSchemas schemas, Interpreter interpreter, Views views, ReadBounds bounds,
			ReinterpretationProperties properties, SiteId site) {
		this.log = log;
		this.schemas = schemas;
		this.interpreter = interpreter;
		this.views = views;
		this.bounds = bounds;
		this.properties = properties;
		this.site = site;
	}

	/**
	 * The findings, of users before groups, in the order of ids.
	 * @param provider whose requests are read; {@code null} for all
	 * @param to requests from here on are not read again, but what they did counts
	 */
	Found run(@Nullable ProviderId provider, Instant from, @Nullable Instant to) {
		bound();
		this.schema = this.schemas.of(this.site);
		Interpreter today = this.interpreter.over(this.schema);
		this.log.commands(this.site, from, this.properties.reading(),
				(envelope, offset) -> command(today, envelope, offset, provider, to));
		if (this.asked.isEmpty()) {
			return new Found(this.requests, 0, 0, List.of());
		}
		Map<Target, Seen> seen = new LinkedHashMap<>();
		this.asked.keySet().forEach((target) -> seen.put(target, see(target)));
		Map<UUID, List<Target>> byId = new HashMap<>();
		this.asked.keySet()
			.forEach((target) -> byId.computeIfAbsent(target.id(), (id) -> new ArrayList<>()).add(target));
		Map<Target, List<Step.Happened>> happened = events(byId);
		List<ReinterpretationFinding> findings = new ArrayList<>();
		int same = 0;
		for (Map.Entry<Target, Seen> entry : seen.entrySet()) {
			ReinterpretationFinding finding = finding(entry.getKey(), entry.getValue(),
					happened.getOrDefault(entry.getKey(), List.of()));
			if (finding.isSame()) {
				same++;
			}
			else {
				findings.add(finding);
			}
		}
		findings.sort(Comparator.comparing((ReinterpretationFinding finding) -> finding.target().group())
			.thenComparing((finding) -> finding.target().id()));
		return new Found(this.requests, this.affected, same, List.copyOf(findings));
	}

	private void command(Interpreter today, Command.Envelope envelope, long offset, @Nullable ProviderId only,
			@Nullable Instant to) {
		take(today, envelope, offset, only, to);
		if (!this.asked.isEmpty()) {
			// What came before anything was read otherwise is never looked for.
			this.positions.put(envelope.id(), offset);
		}
	}

	private void take(Interpreter today, Command.Envelope envelope, long offset, @Nullable ProviderId only,
			@Nullable Instant to) {
		ProviderId provider = Interpreter.provider(envelope);
		Target target = Target.of(envelope.command());
		if (provider == null || target == null || (only != null && !provider.equals(only))) {
			return;
		}
		boolean open = to == null || envelope.at().isBefore(to);
		boolean known = this.asked.containsKey(target);
		Dialect dialect = (open || known) ? dialect(provider) : null;
		if (dialect == null) {
			return;
		}
		Asked one = open ? again(today, dialect, envelope, offset)
				: new Asked(offset, envelope.id(), envelope.at(), envelope.command(), envelope.command(), "");
		this.requests += open ? 1 : 0;
		this.affected += one.affected() ? 1 : 0;
		if (one.affected() || known) {
			keep(target, one, envelope.raw().body().length());
		}
	}

	private static Asked again(Interpreter today, Dialect dialect, Command.Envelope envelope, long offset) {
		Command now = null;
		String refusal = "";
		try {
			now = today.again(dialect, envelope);
		}
		catch (ScimErrorException ex) {
			refusal = String.valueOf(ex.getMessage());
		}
		return new Asked(offset, envelope.id(), envelope.at(), envelope.command(), now, refusal);
	}

	private void keep(Target target, Asked one, int size) {
		this.held += size;
		if (this.held > this.properties.maxHeld().toBytes()) {
			throw new SiteLog.LimitExceededException(
					"Expected the requests to fit into " + this.properties.maxHeld() + ", but they are more: choose a "
							+ "later from, or raise rollcall.admin.reinterpretation.max-held");
		}
		this.asked.computeIfAbsent(target, (added) -> new ArrayList<>()).add(one);
		if (this.asked.size() > this.properties.maxTargets()) {
			throw new SiteLog.LimitExceededException("Expected at most " + this.properties.maxTargets()
					+ " users and groups with a request that is read otherwise, but there are more: choose a later "
					+ "from, or raise rollcall.admin.reinterpretation.max-targets");
		}
		if (one.at().isBefore(this.first)) {
			this.first = one.at();
		}
	}

	/** {@code null} if the provider is gone, and its mirror with it. */
	private @Nullable Dialect dialect(ProviderId provider) {
		return this.dialects
			.computeIfAbsent(provider,
					(id) -> wait(this.views.provider(this.site, id, bound()))
						.map((found) -> Dialect.of(found.vendor())))
			.orElse(null);
	}

	private Map<Target, List<Step.Happened>> events(Map<UUID, List<Target>> byId) {
		Map<Target, List<Step.Happened>> happened = new HashMap<>();
		long[] position = { -1 };
		this.log.events(this.site, this.first.minus(MARGIN), this.properties.reading(), (envelope, offset) -> {
			position[0] = Math.max(position[0], this.positions.getOrDefault(envelope.cause(), -1L));
			event(envelope, position[0], byId, happened);
		});
		return happened;
	}

	private void event(EventEnvelope envelope, long position, Map<UUID, List<Target>> byId,
			Map<Target, List<Step.Happened>> happened) {
		for (Target target : byId.getOrDefault(envelope.event().key().id(), List.of())) {
			boolean later = position >= Objects.requireNonNull(this.asked.get(target)).get(0).position();
			if (later && target.owns(envelope.event().key())) {
				happened.computeIfAbsent(target, (added) -> new ArrayList<>())
					.add(new Step.Happened(position, envelope));
			}
		}
	}

	private ReinterpretationFinding finding(Target target, Seen seen, List<Step.Happened> happened) {
		List<Asked> all = Objects.requireNonNull(this.asked.get(target));
		List<Asked> otherwise = all.stream().filter(Asked::affected).toList();
		Fold.Present present = seen.present();
		if (present == null) {
			return new ReinterpretationFinding(target, ABSENT,
					new Fold.Folded(ABSENT.attributes(), List.of(), List.of(), seen.missing()), List.of(), otherwise);
		}
		ResourceSchema schema = target.group() ? this.schema.recordedGroups() : this.schema.recordedUsers();
		Fold.Folded folded = Fold.of(schema, Step.merge(all, happened), present);
		List<UUID> unknown = folded.added().stream().filter((member) -> !isThere(target, member)).toList();
		return new ReinterpretationFinding(target, present, folded, unknown, otherwise);
	}

	private boolean isThere(Target group, UUID member) {
		if (member.equals(group.id())) {
			return false;
		}
		Views.Scope scope = new Views.Scope(this.site, group.provider());
		return wait(this.views.user(scope, new UserId(member), bound())).isPresent()
				|| wait(this.views.group(scope, new GroupId(member), bound())).isPresent();
	}

	private Seen see(Target target) {
		Views.Scope scope = new Views.Scope(this.site, target.provider());
		if (!target.group()) {
			return wait(this.views.user(scope, new UserId(target.id()), bound())).map(Views.UserRow::user)
				.map((user) -> new Seen(new Fold.Present(user.attributes(), user.version(), Set.of()), ""))
				.orElseGet(() -> new Seen(null, "there is no such user, or no longer"));
		}
		GroupId id = new GroupId(target.id());
		Optional<Entity.Group> before = wait(this.views.group(scope, id, bound()));
		if (before.isEmpty()) {
			return new Seen(null, "there is no such group, or no longer");
		}
		Set<UUID> members = new HashSet<>();
		UUID after = null;
		int found = MEMBERS_PAGE;
		while (found == MEMBERS_PAGE) {
			List<Entity.Membership> page = wait(this.views.members(scope, id, after, MEMBERS_PAGE, bound()));
			page.forEach((edge) -> members.add(edge.member()));
			found = page.size();
			after = page.isEmpty() ? after : page.get(found - 1).member();
			if (members.size() > this.properties.maxMembers()) {
				return new Seen(null, "it has more than " + this.properties.maxMembers()
						+ " members: raise rollcall.admin.reinterpretation.max-members");
			}
		}
		Optional<Entity.Group> now = wait(this.views.group(scope, id, bound()));
		if (now.isEmpty() || now.get().version() != before.get().version()) {
			return new Seen(null, "it was changed while it was read: ask for a new preview");
		}
		return new Seen(new Fold.Present(now.get().attributes(), now.get().version(), members), "");
	}

	private ReadBound bound() {
		return Objects.requireNonNull(this.bounds.bound(this.site).block(READ));
	}

	private static <T> T wait(CompletionStage<T> stage) {
		return Objects.requireNonNull(Mono.fromCompletionStage(stage).block(READ));
	}

	/** What was found; {@code same} would be what they are. */
	record Found(long requests, long affected, int same, List<ReinterpretationFinding> findings) {
	}

	/** A target as it is, or why it cannot be looked at. */
	private record Seen(Fold.@Nullable Present present, String missing) {
	}

}
