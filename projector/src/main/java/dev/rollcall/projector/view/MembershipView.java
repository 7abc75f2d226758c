package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.MemberType;

/** Edges between directory groups and their direct members, found from both ends. */
public final class MembershipView implements View<Entity.Membership> {

	public static final MembershipView INSTANCE = new MembershipView();

	public static final ViewTable TABLE = new ViewTable("membership", ViewTable.Owner.MIRROR,
			List.of("mirror", "group_id", "member"), List.of("type", "since"));

	private MembershipView() {
	}

	@Override
	public ViewTable table() {
		return TABLE;
	}

	@Override
	public Object[] key(int owner, EntityKey key) {
		return new Object[] { owner, Ids.bytes(key.id()), Ids.bytes(key.other()) };
	}

	@Override
	public Object[] values(Entity.Membership membership) {
		return new Object[] { code(membership.type()), Cells.instant(membership.since()) };
	}

	/** The codes are in the view: changing one needs a new version of the schema. */
	static int code(MemberType type) {
		return switch (type) {
			case USER -> 1;
			case GROUP -> 2;
		};
	}

	public static MemberType type(int code) {
		return switch (code) {
			case 1 -> MemberType.USER;
			case 2 -> MemberType.GROUP;
			default -> throw new IllegalStateException("Expected the code of a member type, but it is " + code);
		};
	}

}
