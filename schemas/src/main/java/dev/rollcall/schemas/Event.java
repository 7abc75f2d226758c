package dev.rollcall.schemas;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one entity: its state before and after (docs/adr, "an event carries
 * before and after"). Created: no before. Deleted: no after.
 *
 * @param before {@code null} if the entity was made by this event
 * @param after {@code null} if the entity is gone with this event
 * @param reason why, by docs/policy.md where the entity is an account
 * @param changed names of the attributes that differ, sorted; empty unless the event is
 * an update. Of users and groups the top-level SCIM names (extension attributes as
 * {@code URN:name}), else the names of the entity's fields
 */
public record Event(@Nullable Entity before, @Nullable Entity after, Reason reason, List<String> changed) {

	public Event {
		changed = List.copyOf(changed);
		if (before == null && after == null) {
			throw new IllegalArgumentException("Expected an event with a state before or after, but it has neither");
		}
		if (before != null && after != null && !before.key().equals(after.key())) {
			throw new IllegalArgumentException(
					"Expected an event of one entity, but " + before.key() + " is not " + after.key());
		}
	}

	public static Event created(Entity after, Reason reason) {
		return new Event(null, after, reason, List.of());
	}

	public static Event updated(Entity before, Entity after, Reason reason, List<String> changed) {
		return new Event(before, after, reason, changed);
	}

	public static Event deleted(Entity before, Reason reason) {
		return new Event(before, null, reason, List.of());
	}

	/** The entity that changed, as it was last seen. */
	public Entity entity() {
		Entity present = (this.after != null) ? this.after : this.before;
		if (present == null) {
			throw new IllegalStateException("unreachable: checked in the constructor");
		}
		return present;
	}

	public EntityKey key() {
		return entity().key();
	}

	public Change change() {
		if (this.before == null) {
			return Change.CREATED;
		}
		return (this.after == null) ? Change.DELETED : Change.UPDATED;
	}

	/**
	 * The published name, as in the CloudEvents {@code type}: for example
	 * {@code dev.rollcall.user.created.v1}.
	 */
	public String type() {
		return EventTypes.of(key().kind(), change());
	}

	public enum Change {

		CREATED, UPDATED, DELETED

	}

}
