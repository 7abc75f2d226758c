package dev.rollcall.schemas.codec;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.avro.AddCredential;
import dev.rollcall.schemas.avro.AttemptPassword;
import dev.rollcall.schemas.avro.ChangeSiteMembership;
import dev.rollcall.schemas.avro.CommandRecord;
import dev.rollcall.schemas.avro.CreateGroup;
import dev.rollcall.schemas.avro.CreateUser;
import dev.rollcall.schemas.avro.DeleteAccount;
import dev.rollcall.schemas.avro.DeleteExtension;
import dev.rollcall.schemas.avro.DeleteGroup;
import dev.rollcall.schemas.avro.DeleteProvider;
import dev.rollcall.schemas.avro.DeleteSiteGroup;
import dev.rollcall.schemas.avro.DeleteUser;
import dev.rollcall.schemas.avro.Explain;
import dev.rollcall.schemas.avro.IssuePasswordLink;
import dev.rollcall.schemas.avro.Login;
import dev.rollcall.schemas.avro.OperationRecord;
import dev.rollcall.schemas.avro.PatchGroup;
import dev.rollcall.schemas.avro.PatchUser;
import dev.rollcall.schemas.avro.PreconditionsRecord;
import dev.rollcall.schemas.avro.PreviewPolicy;
import dev.rollcall.schemas.avro.PutAccount;
import dev.rollcall.schemas.avro.PutExtension;
import dev.rollcall.schemas.avro.PutProvider;
import dev.rollcall.schemas.avro.PutSite;
import dev.rollcall.schemas.avro.PutSiteGroup;
import dev.rollcall.schemas.avro.ReplaceGroup;
import dev.rollcall.schemas.avro.ReplaceUser;
import dev.rollcall.schemas.avro.RequestRecord;
import dev.rollcall.schemas.avro.RevokeCredential;
import dev.rollcall.schemas.avro.See;
import dev.rollcall.schemas.avro.SetPassword;
import dev.rollcall.schemas.avro.Settle;
import dev.rollcall.schemas.avro.SightingRecord;
import dev.rollcall.schemas.avro.Sync;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.SchemaDefinition;

/** Commands from Avro records; {@link CommandRecords} is the way there. */
final class CommandValues {

	private static final RecordValues<Command> VALUES = new RecordValues<Command>()
		.with(CreateUser.class, CommandValues::of)
		.with(ReplaceUser.class, CommandValues::of)
		.with(PatchUser.class, CommandValues::of)
		.with(DeleteUser.class, CommandValues::of)
		.with(CreateGroup.class, CommandValues::of)
		.with(ReplaceGroup.class, CommandValues::of)
		.with(PatchGroup.class, CommandValues::of)
		.with(DeleteGroup.class, CommandValues::of)
		.with(PutSite.class, CommandValues::of)
		.with(PutProvider.class, CommandValues::of)
		.with(DeleteProvider.class, CommandValues::of)
		.with(AddCredential.class, CommandValues::of)
		.with(RevokeCredential.class, CommandValues::of)
		.with(Settle.class, CommandValues::of)
		.with(PreviewPolicy.class, CommandValues::of)
		.with(Explain.class, CommandValues::of)
		.with(Sync.class, CommandValues::of)
		.with(See.class, CommandValues::of)
		.with(Login.class, CommandValues::of)
		.with(PutAccount.class, CommandValues::of)
		.with(DeleteAccount.class, CommandValues::of)
		.with(PutSiteGroup.class, CommandValues::of)
		.with(DeleteSiteGroup.class, CommandValues::of)
		.with(ChangeSiteMembership.class, CommandValues::of)
		.with(IssuePasswordLink.class, CommandValues::of)
		.with(SetPassword.class, CommandValues::of)
		.with(AttemptPassword.class, CommandValues::of)
		.with(PutExtension.class, CommandValues::of)
		.with(DeleteExtension.class, CommandValues::of);

	private CommandValues() {
	}

	static Command.Envelope of(CommandRecord envelope) {
		return new Command.Envelope(new CommandId(Wire.id(envelope.getId())), new SiteId(envelope.getSite()),
				envelope.getAt(), envelope.getActor(), Optional.ofNullable(envelope.getReply()), raw(envelope.getRaw()),
				VALUES.of(envelope.getCommand()));
	}

	private static RawRequest raw(RequestRecord raw) {
		return new RawRequest(raw.getMethod(), raw.getPath(), raw.getContentType(), raw.getUserAgent(), raw.getBody());
	}

	private static Preconditions preconditions(PreconditionsRecord preconditions) {
		return new Preconditions(preconditions.getIfMatch(), preconditions.getIfNoneMatch());
	}

	private static List<Operation> operations(List<OperationRecord> operations) {
		return operations.stream().map(CommandValues::operation).toList();
	}

	private static Operation operation(OperationRecord operation) {
		return new Operation(Symbols.OPERATION.constant(operation.getKind()), operation.getPath(), operation.getValue(),
				operation.getCreateTarget(), Wire.ids(operation.getMembers()));
	}

	private static Command of(CreateUser command) {
		return new Command.CreateUser(new ProviderId(Wire.id(command.getProvider())),
				new UserId(Wire.id(command.getId())), new AccountId(Wire.id(command.getAccount())),
				Attributes.ofJson(command.getAttributes()));
	}

	private static Command of(ReplaceUser command) {
		return new Command.ReplaceUser(new ProviderId(Wire.id(command.getProvider())),
				new UserId(Wire.id(command.getId())), new AccountId(Wire.id(command.getAccount())),
				Attributes.ofJson(command.getAttributes()), preconditions(command.getPreconditions()));
	}

	private static Command of(PatchUser command) {
		return new Command.PatchUser(new ProviderId(Wire.id(command.getProvider())),
				new UserId(Wire.id(command.getId())), new AccountId(Wire.id(command.getAccount())),
				operations(command.getOperations()), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteUser command) {
		return new Command.DeleteUser(new ProviderId(Wire.id(command.getProvider())),
				new UserId(Wire.id(command.getId())), preconditions(command.getPreconditions()));
	}

	private static Command of(CreateGroup command) {
		return new Command.CreateGroup(new ProviderId(Wire.id(command.getProvider())),
				new GroupId(Wire.id(command.getId())), new SiteGroupId(Wire.id(command.getSiteGroup())),
				Attributes.ofJson(command.getAttributes()), Wire.ids(command.getMembers()));
	}

	private static Command of(ReplaceGroup command) {
		return new Command.ReplaceGroup(new ProviderId(Wire.id(command.getProvider())),
				new GroupId(Wire.id(command.getId())), new SiteGroupId(Wire.id(command.getSiteGroup())),
				Attributes.ofJson(command.getAttributes()),
				(command.getMembers() != null) ? Wire.ids(command.getMembers()) : null,
				preconditions(command.getPreconditions()));
	}

	private static Command of(PatchGroup command) {
		return new Command.PatchGroup(new ProviderId(Wire.id(command.getProvider())),
				new GroupId(Wire.id(command.getId())), new SiteGroupId(Wire.id(command.getSiteGroup())),
				operations(command.getOperations()), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteGroup command) {
		return new Command.DeleteGroup(new ProviderId(Wire.id(command.getProvider())),
				new GroupId(Wire.id(command.getId())), preconditions(command.getPreconditions()));
	}

	private static Command of(PutSite command) {
		return new Command.PutSite(command.getName(), command.getTwoFactor(), command.getTimeZone(),
				preconditions(command.getPreconditions()));
	}

	private static Command of(PutProvider command) {
		return new Command.PutProvider(new ProviderId(Wire.id(command.getId())), command.getName(),
				Symbols.VENDOR.constant(command.getVendor()), Symbols.PROTOCOL.constant(command.getProtocol()),
				EntityValues.policy(command.getPolicy()), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteProvider command) {
		return new Command.DeleteProvider(new ProviderId(Wire.id(command.getId())),
				preconditions(command.getPreconditions()));
	}

	private static Command of(AddCredential command) {
		return new Command.AddCredential(EntityValues.of(command.getCredential()));
	}

	private static Command of(RevokeCredential command) {
		return new Command.RevokeCredential(new ProviderId(Wire.id(command.getProvider())),
				new CredentialId(Wire.id(command.getId())));
	}

	private static Command of(Settle command) {
		return new Command.Settle(new JobId(Wire.id(command.getJob())), command.getRelease());
	}

	private static Command of(PreviewPolicy command) {
		return new Command.PreviewPolicy(new PreviewId(Wire.id(command.getId())),
				new ProviderId(Wire.id(command.getProvider())), EntityValues.policy(command.getPolicy()));
	}

	private static Command of(Explain command) {
		return new Command.Explain(new AccountId(Wire.id(command.getAccount())));
	}

	private static Command of(Sync command) {
		return new Command.Sync(new ProviderId(Wire.id(command.getProvider())),
				new SyncId(Wire.id(command.getSession())), Symbols.SYNC_STEP.constant(command.getStep()));
	}

	private static Command of(See command) {
		return new Command.See(new ProviderId(Wire.id(command.getProvider())),
				new SyncId(Wire.id(command.getSession())),
				command.getSightings().stream().map(CommandValues::sighting).toList());
	}

	private static Command of(Login command) {
		return new Command.Login(new ProviderId(Wire.id(command.getProvider())), new UserId(Wire.id(command.getUser())),
				new AccountId(Wire.id(command.getAccount())), command.getSubject(),
				Attributes.ofJson(command.getAttributes()), command.getGroups());
	}

	private static Command of(PutAccount command) {
		return new Command.PutAccount(new AccountId(Wire.id(command.getId())), command.getCreate(),
				Wire.optional(command.getProvider()).map(ProviderId::new), command.getUserName(),
				Optional.ofNullable(command.getDisplayName()), Optional.ofNullable(command.getEmail()),
				Symbols.STATUS.constant(command.getStatus()), command.getCompany(),
				EntityValues.entitlements(command.getEntitlements()), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteAccount command) {
		return new Command.DeleteAccount(new AccountId(Wire.id(command.getId())),
				preconditions(command.getPreconditions()));
	}

	private static Command of(PutSiteGroup command) {
		return new Command.PutSiteGroup(new SiteGroupId(Wire.id(command.getId())), command.getCreate(),
				command.getName(), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteSiteGroup command) {
		return new Command.DeleteSiteGroup(new SiteGroupId(Wire.id(command.getId())),
				preconditions(command.getPreconditions()));
	}

	private static Command of(ChangeSiteMembership command) {
		return new Command.ChangeSiteMembership(new SiteGroupId(Wire.id(command.getGroup())),
				new AccountId(Wire.id(command.getAccount())), command.getMember());
	}

	private static Command of(IssuePasswordLink command) {
		return new Command.IssuePasswordLink(new AccountId(Wire.id(command.getAccount())), command.getLinkHash(),
				command.getExpires());
	}

	private static Command of(SetPassword command) {
		return new Command.SetPassword(new AccountId(Wire.id(command.getAccount())),
				Optional.ofNullable(command.getLinkHash()), command.getVerifier());
	}

	private static Command of(AttemptPassword command) {
		return new Command.AttemptPassword(new AccountId(Wire.id(command.getAccount())),
				Optional.ofNullable(command.getVerified()));
	}

	private static Command of(PutExtension command) {
		return new Command.PutExtension(Symbols.EXTENDED.constant(command.getResource()), command.getRequired(),
				SchemaDefinition.ofJson(command.getDefinition()), preconditions(command.getPreconditions()));
	}

	private static Command of(DeleteExtension command) {
		return new Command.DeleteExtension(command.getUrn(), preconditions(command.getPreconditions()));
	}

	private static Sighting sighting(SightingRecord sighting) {
		return new Sighting(new UserId(Wire.id(sighting.getFresh())),
				new AccountId(Wire.id(sighting.getFreshAccount())), Wire.optional(sighting.getId()).map(UserId::new),
				Optional.ofNullable(sighting.getExternalId()), Optional.ofNullable(sighting.getUserName()),
				Optional.ofNullable(sighting.getAttributes()).map(Attributes::ofJson));
	}

}
