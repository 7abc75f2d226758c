package dev.rollcall.schemas.codec;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.avro.Account;
import dev.rollcall.schemas.avro.Applied;
import dev.rollcall.schemas.avro.Explained;
import dev.rollcall.schemas.avro.GroupReasonRecord;
import dev.rollcall.schemas.avro.GroupReference;
import dev.rollcall.schemas.avro.OutcomeRecord;
import dev.rollcall.schemas.avro.Refused;
import org.apache.avro.specific.SpecificRecordBase;

/** Outcomes as Avro records and back. */
final class OutcomeRecords implements Outcome.Cases<OutcomeRecords, SpecificRecordBase> {

	private static final OutcomeRecords RECORDS = new OutcomeRecords();

	private static final RecordValues<Outcome> VALUES = new RecordValues<Outcome>()
		.with(Applied.class, OutcomeRecords::of)
		.with(Refused.class, OutcomeRecords::of)
		.with(Explained.class, OutcomeRecords::of);

	private OutcomeRecords() {
	}

	static OutcomeRecord of(Outcome.Envelope envelope) {
		return new OutcomeRecord(Wire.id(envelope.command().value()), envelope.site().value(), envelope.sequence(),
				envelope.outcome().match(RECORDS, RECORDS));
	}

	static Outcome.Envelope of(OutcomeRecord envelope) {
		return new Outcome.Envelope(new CommandId(Wire.id(envelope.getCommand())), new SiteId(envelope.getSite()),
				envelope.getSequence(), VALUES.of(envelope.getOutcome()));
	}

	private static Outcome of(Applied applied) {
		return new Outcome.Applied(EntityValues.orNull(applied.getResource()), applied.getChanged(),
				applied.getGroups()
					.stream()
					.map((group) -> new GroupRef(new GroupId(Wire.id(group.getId())), group.getDisplayName()))
					.toList(),
				Wire.ids(applied.getUnknownMembers()));
	}

	private static Outcome of(Refused refused) {
		return new Outcome.Refused(Symbols.REFUSAL.constant(refused.getCode()), refused.getDetail());
	}

	@Override
	public SpecificRecordBase applied(OutcomeRecords records, Outcome.Applied applied) {
		return new Applied(EntityRecords.orNull(applied.resource()), applied.changed(),
				applied.groups()
					.stream()
					.map((group) -> new GroupReference(Wire.id(group.id().value()), group.displayName()))
					.toList(),
				Wire.ids(applied.unknownMembers()));
	}

	@Override
	public SpecificRecordBase refused(OutcomeRecords records, Outcome.Refused refused) {
		return new Refused(Symbols.REFUSAL.symbol(refused.code()), refused.detail());
	}

	private static Outcome of(Explained explained) {
		return new Outcome.Explained(EntityValues.of(explained.getAccount()),
				EntityValues.because(explained.getFacets()),
				explained.getGroups()
					.stream()
					.map((group) -> new Outcome.GroupReason(new SiteGroupId(Wire.id(group.getGroup())), group.getName(),
							Symbols.SOURCE.constant(group.getSource()), EntityValues.because(group.getBecause())))
					.toList());
	}

	@Override
	public SpecificRecordBase explained(OutcomeRecords records, Outcome.Explained explained) {
		return new Explained((Account) EntityRecords.of(explained.account()), EntityRecords.because(explained.facets()),
				explained.groups()
					.stream()
					.map((group) -> new GroupReasonRecord(Wire.id(group.group().value()), group.name(),
							Symbols.SOURCE.symbol(group.source()), EntityRecords.because(group.because())))
					.toList());
	}

}
