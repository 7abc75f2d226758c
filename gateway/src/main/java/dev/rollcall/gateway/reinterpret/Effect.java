package dev.rollcall.gateway.reinterpret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.scim.AttributePatch;
import dev.rollcall.schemas.scim.AttributeReplace;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a command makes of a user or group, as far as its own attributes and members go.
 *
 * @param members whom it names: whether they are members then
 */
record Effect(Attributes attributes, Map<UUID, Boolean> members) {

	/**
	 * The effect on a resource.
	 * @param attributes {@code null} if there is no such resource yet
	 * @return {@code null} if the command cannot be applied to it
	 */
	static @Nullable Effect of(ResourceSchema schema, Command command, @Nullable Attributes attributes,
			Set<UUID> members) {
		if (command instanceof Command.CreateUser create) {
			return (attributes == null) ? new Effect(create.attributes(), Map.of()) : null;
		}
		if (command instanceof Command.CreateGroup create) {
			return (attributes == null) ? new Effect(create.attributes(), set(create.members(), Set.of())) : null;
		}
		if (attributes == null) {
			return null;
		}
		if (command instanceof Command.ReplaceUser replace) {
			return replaced(schema, attributes, replace.attributes(), Map.of());
		}
		if (command instanceof Command.ReplaceGroup replace) {
			List<UUID> named = replace.members();
			return replaced(schema, attributes, replace.attributes(), (named != null) ? set(named, members) : Map.of());
		}
		if (command instanceof Command.PatchUser patch) {
			return patched(schema, attributes, patch.operations(), members);
		}
		if (command instanceof Command.PatchGroup patch) {
			return patched(schema, attributes, patch.operations(), members);
		}
		throw new IllegalArgumentException(
				"Expected a command about a user or group, but it is " + command.getClass().getSimpleName());
	}

	/** Whether it would leave everything as it is, members aside that nobody knows. */
	boolean changesNothing(@Nullable Attributes before, Set<UUID> present) {
		return before != null && Fold.same(before, this.attributes)
				&& this.members.entrySet()
					.stream()
					.noneMatch((member) -> !member.getValue() && present.contains(member.getKey()));
	}

	private static @Nullable Effect replaced(ResourceSchema schema, Attributes before, Attributes sent,
			Map<UUID, Boolean> members) {
		return AttributeReplace.of(schema, before, sent)
			.<@Nullable Effect>fold((after) -> new Effect(after, members), (fault) -> null);
	}

	private static @Nullable Effect patched(ResourceSchema schema, Attributes before, List<Operation> operations,
			Set<UUID> members) {
		Map<UUID, Boolean> wanted = new LinkedHashMap<>();
		for (Operation operation : operations) {
			switch (operation.kind()) {
				case ADD_MEMBERS -> operation.members().forEach((member) -> wanted.put(member, true));
				case REMOVE_MEMBERS -> operation.members().forEach((member) -> wanted.put(member, false));
				case SET_MEMBERS -> {
					wanted.replaceAll((member, there) -> false);
					wanted.putAll(set(operation.members(), members));
				}
				case SET, UNSET, ADD_ELEMENT, REMOVE_ELEMENT -> {
					// Attributes and members do not touch each other.
				}
			}
		}
		List<Operation> others = operations.stream().filter((one) -> !isOnMembers(one)).toList();
		return AttributePatch.apply(schema, before, others)
			.<@Nullable Effect>fold((after) -> new Effect(after, wanted), (fault) -> null);
	}

	private static boolean isOnMembers(Operation operation) {
		return switch (operation.kind()) {
			case ADD_MEMBERS, REMOVE_MEMBERS, SET_MEMBERS -> true;
			case SET, UNSET, ADD_ELEMENT, REMOVE_ELEMENT -> false;
		};
	}

	private static Map<UUID, Boolean> set(List<UUID> named, Set<UUID> present) {
		Map<UUID, Boolean> wanted = new LinkedHashMap<>();
		present.stream().sorted().forEach((member) -> wanted.put(member, false));
		named.forEach((member) -> wanted.put(member, true));
		return wanted;
	}

}
