package dev.rollcall.gateway.reinterpret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;

/** The history of one group: what was asked, and the events of what was done. */
final class History {

	static final UUID A = new UUID(1, 1);

	static final UUID B = new UUID(1, 2);

	static final UUID C = new UUID(1, 3);

	static final UUID D = new UUID(1, 4);

	static final SiteId SITE = new SiteId("acme");

	static final ProviderId PROVIDER = new ProviderId(new UUID(2, 1));

	private static final GroupId GROUP = new GroupId(new UUID(3, 1));

	private final List<Asked> asked = new ArrayList<>();

	private final List<Step.Happened> happened = new ArrayList<>();

	private final Set<UUID> members = new TreeSet<>();

	private long version = 5;

	private long position = 100;

	static History group(UUID... members) {
		History history = new History();
		history.members.addAll(List.of(members));
		return history;
	}

	void asked(Operation same, Consumer<Set<UUID>> did) {
		asked(same, same, did);
	}

	void asked(Operation recorded, Operation now, Consumer<Set<UUID>> did) {
		ask(command(recorded, Preconditions.NONE), command(now, Preconditions.NONE), did);
	}

	void conditional(Operation recorded, Operation now) {
		Preconditions conditions = new Preconditions(List.of(4L), List.of());
		ask(command(recorded, conditions), command(now, conditions), (all) -> {
		});
	}

	void refusedNow(Operation recorded, Consumer<Set<UUID>> did) {
		ask(command(recorded, Preconditions.NONE), null, did);
	}

	private void ask(Command recorded, @Nullable Command now, Consumer<Set<UUID>> did) {
		this.position++;
		Asked one = new Asked(this.position, id(), Instant.EPOCH, recorded, now,
				(now == null) ? "Expected a path, but there is none" : "");
		this.asked.add(one);
		happen(one.id(), did);
	}

	/** Somebody whose commands are no requests. */
	void others(Consumer<Set<UUID>> did) {
		happen(new CommandId(new UUID(8, this.happened.size())), did);
	}

	private void happen(CommandId cause, Consumer<Set<UUID>> did) {
		Set<UUID> before = new TreeSet<>(this.members);
		did.accept(this.members);
		if (before.equals(this.members)) {
			return;
		}
		Entity.Group was = group();
		this.version++;
		event(cause, Event.updated(was, group(), Reason.REQUESTED, List.of("members")));
		before.stream()
			.filter((member) -> !this.members.contains(member))
			.forEach((member) -> event(cause, Event.deleted(edge(member), Reason.REQUESTED)));
		this.members.stream()
			.filter((member) -> !before.contains(member))
			.forEach((member) -> event(cause, Event.created(edge(member), Reason.REQUESTED)));
	}

	private void event(CommandId cause, Event event) {
		this.happened.add(new Step.Happened(this.position,
				new EventEnvelope(SITE, this.position, 0, Instant.EPOCH, cause, "credential:x", event)));
	}

	private CommandId id() {
		return new CommandId(new UUID(9, this.position));
	}

	List<Step> steps() {
		return Step.merge(this.asked, this.happened);
	}

	Fold.Present present() {
		return new Fold.Present(group().attributes(), this.version, Set.copyOf(this.members));
	}

	Fold.Folded fold() {
		return fold(present());
	}

	Fold.Folded fold(Fold.Present present) {
		return Fold.of(ResourceSchema.GROUP, steps(), present);
	}

	private static Command command(Operation operation, Preconditions conditions) {
		return new Command.PatchGroup(PROVIDER, GROUP, new SiteGroupId(new UUID(4, 4)), List.of(operation), conditions);
	}

	private Entity.Group group() {
		return new Entity.Group(SITE, PROVIDER, GROUP, Attributes.ofJson("{\"displayName\":\"G\"}"), Optional.empty(),
				true, this.version, Instant.EPOCH, Instant.EPOCH);
	}

	private static Entity.Membership edge(UUID member) {
		return new Entity.Membership(SITE, PROVIDER, GROUP, member, MemberType.USER, true, Instant.EPOCH);
	}

}
