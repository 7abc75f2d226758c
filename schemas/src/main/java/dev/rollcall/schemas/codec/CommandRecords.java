package dev.rollcall.schemas.codec;

import java.util.List;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.Sighting;
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
import org.apache.avro.specific.SpecificRecordBase;

/** Commands as Avro records; {@link CommandValues} is the way back. */
final class CommandRecords implements Command.Cases<CommandRecords, SpecificRecordBase> {

	private static final CommandRecords RECORDS = new CommandRecords();

	private CommandRecords() {
	}

	static CommandRecord of(Command.Envelope envelope) {
		return new CommandRecord(Wire.id(envelope.id().value()), envelope.site().value(), Wire.instant(envelope.at()),
				envelope.actor(), envelope.reply().orElse(null), raw(envelope.raw()),
				envelope.command().match(RECORDS, RECORDS));
	}

	private static RequestRecord raw(RawRequest raw) {
		return new RequestRecord(raw.method(), raw.path(), raw.contentType(), raw.userAgent(), raw.body());
	}

	private static PreconditionsRecord preconditions(Preconditions preconditions) {
		return new PreconditionsRecord(preconditions.ifMatch(), preconditions.ifNoneMatch());
	}

	private static List<OperationRecord> operations(List<Operation> operations) {
		return operations.stream().map(CommandRecords::operation).toList();
	}

	private static OperationRecord operation(Operation operation) {
		return new OperationRecord(Symbols.OPERATION.symbol(operation.kind()), operation.path(), operation.value(),
				operation.createTarget(), Wire.ids(operation.members()));
	}

	@Override
	public SpecificRecordBase createUser(CommandRecords records, Command.CreateUser command) {
		return new CreateUser(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.account().value()), command.attributes().json());
	}

	@Override
	public SpecificRecordBase replaceUser(CommandRecords records, Command.ReplaceUser command) {
		return new ReplaceUser(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.account().value()), command.attributes().json(),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase patchUser(CommandRecords records, Command.PatchUser command) {
		return new PatchUser(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.account().value()), operations(command.operations()),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteUser(CommandRecords records, Command.DeleteUser command) {
		return new DeleteUser(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase createGroup(CommandRecords records, Command.CreateGroup command) {
		return new CreateGroup(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.siteGroup().value()), command.attributes().json(), Wire.ids(command.members()));
	}

	@Override
	public SpecificRecordBase replaceGroup(CommandRecords records, Command.ReplaceGroup command) {
		return new ReplaceGroup(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.siteGroup().value()), command.attributes().json(),
				(command.members() != null) ? Wire.ids(command.members()) : null,
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase patchGroup(CommandRecords records, Command.PatchGroup command) {
		return new PatchGroup(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				Wire.id(command.siteGroup().value()), operations(command.operations()),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteGroup(CommandRecords records, Command.DeleteGroup command) {
		return new DeleteGroup(Wire.id(command.provider().value()), Wire.id(command.id().value()),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase putSite(CommandRecords records, Command.PutSite command) {
		return new PutSite(command.name(), preconditions(command.preconditions()), command.twoFactor(),
				command.timeZone());
	}

	@Override
	public SpecificRecordBase putProvider(CommandRecords records, Command.PutProvider command) {
		return new PutProvider(Wire.id(command.id().value()), command.name(), Symbols.VENDOR.symbol(command.vendor()),
				Symbols.PROTOCOL.symbol(command.protocol()), EntityRecords.policy(command.policy()),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteProvider(CommandRecords records, Command.DeleteProvider command) {
		return new DeleteProvider(Wire.id(command.id().value()), preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase addCredential(CommandRecords records, Command.AddCredential command) {
		return new AddCredential(EntityRecords.credential(command.credential()));
	}

	@Override
	public SpecificRecordBase revokeCredential(CommandRecords records, Command.RevokeCredential command) {
		return new RevokeCredential(Wire.id(command.provider().value()), Wire.id(command.id().value()));
	}

	@Override
	public SpecificRecordBase settle(CommandRecords records, Command.Settle command) {
		return new Settle(Wire.id(command.job().value()), command.release());
	}

	@Override
	public SpecificRecordBase previewPolicy(CommandRecords records, Command.PreviewPolicy command) {
		return new PreviewPolicy(Wire.id(command.id().value()), Wire.id(command.provider().value()),
				EntityRecords.policy(command.policy()));
	}

	@Override
	public SpecificRecordBase explain(CommandRecords records, Command.Explain command) {
		return new Explain(Wire.id(command.account().value()));
	}

	@Override
	public SpecificRecordBase sync(CommandRecords records, Command.Sync command) {
		return new Sync(Wire.id(command.provider().value()), Wire.id(command.session().value()),
				Symbols.SYNC_STEP.symbol(command.step()));
	}

	@Override
	public SpecificRecordBase see(CommandRecords records, Command.See command) {
		return new See(Wire.id(command.provider().value()), Wire.id(command.session().value()),
				command.sightings().stream().map(CommandRecords::sighting).toList());
	}

	@Override
	public SpecificRecordBase login(CommandRecords records, Command.Login command) {
		return new Login(Wire.id(command.provider().value()), Wire.id(command.user().value()),
				Wire.id(command.account().value()), command.subject(), command.attributes().json(), command.groups());
	}

	@Override
	public SpecificRecordBase putAccount(CommandRecords records, Command.PutAccount command) {
		return new PutAccount(Wire.id(command.id().value()), command.create(),
				Wire.idOrNull(command.provider().map(ProviderId::value)), command.userName(),
				command.displayName().orElse(null), command.email().orElse(null),
				Symbols.STATUS.symbol(command.status()), command.company(),
				EntityRecords.entitlements(command.entitlements()), preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteAccount(CommandRecords records, Command.DeleteAccount command) {
		return new DeleteAccount(Wire.id(command.id().value()), preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase putSiteGroup(CommandRecords records, Command.PutSiteGroup command) {
		return new PutSiteGroup(Wire.id(command.id().value()), command.create(), command.name(),
				preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteSiteGroup(CommandRecords records, Command.DeleteSiteGroup command) {
		return new DeleteSiteGroup(Wire.id(command.id().value()), preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase changeSiteMembership(CommandRecords records, Command.ChangeSiteMembership command) {
		return new ChangeSiteMembership(Wire.id(command.group().value()), Wire.id(command.account().value()),
				command.member());
	}

	@Override
	public SpecificRecordBase issuePasswordLink(CommandRecords records, Command.IssuePasswordLink command) {
		return new IssuePasswordLink(Wire.id(command.account().value()), command.linkHash(),
				Wire.instant(command.expires()));
	}

	@Override
	public SpecificRecordBase setPassword(CommandRecords records, Command.SetPassword command) {
		return new SetPassword(Wire.id(command.account().value()), command.linkHash().orElse(null), command.verifier());
	}

	@Override
	public SpecificRecordBase attemptPassword(CommandRecords records, Command.AttemptPassword command) {
		return new AttemptPassword(Wire.id(command.account().value()), command.verified().orElse(null));
	}

	@Override
	public SpecificRecordBase putExtension(CommandRecords records, Command.PutExtension command) {
		return new PutExtension(Symbols.EXTENDED.symbol(command.resource()), command.required(),
				command.schema().json(), preconditions(command.preconditions()));
	}

	@Override
	public SpecificRecordBase deleteExtension(CommandRecords records, Command.DeleteExtension command) {
		return new DeleteExtension(command.urn(), preconditions(command.preconditions()));
	}

	private static SightingRecord sighting(Sighting sighting) {
		return new SightingRecord(Wire.id(sighting.fresh().value()), Wire.id(sighting.freshAccount().value()),
				Wire.idOrNull(sighting.id().map(UserId::value)), sighting.externalId().orElse(null),
				sighting.userName().orElse(null), sighting.attributes().map(Attributes::json).orElse(null));
	}

}
