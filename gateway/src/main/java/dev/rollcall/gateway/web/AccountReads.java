package dev.rollcall.gateway.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.AccountSchema;

/** Reads users, and their accounts for those who ask: others pay nothing for these. */
final class AccountReads {

	private AccountReads() {
	}

	static boolean wanted(Projection projection) {
		return projection.requests(AccountSchema.URN);
	}

	static CompletionStage<Optional<Views.UserRow>> one(Views views, Views.Scope scope, UserId id,
			Projection projection, ReadBound bound) {
		return wanted(projection) ? views.userWithAccount(scope, id, bound) : views.user(scope, id, bound);
	}

	static CompletionStage<Views.Page<Views.UserRow>> page(Views views, Views.Scope scope, Views.Query query,
			Projection projection, ReadBound bound) {
		return wanted(projection) ? views.usersWithAccounts(scope, query, bound) : views.users(scope, query, bound);
	}

}
