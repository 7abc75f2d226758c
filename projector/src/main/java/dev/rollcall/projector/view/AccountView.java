package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Adoptable;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, read whole: in the order of their ids, or by the directory user. SQL never
 * looks inside.
 */
public final class AccountView implements View<Entity.Account> {

	public static final AccountView INSTANCE = new AccountView();

	public static final ViewTable TABLE = new ViewTable("account", ViewTable.Owner.SITE, List.of("site", "id"),
			List.of("user_id", "value"));

	private AccountView() {
	}

	/** The user that a provider finds it as; {@code null} if none. */
	private static byte @Nullable [] user(Entity.Account account) {
		return account.user()
			.or(() -> Adoptable.user(account).map(Entity.User::id))
			.map((user) -> Ids.bytes(user.value()))
			.orElse(null);
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
		return new Object[] { user(account), Codecs.ENTITY.encode(account) };
	}

}
