package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.rollcall.projector.view.Change;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.Views.Resource;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.Filter;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SortKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Entities in a map: what a view of them has to say, found by going through them all. */
final class EntityMap {

	private final SortedMap<String, Entity> entities = new TreeMap<>();

	void apply(Change change) {
		String key = change.key().toString();
		Entity entity = change.entity();
		if (entity == null) {
			this.entities.remove(key);
		}
		else {
			this.entities.put(key, entity);
		}
	}

	List<UserRow> users(Scope scope, @Nullable String filter, @Nullable Sort sort) {
		return sorted(users(scope, filter), ResourceSchema.USER, sort, (row) -> whole(row),
				(row) -> row.user().id().value());
	}

	List<Entity.Group> groups(Scope scope, @Nullable String filter, @Nullable Sort sort) {
		return sorted(groups(scope, filter), ResourceSchema.GROUP, sort, (group) -> whole(group),
				(group) -> group.id().value());
	}

	/** Users and groups in one order. */
	List<Resource> resources(Scope scope, @Nullable String filter, Sort sort) {
		Map<Resource, @Nullable String> keys = new LinkedHashMap<>();
		users(scope, filter).forEach((row) -> keys.put(Resource.of(row),
				SortKey.of(ResourceSchema.USER, sort.attribute()).map((key) -> key.of(whole(row))).orElse(null)));
		groups(scope, filter).forEach((group) -> keys.put(Resource.of(group),
				SortKey.of(ResourceSchema.GROUP, sort.attribute()).map((key) -> key.of(whole(group))).orElse(null)));
		Comparator<Resource> order = Comparator
			.<Resource, String>comparing(keys::get, Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(EntityMap::idOf, Ids::compare);
		return keys.keySet().stream().sorted(sort.descending() ? order.reversed() : order).toList();
	}

	static UUID idOf(Resource resource) {
		return resource.user()
			.map((row) -> row.user().id().value())
			.or(() -> resource.group().map((group) -> group.id().value()))
			.orElseThrow();
	}

	private List<UserRow> users(Scope scope, @Nullable String filter) {
		return entities(Entity.User.class)
			.filter((user) -> user.site().equals(scope.site()) && user.provider().equals(scope.provider()))
			.sorted(Comparator.comparing(Entity.User::id))
			.map((user) -> new UserRow(user, groupsOf(user)))
			.filter((row) -> filter == null
					|| Filter.parse(filter, FilterLimits.DEFAULT).matches(ResourceSchema.USER, whole(row)))
			.toList();
	}

	private List<GroupRef> groupsOf(Entity.User user) {
		List<GroupRef> refs = new ArrayList<>();
		entities(Entity.Membership.class)
			.filter((edge) -> edge.site().equals(user.site()) && edge.member().equals(user.id().value()))
			.forEach((edge) -> {
				if (this.entities
					.get(EntityKey.group(user.site(), edge.group()).toString()) instanceof Entity.Group group) {
					refs.add(new GroupRef(group.id(), group.attributes().text("displayName").orElse("")));
				}
			});
		return GroupRef.sorted(refs);
	}

	private List<Entity.Group> groups(Scope scope, @Nullable String filter) {
		return entities(Entity.Group.class)
			.filter((group) -> group.site().equals(scope.site()) && group.provider().equals(scope.provider()))
			.sorted(Comparator.comparing(Entity.Group::id))
			.filter((group) -> filter == null
					|| Filter.parse(filter, FilterLimits.DEFAULT).matches(ResourceSchema.GROUP, whole(group)))
			.toList();
	}

	private List<Entity.Membership> membersOf(Entity.Group group) {
		return entities(Entity.Membership.class)
			.filter((edge) -> edge.site().equals(group.site()) && edge.group().equals(group.id()))
			.sorted((left, right) -> Ids.compare(left.member(), right.member()))
			.toList();
	}

	private <E extends Entity> Stream<E> entities(Class<E> type) {
		return this.entities.values().stream().filter(type::isInstance).map(type::cast);
	}

	/** All of it, where what is tested parses only what it looks at. */
	private static ObjectNode whole(UserRow row) {
		return ResourceJson.user(row.user(), row.groups(), (attribute) -> true);
	}

	private ObjectNode whole(Entity.Group group) {
		return ResourceJson.group(group, membersOf(group), (attribute) -> true);
	}

	private static <T> List<T> sorted(List<T> all, ResourceSchema schema, @Nullable Sort sort,
			Function<T, JsonNode> json, Function<T, UUID> id) {
		if (sort == null) {
			return all;
		}
		Comparator<T> order = Comparator
			.<T, String>comparing(
					(item) -> SortKey.of(schema, sort.attribute()).map((key) -> key.of(json.apply(item))).orElse(null),
					Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(id, Ids::compare);
		return all.stream().sorted(sort.descending() ? order.reversed() : order).toList();
	}

}
