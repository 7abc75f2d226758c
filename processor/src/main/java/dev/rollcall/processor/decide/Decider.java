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

		@Override
		public Decision settle(Context context, Command.Settle command) {
			return SettleDecision.decide(context, command);
		}

		@Override
		public Decision previewPolicy(Context context, Command.PreviewPolicy command) {
			return PreviewPolicyDecision.decide(context, command);
		}

		@Override
		public Decision explain(Context context, Command.Explain command) {
			return ExplainDecision.decide(context, command);
		}

		@Override
		public Decision sync(Context context, Command.Sync command) {
			return SyncDecision.decide(context, command);
		}

		@Override
		public Decision see(Context context, Command.See command) {
			return SeeDecision.decide(context, command);
		}

		@Override
		public Decision login(Context context, Command.Login command) {
			return LoginDecision.decide(context, command);
		}

		@Override
		public Decision putAccount(Context context, Command.PutAccount command) {
			return PutAccountDecision.decide(context, command);
		}

		@Override
		public Decision deleteAccount(Context context, Command.DeleteAccount command) {
			return DeleteAccountDecision.decide(context, command);
		}

		@Override
		public Decision putSiteGroup(Context context, Command.PutSiteGroup command) {
			return PutSiteGroupDecision.decide(context, command);
		}

		@Override
		public Decision deleteSiteGroup(Context context, Command.DeleteSiteGroup command) {
			return DeleteSiteGroupDecision.decide(context, command);
		}

		@Override
		public Decision changeSiteMembership(Context context, Command.ChangeSiteMembership command) {
			return ChangeSiteMembershipDecision.decide(context, command);
		}

		@Override
		public Decision issuePasswordLink(Context context, Command.IssuePasswordLink command) {
			return IssuePasswordLinkDecision.decide(context, command);
		}

		@Override
		public Decision setPassword(Context context, Command.SetPassword command) {
			return SetPasswordDecision.decide(context, command);
		}

		@Override
		public Decision attemptPassword(Context context, Command.AttemptPassword command) {
			return AttemptPasswordDecision.decide(context, command);
		}

		@Override
		public Decision putExtension(Context context, Command.PutExtension command) {
			return PutExtensionDecision.decide(context, command);
		}

		@Override
		public Decision deleteExtension(Context context, Command.DeleteExtension command) {
			return DeleteExtensionDecision.decide(context, command);
		}

	}

}
