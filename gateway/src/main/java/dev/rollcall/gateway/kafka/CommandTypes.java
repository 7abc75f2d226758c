package dev.rollcall.gateway.kafka;

import dev.rollcall.schemas.Command;

/** The published name of each command: {@code ce_type} and the metrics' tag. */
final class CommandTypes implements Command.Cases<Command, String> {

	private static final CommandTypes CASES = new CommandTypes();

	private CommandTypes() {
	}

	/** For example {@code dev.rollcall.command.create-user.v1}. */
	static String eventType(Command command) {
		return "dev.rollcall.command." + name(command) + ".v1";
	}

	/** For example {@code create-user}. */
	static String name(Command command) {
		return command.match(CASES, command);
	}

	@Override
	public String createUser(Command context, Command.CreateUser command) {
		return "create-user";
	}

	@Override
	public String replaceUser(Command context, Command.ReplaceUser command) {
		return "replace-user";
	}

	@Override
	public String patchUser(Command context, Command.PatchUser command) {
		return "patch-user";
	}

	@Override
	public String deleteUser(Command context, Command.DeleteUser command) {
		return "delete-user";
	}

	@Override
	public String createGroup(Command context, Command.CreateGroup command) {
		return "create-group";
	}

	@Override
	public String replaceGroup(Command context, Command.ReplaceGroup command) {
		return "replace-group";
	}

	@Override
	public String patchGroup(Command context, Command.PatchGroup command) {
		return "patch-group";
	}

	@Override
	public String deleteGroup(Command context, Command.DeleteGroup command) {
		return "delete-group";
	}

	@Override
	public String putSite(Command context, Command.PutSite command) {
		return "put-site";
	}

	@Override
	public String putProvider(Command context, Command.PutProvider command) {
		return "put-provider";
	}

	@Override
	public String deleteProvider(Command context, Command.DeleteProvider command) {
		return "delete-provider";
	}

	@Override
	public String addCredential(Command context, Command.AddCredential command) {
		return "add-credential";
	}

	@Override
	public String revokeCredential(Command context, Command.RevokeCredential command) {
		return "revoke-credential";
	}

	@Override
	public String settle(Command context, Command.Settle command) {
		return "settle";
	}

	@Override
	public String previewPolicy(Command context, Command.PreviewPolicy command) {
		return "preview-policy";
	}

	@Override
	public String explain(Command context, Command.Explain command) {
		return "explain";
	}

	@Override
	public String sync(Command context, Command.Sync command) {
		return "sync";
	}

	@Override
	public String see(Command context, Command.See command) {
		return "see";
	}

	@Override
	public String login(Command context, Command.Login command) {
		return "login";
	}

	@Override
	public String putAccount(Command context, Command.PutAccount command) {
		return "put-account";
	}

	@Override
	public String deleteAccount(Command context, Command.DeleteAccount command) {
		return "delete-account";
	}

	@Override
	public String putSiteGroup(Command context, Command.PutSiteGroup command) {
		return "put-site-group";
	}

	@Override
	public String deleteSiteGroup(Command context, Command.DeleteSiteGroup command) {
		return "delete-site-group";
	}

	@Override
	public String changeSiteMembership(Command context, Command.ChangeSiteMembership command) {
		return "change-site-membership";
	}

	@Override
	public String issuePasswordLink(Command context, Command.IssuePasswordLink command) {
		return "issue-password-link";
	}

	@Override
	public String setPassword(Command context, Command.SetPassword command) {
		return "set-password";
	}

	@Override
	public String attemptPassword(Command context, Command.AttemptPassword command) {
		return "attempt-password";
	}

	@Override
	public String putExtension(Command context, Command.PutExtension command) {
		return "put-extension";
	}

	@Override
	public String deleteExtension(Command context, Command.DeleteExtension command) {
		return "delete-extension";
	}

}
