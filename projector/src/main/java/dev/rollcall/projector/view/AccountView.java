package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;

/** Accounts, read whole and in the order of their ids: SQL never looks inside. */
public final class AccountView implements View<Entity.Account> {

	public static final AccountView INSTANCE = new AccountView();

	public static final ViewTable TABLE = new ViewTable("account", ViewTable.Owner.SITE, List.of("site", "id"),
			List.of("value"));

	private AccountView() {
	}

	@Override
	public ViewTable table() {
		return TABLE;
	}

	@Override
	public Object[] key(int owner, EntityKey key) {
		return new Object[] { owner, Ids.bytes(key.id()) };
	}

	@Override
	public Object[] values(Entity.Account account) {
		return new Object[] { Codecs.ENTITY.encode(account) };
	}

}
