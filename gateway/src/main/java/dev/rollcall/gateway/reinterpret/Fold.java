package dev.rollcall.gateway.reinterpret;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.scim.AttributeLimits;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Canonical;
import dev.rollcall.schemas.scim.Differences;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a user or group would be now if its requests had been read as they are
 * read today. Two states go along the history together: the one that was, which the
 * events tell, and the one that would have been. At every request the first is checked
 * against what the recorded reading makes of it; where they do not fit, something is not
 * known and the answer is that nothing can be said. What others changed is changed in
 * both, at its place.
 */
public final class Fold {

	private final ResourceSchema schema;

	private @Nullable Attributes was;

	private @Nullable Attributes would;

	private final Set<UUID> wasMembers;

	private final Set<UUID> wouldMembers;

	private Fold(ResourceSchema schema, @Nullable Attributes before, Set<UUID> members) {
		this.schema = schema;
		this.was = before;
		this.would = before;
		this.wasMembers = members;
		this.wouldMembers = new HashSet<>(members);
	}

	/**
	 * The fold.
	 * @param steps everything about the target from its first affected request on
	 * @param present the target as it is
	 */
	public static Folded of(ResourceSchema schema, List<Step> steps, Present present) {
		try {
			Fold fold = new Fold(schema, before(steps, present), membersBefore(steps, present));
			steps.forEach(fold::take);
			return fold.folded(steps, present);
		}
		catch (UndecidableException ex) {
			return new Folded(present.attributes(), List.of(), List.of(), String.valueOf(ex.getMessage()));
		}
	}

	static boolean same(Attributes one, Attributes other) {
		return Differences.names(one, other).isEmpty();
	}

	private static @Nullable Attributes before(List<Step> steps, Present present) {
		for (Step step : steps) {
			for (Event event : step.events()) {
				if (!(event.entity() instanceof Entity.Membership)) {
					return attributes(event.before());
				}
			}
		}
		return present.attributes();
	}

	private static Set<UUID> membersBefore(List<Step> steps, Present present) {
		Set<UUID> members = new HashSet<>(present.members());
		for (int i = steps.size() - 1; i >= 0; i--) {
			List<Event> events = steps.get(i).events();
			for (int j = events.size() - 1; j >= 0; j--) {
				if (events.get(j).entity() instanceof Entity.Membership edge) {
					switch (events.get(j).change()) {
						case CREATED -> check(members.remove(edge.member()));
						case DELETED -> check(members.add(edge.member()));
						case UPDATED -> check(members.contains(edge.member()));
					}
				}
			}
		}
		return members;
	}

	private static void check(boolean consistent) {
		if (!consistent) {
			throw new UndecidableException("it was changed while it was read: ask for a new preview");
		}
	}

	private static @Nullable Attributes attributes(@Nullable Entity entity) {
		if (entity instanceof Entity.User user) {
			return user.attributes();
		}
		return (entity instanceof Entity.Group group) ? group.attributes() : null;
	}

	private void take(Step step) {
		Asked asked = step.asked();
		if (asked == null) {
			step.events().forEach(this::other);
			return;
		}
		Effect then = Effect.of(this.schema, asked.recorded(), this.was, this.wasMembers);
		boolean happened = !step.events().isEmpty();
		boolean idle = !happened && then != null && then.changesNothing(this.was, this.wasMembers);
		if (happened) {
			follow(asked, step, then);
		}
		if (asked.affected()) {
			checkRepeatable(asked, happened, idle, then);
		}
		else if (!happened && !idle) {
			return;
		}
		again(asked);
	}

	/** The state that was, by the events, which the recorded reading has to explain. */
	private void follow(Asked asked, Step step, @Nullable Effect then) {
		Set<UUID> joined = new HashSet<>();
		Set<UUID> left = new HashSet<>();
		Attributes after = this.was;
		for (Event event : step.events()) {
			if (event.entity() instanceof Entity.Membership edge) {
				switch (event.change()) {
					case CREATED -> joined.add(edge.member());
					case DELETED -> left.add(edge.member());
					case UPDATED -> {
						// Only who has told of the member changed.
					}
				}
			}
			else {
				after = attributes(event.after());
			}
		}
		if (then == null || after == null || !same(then.attributes(), after) || !explains(then, joined, left)) {
			throw new UndecidableException("what request " + asked.id()
					+ " did is not what its recorded reading makes of what is known: correct it by hand");
		}
		this.was = after;
		this.wasMembers.addAll(joined);
		this.wasMembers.removeAll(left);
	}

	private boolean explains(Effect then, Set<UUID> joined, Set<UUID> left) {
		Set<UUID> leaving = new HashSet<>();
		then.members().forEach((member, there) -> {
			if (!there && this.wasMembers.contains(member)) {
				leaving.add(member);
			}
		});
		return leaving.equals(left) && joined.stream().allMatch((member) -> then.members().getOrDefault(member, false));
	}

	private static void checkRepeatable(Asked asked, boolean happened, boolean idle, @Nullable Effect then) {
		if (asked.now() == null) {
			throw new UndecidableException("request " + asked.id() + " would be refused now: " + asked.refusal());
		}
		if (!happened && asked.conditional()) {
			throw new UndecidableException("request " + asked.id()
					+ " changed nothing and was conditional: whether it was refused for its version is not known");
		}
		if (!happened && !idle && then != null) {
			throw new UndecidableException("request " + asked.id()
					+ " was refused for another reason than how it was read: the client has to send it again");
		}
	}

	/** The state that would be, by what the request means today. */
	private void again(Asked asked) {
		Effect now = (asked.now() != null) ? Effect.of(this.schema, asked.now(), this.would, this.wouldMembers) : null;
		if (now == null) {
			throw new UndecidableException(
					"request " + asked.id() + " cannot be applied to what the resource would have been");
		}
		this.would = now.attributes();
		now.members().forEach((member, there) -> {
			if (!there) {
				this.wouldMembers.remove(member);
			}
			else if (asked.affected() || this.wasMembers.contains(member)) {
				this.wouldMembers.add(member);
			}
		});
	}

	private void other(Event event) {
		if (event.entity() instanceof Entity.Membership edge) {
			switch (event.change()) {
				case CREATED -> {
					this.wasMembers.add(edge.member());
					this.wouldMembers.add(edge.member());
				}
				case DELETED -> {
					this.wasMembers.remove(edge.member());
					this.wouldMembers.remove(edge.member());
				}
				case UPDATED -> {
					// Only who has told of the member changed.
				}
			}
			return;
		}
		Attributes before = attributes(event.before());
		Attributes after = attributes(event.after());
		Attributes base = this.would;
		this.would = (before != null && after != null && base != null) ? Overlay.of(base, before, after) : after;
		this.was = after;
	}

	private Folded folded(List<Step> steps, Present present) {
		Attributes target = this.would;
		if (this.was == null || target == null || !same(this.was, present.attributes())
				|| version(steps, present) != present.version()) {
			throw new UndecidableException("it was changed while it was read: ask for a new preview");
		}
		List<UUID> added = this.wouldMembers.stream()
			.filter((member) -> !present.members().contains(member))
			.sorted()
			.toList();
		List<UUID> removed = present.members()
			.stream()
			.filter((member) -> !this.wouldMembers.contains(member))
			.sorted()
			.toList();
		if (same(target, present.attributes())) {
			return new Folded(present.attributes(), added, removed, "");
		}
		return Canonical.of(this.schema, target.tree().deepCopy(), AttributeLimits.DEFAULT)
			.fold((canonical) -> new Folded(canonical, added, removed, ""), (fault) -> {
				throw new UndecidableException("what it would be is no valid resource");
			});
	}

	private static long version(List<Step> steps, Present present) {
		long version = present.version();
		for (Step step : steps) {
			for (Event event : step.events()) {
				if (event.after() instanceof Entity.User user) {
					version = user.version();
				}
				else if (event.after() instanceof Entity.Group group) {
					version = group.version();
				}
			}
		}
		return version;
	}

	/**
	 * A user or group as it is.
	 *
	 * @param members of a group
	 */
	public record Present(Attributes attributes, long version, Set<UUID> members) {
	}

	/**
	 * What it would be.
	 *
	 * @param added who would be a member too
	 * @param removed who would be none
	 * @param undecidable why nothing can be said; else empty
	 */
	public record Folded(Attributes attributes, List<UUID> added, List<UUID> removed, String undecidable) {

		/** Whether it would be what it is. */
		public boolean isSame(Present present) {
			return this.undecidable.isEmpty() && this.added.isEmpty() && this.removed.isEmpty()
					&& same(this.attributes, present.attributes());
		}

	}

	/** Not a failure but the answer that there is none. */
	private static final class UndecidableException extends RuntimeException {

		UndecidableException(String reason) {
			super(reason, null, false, false);
		}

	}

}
