package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a request makes of a group's members. Only what it names is looked at, so that one
 * member more costs the same in a group of any size; only a request for exactly these
 * members reads all edges, once.
 */
final class Members {

	private final Context context;

	private final ProviderId provider;

	private final GroupId group;

	/** Edges as they are, as far as looked at; {@code null}: not a member. */
	private final Map<UUID, Entity.@Nullable Membership> present = new LinkedHashMap<>();

	/** As they are to be, in the order of the request; {@code null}: not a member. */
	private final Map<UUID, @Nullable Known> wanted = new LinkedHashMap<>();

	private final Set<UUID> unknown = new LinkedHashSet<>();

	Members(Context context, ProviderId provider, GroupId group) {
		this.context = context;
		this.provider = provider;
		this.group = group;
	}

	static boolean concerns(Operation operation) {
		return switch (operation.kind()) {
			case ADD_MEMBERS, REMOVE_MEMBERS, SET_MEMBERS -> true;
			case SET, UNSET, ADD_ELEMENT, REMOVE_ELEMENT -> false;
		};
	}

	/** Takes a member operation. */
	void take(Operation operation) {
		switch (operation.kind()) {
			case ADD_MEMBERS -> add(operation.members());
			case REMOVE_MEMBERS -> remove(operation.members());
			case SET_MEMBERS -> set(operation.members());
			case SET, UNSET, ADD_ELEMENT, REMOVE_ELEMENT ->
				throw new IllegalArgumentException("Expected a member operation, but it is " + operation.kind());
		}
	}

	void add(List<UUID> ids) {
		for (UUID id : ids) {
			Optional<Known> known = known(id);
			known.ifPresentOrElse((member) -> this.wanted.put(id, member), () -> this.unknown.add(id));
		}
	}

	void remove(List<UUID> ids) {
		ids.forEach((id) -> this.wanted.put(id, null));
	}

	void set(List<UUID> ids) {
		for (Entity.Membership edge : this.context.directory().memberships(this.group, null, Integer.MAX_VALUE)) {
			this.present.put(edge.member(), edge);
			this.wanted.put(edge.member(), null);
		}
		this.wanted.replaceAll((id, member) -> null);
		add(ids);
	}

	/** Members of the request that this provider does not have. */
	List<UUID> unknown() {
		return List.copyOf(this.unknown);
	}

	Change change() {
		List<Known> joining = new ArrayList<>();
		List<Entity.Membership> confirmed = new ArrayList<>();
		List<Entity.Membership> leaving = new ArrayList<>();
		this.wanted.forEach((id, member) -> {
			Entity.Membership edge = edge(id);
			if (member != null && edge == null) {
				joining.add(member);
			}
			else if (member != null && edge != null && !edge.pushed()) {
				confirmed.add(edge);
			}
			else if (member == null && edge != null) {
				leaving.add(edge);
			}
		});
		return new Change(joining, confirmed, leaving);
	}

	private Entity.@Nullable Membership edge(UUID id) {
		if (!this.present.containsKey(id)) {
			this.present.put(id, this.context.directory().membership(this.group, id).orElse(null));
		}
		return this.present.get(id);
	}

	private Optional<Known> known(UUID id) {
		Entity.Membership edge = edge(id);
		if (edge != null) {
			return Optional.of(new Known(id, edge.type()));
		}
		if (Users.find(this.context, this.provider, new UserId(id)).isPresent()) {
			return Optional.of(new Known(id, MemberType.USER));
		}
		GroupId nested = new GroupId(id);
		return Groups.own(this.context, this.provider, nested)
			.filter((group) -> !nested.equals(this.group))
			.map((group) -> new Known(id, MemberType.GROUP));
	}

	/** A member that the provider has. */
	record Known(UUID id, MemberType type) {
	}

	/**
	 * Who comes and who goes.
	 *
	 * @param confirmed edges that only logins had told of until now
	 */
	record Change(List<Known> joining, List<Entity.Membership> confirmed, List<Entity.Membership> leaving) {

		boolean isEmpty() {
			return this.joining.isEmpty() && this.confirmed.isEmpty() && this.leaving.isEmpty();
		}

		/** Changes the edges; whoever is concerned follows, and nobody else. */
		void apply(Context context, Entity.Provider provider, Entity.Group group) {
			List<Entity.Membership> joined = new ArrayList<>();
			for (Known member : this.joining) {
				if (member.type() == MemberType.USER) {
					Users.adopt(context, provider, new UserId(member.id()));
				}
				Entity.Membership edge = new Entity.Membership(group.site(), provider.id(), group.id(), member.id(),
						member.type(), true, context.at());
				context.draft().add(Event.created(edge, Reason.REQUESTED));
				joined.add(edge);
			}
			for (Entity.Membership edge : this.confirmed) {
				context.draft()
					.add(Event.updated(edge, new Entity.Membership(edge.site(), edge.provider(), edge.group(),
							edge.member(), edge.type(), true, edge.since()), Reason.REQUESTED, List.of("pushed")));
			}
			this.leaving.forEach((edge) -> context.draft().add(Event.deleted(edge, Reason.REQUESTED)));
			GroupEffects.follow(context.draft(), provider, joined, context.cause(Reason.MEMBERSHIP_ADDED));
			GroupEffects.follow(context.draft(), provider, this.leaving, context.cause(Reason.MEMBERSHIP_REMOVED));
		}

	}

}
