package dev.rollcall.projector.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.read.AccountJson.Pending;
import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Patterns;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What came of users, for many at once: one question for their accounts, and one for the
 * groups of those who have none. Why somebody has none is nowhere written down, since
 * nothing happened; it follows from the mirror and the policy, in the order of the rules
 * (docs/policy.md, "Account status").
 */
final class UserAccounts {

	private final ViewReader reader;

	private final Mirror mirror;

	private @Nullable Patterns required;

	private @Nullable Pending late;

	UserAccounts(ViewReader reader, Mirror mirror) {
		this.reader = reader;
		this.mirror = mirror;
	}

	/** By the id of the user. */
	Map<UUID, Attributes> of(List<Entity.User> users) {
		if (users.isEmpty()) {
			return Map.of();
		}
		Map<UUID, Entity.Account> accounts = this.reader.accountsOf(this.mirror, ids(users));
		List<Entity.User> without = users.stream()
			.filter((user) -> !accounts.containsKey(user.id().value()) && isActive(user))
			.toList();
		Map<UUID, List<GroupRef>> groups = (without.isEmpty() || required().isEmpty()) ? Map.of()
				: this.reader.groupsOf(this.mirror, ids(without));
		Map<UUID, Attributes> found = new HashMap<>();
		for (Entity.User user : users) {
			UUID id = user.id().value();
			Entity.Account account = accounts.get(id);
			found.put(id, (account != null) ? AccountJson.of(account)
					: AccountJson.pending(pending(user, groups.getOrDefault(id, List.of()))));
		}
		return found;
	}

	private Pending pending(Entity.User user, List<GroupRef> groups) {
		if (!isActive(user)) {
			return Pending.INACTIVE;
		}
		Patterns required = required();
		if (!required.isEmpty()
				&& groups.stream().noneMatch((group) -> required.match(group.displayName()).isPresent())) {
			return Pending.OUTSIDE;
		}
		return user.missing().isPresent() ? Pending.NOT_FOUND : late();
	}

	/** RFC 7643 section 4.1.1: {@code active}, taken as true where it is absent. */
	private static boolean isActive(Entity.User user) {
		return user.attributes().flag("active").orElse(true);
	}

	private Patterns required() {
		Patterns present = this.required;
		if (present == null) {
			Optional<Entity.Provider> provider = this.reader.setting(
					EntityKey.provider(this.mirror.scope().site(), this.mirror.scope().provider()),
					Entity.Provider.class);
			present = Patterns.of(provider.map((there) -> there.policy().requiredGroups()).orElse(""));
			this.required = present;
		}
		return present;
	}

	/** Somebody who may have an account and has none: a job will come to the user. */
	private Pending late() {
		Pending present = this.late;
		if (present == null) {
			List<Job.Kind> kinds = this.reader.settings(this.mirror.scope().site(), EntityKey.Kind.JOB, Job.class)
				.stream()
				.filter((job) -> job.provider().equals(this.mirror.scope().provider()))
				.map(Job::kind)
				.toList();
			present = kinds.contains(Job.Kind.REEVALUATE_PROVIDER) ? Pending.POLICY_CHANGED
					: kinds.contains(Job.Kind.MOVE_GROUP) ? Pending.GROUP_RENAMED : Pending.NAME_TAKEN;
			this.late = present;
		}
		return present;
	}

	private static List<UUID> ids(List<Entity.User> users) {
		return users.stream().map((user) -> user.id().value()).toList();
	}

}
