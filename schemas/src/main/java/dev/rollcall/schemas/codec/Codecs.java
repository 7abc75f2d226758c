package dev.rollcall.schemas.codec;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.DeadLetter;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.HistoryEntry;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.avro.AccessRecord;
import dev.rollcall.schemas.avro.Account;
import dev.rollcall.schemas.avro.CommandRecord;
import dev.rollcall.schemas.avro.Credential;
import dev.rollcall.schemas.avro.DeadLetterRecord;
import dev.rollcall.schemas.avro.EventRecord;
import dev.rollcall.schemas.avro.ExtensionRecord;
import dev.rollcall.schemas.avro.Group;
import dev.rollcall.schemas.avro.HistoryRecord;
import dev.rollcall.schemas.avro.Job;
import dev.rollcall.schemas.avro.Membership;
import dev.rollcall.schemas.avro.OutcomeRecord;
import dev.rollcall.schemas.avro.PasswordRecord;
import dev.rollcall.schemas.avro.PolicyChangeRecord;
import dev.rollcall.schemas.avro.PreviewPageRecord;
import dev.rollcall.schemas.avro.PreviewRecord;
import dev.rollcall.schemas.avro.Provider;
import dev.rollcall.schemas.avro.SightingsRecord;
import dev.rollcall.schemas.avro.Site;
import dev.rollcall.schemas.avro.SiteGroup;
import dev.rollcall.schemas.avro.SiteMembership;
import dev.rollcall.schemas.avro.SyncSessionRecord;
import dev.rollcall.schemas.avro.User;

/**
 * Every codec, on one page: stateless, safe for all threads. Values are Avro records in
 * single-object encoding (Avro 1.12 specification, "Single-object encoding"); instants
 * are milliseconds since the epoch. A value of any recorded schema can be decoded, see
 * {@code docs/handbook.md}.
 */
public final class Codecs {

	/** Values of the commands topic. */
	public static final Codec<Command.Envelope> COMMAND = new SingleObjectCodec<Command.Envelope>(CommandRecords::of)
		.with(RecordType.of(CommandRecord.class, CommandRecord.SCHEMA$), CommandValues::of);

	/** Values of the outcomes topic. */
	public static final Codec<Outcome.Envelope> OUTCOME = new SingleObjectCodec<Outcome.Envelope>(OutcomeRecords::of)
		.with(RecordType.of(OutcomeRecord.class, OutcomeRecord.SCHEMA$), OutcomeRecords::of);

	/** Values of the events topic. */
	public static final Codec<EventEnvelope> EVENT = new SingleObjectCodec<EventEnvelope>(EventRecords::of)
		.with(RecordType.of(EventRecord.class, EventRecord.SCHEMA$), EventRecords::of);

	/**
	 * Values of the directory, accounts and extensions topics: each kind of entity is its
	 * own record.
	 */
	public static final Codec<Entity> ENTITY = new SingleObjectCodec<Entity>(EntityRecords::of)
		.with(RecordType.of(Site.class, Site.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Provider.class, Provider.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Credential.class, Credential.SCHEMA$), EntityValues::of)
		.with(RecordType.of(User.class, User.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Group.class, Group.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Membership.class, Membership.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Account.class, Account.SCHEMA$), EntityValues::of)
		.with(RecordType.of(SiteGroup.class, SiteGroup.SCHEMA$), EntityValues::of)
		.with(RecordType.of(SiteMembership.class, SiteMembership.SCHEMA$), EntityValues::of)
		.with(RecordType.of(Job.class, Job.SCHEMA$), EntityValues::of)
		.with(RecordType.of(PolicyChangeRecord.class, PolicyChangeRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(SyncSessionRecord.class, SyncSessionRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(SightingsRecord.class, SightingsRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(PreviewRecord.class, PreviewRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(PreviewPageRecord.class, PreviewPageRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(PasswordRecord.class, PasswordRecord.SCHEMA$), EntityValues::of)
		.with(RecordType.of(ExtensionRecord.class, ExtensionRecord.SCHEMA$), EntityValues::of);

	/** Keys of the directory, accounts, credentials and extensions topics. */
	public static final Codec<EntityKey> ENTITY_KEY = new EntityKeyCodec();

	/** Values of the credentials topic. */
	public static final Codec<AccessEntry> ACCESS = new SingleObjectCodec<AccessEntry>(AccessRecords::of)
		.with(RecordType.of(AccessRecord.class, AccessRecord.SCHEMA$), AccessRecords::of);

	/** Values of the history topic. */
	public static final Codec<HistoryEntry> HISTORY = new SingleObjectCodec<HistoryEntry>(EventRecords::of)
		.with(RecordType.of(HistoryRecord.class, HistoryRecord.SCHEMA$), EventRecords::of);

	/** Values of the dead-letters topic. */
	public static final Codec<DeadLetter> DEAD_LETTER = new SingleObjectCodec<DeadLetter>(DeadLetterRecords::of)
		.with(RecordType.of(DeadLetterRecord.class, DeadLetterRecord.SCHEMA$), DeadLetterRecords::of);

	private Codecs() {
	}

}
