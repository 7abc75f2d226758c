package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.Views.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Groups of one mirror, whose members are read one group at a time: they may be many. */
final class Groups implements Source<Entity.Group> {

	private final ViewReader reader;

	private final Mirror mirror;

	Groups(ViewReader reader, Mirror mirror) {
		this.reader = reader;
		this.mirror = mirror;
	}

	@Override
	public Optional<Entity.Group> one(UUID id) {
		return this.reader.group(this.mirror, id);
	}

	@Override
	public @Nullable List<Entity.Group> with(Lookup lookup, String value, int few) {
		return this.reader.groupsWith(this.mirror, lookup, value, few);
	}

	@Override
	public List<Entity.Group> after(@Nullable UUID id, int limit) {
		return this.reader.groups(this.mirror, id, limit);
	}

	@Override
	public List<Entity.Group> before(UUID id, int limit) {
		return this.reader.groupsBefore(this.mirror, id, limit);
	}

	@Override
	public List<Entity.Group> from(long place, int limit) {
		return this.reader.groupsFrom(this.mirror, place, limit);
	}

	@Override
	public Resource resource() {
		return Resource.GROUP;
	}

	@Override
	public List<Entity.Group> sorted(boolean downwards, @Nullable Place from, long skip, int limit) {
		return this.reader.groupsByName(this.mirror, downwards, from, skip, limit);
	}

	@Override
	public Place place(Entity.Group item) {
		return new Place(item.attributes().text("displayName").map(LookupKey::of).orElse(null), id(item));
	}

	@Override
	public UUID id(Entity.Group group) {
		return group.id().value();
	}

	@Override
	public void prepare(List<Entity.Group> groups, Look look) {
		// Members are read with each group.
	}

	@Override
	public JsonNode json(Entity.Group group, Look look, Budget budget) {
		return ResourceJson.group(group, look.mentions("members") ? members(group, look, budget) : List.of(),
				look::wants);
	}

	private List<Entity.Membership> members(Entity.Group group, Look look, Budget budget) {
		Optional<List<UUID>> named = look.namedMembers();
		if (named.isPresent()) {
			return this.reader.membersAmong(this.mirror, id(group), named.get());
		}
		List<Entity.Membership> members = new ArrayList<>();
		List<Entity.Membership> chunk = this.reader.members(this.mirror, id(group), null, CHUNK);
		while (!chunk.isEmpty()) {
			budget.members(chunk.size());
			members.addAll(chunk);
			chunk = (chunk.size() < CHUNK) ? List.of()
					: this.reader.members(this.mirror, id(group), chunk.get(chunk.size() - 1).member(), CHUNK);
		}
		return members;
	}

}
