package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.state.Directory;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Outcome;
import org.jspecify.annotations.Nullable;

/** What an answer says of a resource beside the resource itself. */
public final class Answers {

	private Answers() {
	}

	/** The groups that a user is a direct member of, in the order of their ids. */
	public static List<GroupRef> groups(Directory directory, Entity.User user) {
		return directory.groupsOf(user.id().value())
			.stream()
			.flatMap((id) -> directory.group(id).stream())
			.map((group) -> new GroupRef(group.id(), Groups.name(group.attributes())))
			.toList();
	}

	/**
	 * The answer of a command that is delivered once more: as it was, with the resource
	 * as it now is.
	 * @param key the resource; {@code null} if there was none
	 */
	public static Outcome again(Directory directory, @Nullable EntityKey key, Outcome.Applied first) {
		Optional<Entity> resource = (key != null) ? directory.find(key) : Optional.empty();
		List<GroupRef> groups = resource
			.map((entity) -> (entity instanceof Entity.User user) ? groups(directory, user) : List.<GroupRef>of())
			.orElse(List.of());
		return new Outcome.Applied(resource.orElse(null), first.changed(), groups, first.unknownMembers());
	}

}
