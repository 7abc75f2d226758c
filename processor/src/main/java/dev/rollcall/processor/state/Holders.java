package dev.rollcall.processor.state;

import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.UserId;

/**
 * Who holds a user name. A directory user and an account under one name are linked to
 * each other; an account alone is not linked.
 */
public record Holders(Optional<UserId> user, Optional<AccountId> account) {
}
