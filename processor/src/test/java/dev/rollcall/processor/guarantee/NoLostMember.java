package dev.rollcall.processor.guarantee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.scim.Operation;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The members of every group are those that the accepted requests make, one after the
 * other; worked out here by sets, without the core.
 */
public final class NoLostMember implements Guarantee {

	@Override
	public void verify(Run run) {
		Map<CommandId, Outcome> outcomes = new LinkedHashMap<>();
		run.outcomes().forEach((outcome) -> outcomes.putIfAbsent(outcome.command(), outcome.outcome()));
		Model model = new Model();
		Set<CommandId> done = new TreeSet<>();
		for (Command.Envelope envelope : run.commands()) {
			if (done.add(envelope.id()) && outcomes.get(envelope.id()) instanceof Outcome.Applied applied) {
				envelope.command().match(model, applied);
			}
		}
		Map<UUID, Set<UUID>> live = new TreeMap<>();
		run.directory()
			.values()
			.stream()
			.filter(Entity.Membership.class::isInstance)
			.map(Entity.Membership.class::cast)
			.forEach((edge) -> live.computeIfAbsent(edge.group().value(), (id) -> new TreeSet<>()).add(edge.member()));
		model.groups.values().removeIf(Set::isEmpty);
		assertThat(live).as("members of groups").isEqualTo(model.groups);
	}

	/** Members of groups as sets; the context is the answer. */
	private static final class Model implements Command.Cases<Outcome.Applied, Boolean> {

		private final Map<UUID, Set<UUID>> groups = new TreeMap<>();

		private final Map<UUID, ProviderId> owners = new TreeMap<>();

		private Set<UUID> group(UUID id) {
			return this.groups.computeIfAbsent(id, (key) -> new TreeSet<>());
		}

		private boolean gone(UUID id) {
			this.groups.remove(id);
			this.groups.values().forEach((members) -> members.remove(id));
			return true;
		}

		private boolean set(UUID id, @Nullable List<UUID> members, Outcome.Applied answer) {
			if (members != null) {
				Set<UUID> group = group(id);
				group.clear();
				add(group, members, answer);
			}
			return true;
		}

		private static void add(Set<UUID> group, List<UUID> members, Outcome.Applied answer) {
			members.stream().filter((member) -> !answer.unknownMembers().contains(member)).forEach(group::add);
		}

		@Override
		public Boolean createUser(Outcome.Applied answer, Command.CreateUser command) {
			this.owners.put(command.id().value(), command.provider());
			return true;
		}

		@Override
		public Boolean replaceUser(Outcome.Applied answer, Command.ReplaceUser command) {
			return true;
		}

		@Override
		public Boolean patchUser(Outcome.Applied answer, Command.PatchUser command) {
			return true;
		}

		@Override
		public Boolean deleteUser(Outcome.Applied answer, Command.DeleteUser command) {
			return gone(command.id().value());
		}

		@Override
		public Boolean createGroup(Outcome.Applied answer, Command.CreateGroup command) {
			this.owners.put(command.id().value(), command.provider());
			return set(command.id().value(), command.members(), answer);
		}

		@Override
		public Boolean replaceGroup(Outcome.Applied answer, Command.ReplaceGroup command) {
			return set(command.id().value(), command.members(), answer);
		}

		@Override
		public Boolean patchGroup(Outcome.Applied answer, Command.PatchGroup command) {
			for (Operation operation : command.operations()) {
				switch (operation.kind()) {
					case ADD_MEMBERS -> add(group(command.id().value()), operation.members(), answer);
					case REMOVE_MEMBERS -> group(command.id().value()).removeAll(operation.members());
					case SET_MEMBERS -> set(command.id().value(), operation.members(), answer);
					case SET, UNSET, ADD_ELEMENT, REMOVE_ELEMENT -> {
					}
				}
			}
			return true;
		}

		@Override
		public Boolean deleteGroup(Outcome.Applied answer, Command.DeleteGroup command) {
			return gone(command.id().value());
		}

		@Override
		public Boolean putSite(Outcome.Applied answer, Command.PutSite command) {
			return true;
		}

		@Override
		public Boolean putProvider(Outcome.Applied answer, Command.PutProvider command) {
			return true;
		}

		@Override
		public Boolean deleteProvider(Outcome.Applied answer, Command.DeleteProvider command) {
			this.owners.forEach((id, owner) -> {
				if (owner.equals(command.id())) {
					gone(id);
				}
			});
			return true;
		}

		@Override
		public Boolean addCredential(Outcome.Applied answer, Command.AddCredential command) {
			return true;
		}

		@Override
		public Boolean revokeCredential(Outcome.Applied answer, Command.RevokeCredential command) {
			return true;
		}

		@Override
		public Boolean settle(Outcome.Applied answer, Command.Settle command) {
			return true;
		}

		@Override
		public Boolean previewPolicy(Outcome.Applied answer, Command.PreviewPolicy command) {
			return true;
		}

		@Override
		public Boolean explain(Outcome.Applied answer, Command.Explain command) {
			return true;
		}

		@Override
		public Boolean sync(Outcome.Applied answer, Command.Sync command) {
			return true;
		}

		@Override
		public Boolean see(Outcome.Applied answer, Command.See command) {
			return true;
		}

		@Override
		public Boolean putAccount(Outcome.Applied answer, Command.PutAccount command) {
			return true;
		}

		@Override
		public Boolean deleteAccount(Outcome.Applied answer, Command.DeleteAccount command) {
			return true;
		}

		@Override
		public Boolean putSiteGroup(Outcome.Applied answer, Command.PutSiteGroup command) {
			return true;
		}

		@Override
		public Boolean deleteSiteGroup(Outcome.Applied answer, Command.DeleteSiteGroup command) {
			return true;
		}

		@Override
		public Boolean changeSiteMembership(Outcome.Applied answer, Command.ChangeSiteMembership command) {
			return true;
		}

		@Override
		public Boolean issuePasswordLink(Outcome.Applied answer, Command.IssuePasswordLink command) {
			return true;
		}

		@Override
		public Boolean setPassword(Outcome.Applied answer, Command.SetPassword command) {
			return true;
		}

		@Override
		public Boolean attemptPassword(Outcome.Applied answer, Command.AttemptPassword command) {
			return true;
		}

		@Override
		public Boolean putExtension(Outcome.Applied answer, Command.PutExtension command) {
			return false;
		}

		@Override
		public Boolean deleteExtension(Outcome.Applied answer, Command.DeleteExtension command) {
			return false;
		}

		@Override
		public Boolean login(Outcome.Applied answer, Command.Login command) {
			if (command.groups() != null) {
				throw new AssertionError("Expected runs without asserted groups: the model knows none by name");
			}
			return true;
		}

	}

}
