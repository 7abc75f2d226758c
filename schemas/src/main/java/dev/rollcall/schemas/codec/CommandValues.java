package dev.rollcall.schemas.codec;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.avro.AddCredential;
import dev.rollcall.schemas.avro.CommandRecord;
import dev.rollcall.schemas.avro.CreateGroup;
import dev.rollcall.schemas.avro.CreateUser;
import dev.rollcall.schemas.avro.DeleteGroup;
import dev.rollcall.schemas.avro.DeleteProvider;
import dev.rollcall.schemas.avro.DeleteUser;
import dev.rollcall.schemas.avro.OperationRecord;
import dev.rollcall.schemas.avro.PatchGroup;
import dev.rollcall.schemas.avro.PatchUser;
import dev.rollcall.schemas.avro.PreconditionsRecord;
import dev.rollcall.schemas.avro.PutProvider;
import dev.rollcall.schemas.avro.PutSite;
import dev.rollcall.schemas.avro.ReplaceGroup;
import dev.rollcall.schemas.avro.ReplaceUser;
import dev.rollcall.schemas.avro.RequestRecord;
import dev.rollcall.schemas.avro.RevokeCredential;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;

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
		.with(RevokeCredential.class, CommandValues::of);

	private CommandValues() {
	}

	static Command.Envelope of(CommandRecord envelope) {
		return new Command.Envelope(new CommandId(Wire.id(envelope.getId())), new SiteId(envelope.getSite()),
				envelope.getAt(), envelope.getActor(), Optional.ofNullable(envelope.getReply()), raw(envelope.getRaw()),
				VALUES.of(envelope.getCommand()));
	}

	private static Command.RawRequest raw(RequestRecord raw) {
		return new Command.RawRequest(raw.getMethod(), raw.getPath(), raw.getContentType(), raw.getUserAgent(),
				raw.getBody());
	}

	private static Command.Preconditions preconditions(PreconditionsRecord preconditions) {
		return new Command.Preconditions(preconditions.getIfMatch(), preconditions.getIfNoneMatch());
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
		return new Command.PutSite(command.getName(), preconditions(command.getPreconditions()));
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

}
