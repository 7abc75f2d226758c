package dev.rollcall.processor.decide;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Command;

/** Which class decides which command: the table of contents of this package. */
public final class Decider {

	private final Limits limits;

	public Decider(Limits limits) {
		this.limits = limits;
	}

	/** Decides a command, drafting its events over the state of its site. */
	public Decision decide(Draft draft, Command.Envelope envelope) {
		return envelope.command().match(Decisions.ALL, new Context(draft, envelope, this.limits));
	}

	private enum Decisions implements Command.Cases<Context, Decision> {

		ALL;

		@Override
		public Decision createUser(Context context, Command.CreateUser command) {
			return CreateUserDecision.decide(context, command);
		}

		@Override
		public Decision replaceUser(Context context, Command.ReplaceUser command) {
			return ReplaceUserDecision.decide(context, command);
		}

		@Override
		public Decision patchUser(Context context, Command.PatchUser command) {
			return PatchUserDecision.decide(context, command);
		}

		@Override
		public Decision deleteUser(Context context, Command.DeleteUser command) {
			return DeleteUserDecision.decide(context, command);
		}

		@Override
		public Decision createGroup(Context context, Command.CreateGroup command) {
			return CreateGroupDecision.decide(context, command);
		}

		@Override
		public Decision replaceGroup(Context context, Command.ReplaceGroup command) {
			return ReplaceGroupDecision.decide(context, command);
		}

		@Override
		public Decision patchGroup(Context context, Command.PatchGroup command) {
			return PatchGroupDecision.decide(context, command);
		}

		@Override
		public Decision deleteGroup(Context context, Command.DeleteGroup command) {
			return DeleteGroupDecision.decide(context, command);
		}

		@Override
		public Decision putSite(Context context, Command.PutSite command) {
			return PutSiteDecision.decide(context, command);
		}

		@Override
		public Decision putProvider(Context context, Command.PutProvider command) {
			return PutProviderDecision.decide(context, command);
		}

		@Override
		public Decision deleteProvider(Context context, Command.DeleteProvider command) {
			return DeleteProviderDecision.decide(context, command);
		}

		@Override
		public Decision addCredential(Context context, Command.AddCredential command) {
			return AddCredentialDecision.decide(context, command);
		}

		@Override
		public Decision revokeCredential(Context context, Command.RevokeCredential command) {
			return RevokeCredentialDecision.decide(context, command);
		}

	}

}
