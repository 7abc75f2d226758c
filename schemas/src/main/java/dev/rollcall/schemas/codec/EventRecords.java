package dev.rollcall.schemas.codec;

import java.util.Optional;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.HistoryEntry;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.avro.EventRecord;
import dev.rollcall.schemas.avro.HistoryRecord;

/** Events and what history keeps of them, as Avro records and back. */
final class EventRecords {

	private EventRecords() {
	}

	static EventRecord of(EventEnvelope envelope) {
		Event event = envelope.event();
		return new EventRecord(envelope.site().value(), envelope.sequence(), envelope.index(),
				Wire.instant(envelope.at()), Wire.id(envelope.cause().value()), envelope.actor(),
				EntityRecords.orNull(event.before()), EntityRecords.orNull(event.after()),
				Symbols.REASON.symbol(event.reason()), event.changed());
	}

	static EventEnvelope of(EventRecord event) {
		return new EventEnvelope(new SiteId(event.getSite()), event.getSequence(), event.getIndex(), event.getAt(),
				new CommandId(Wire.id(event.getCause())), event.getActor(),
				new Event(EntityValues.orNull(event.getBefore()), EntityValues.orNull(event.getAfter()),
						Symbols.REASON.constant(event.getReason()), event.getChanged()));
	}

	static HistoryRecord of(HistoryEntry entry) {
		return new HistoryRecord(entry.site().value(), entry.sequence(), entry.index(), Wire.instant(entry.at()),
				Wire.id(entry.cause().value()), entry.actor(), entry.type(), Symbols.ENTITY.symbol(entry.kind()),
				Wire.id(entry.id()), Wire.id(entry.other()), Symbols.REASON.symbol(entry.reason()), entry.changed(),
				entry.statusBefore().map(Symbols.STATUS::symbol).orElse(null),
				entry.statusAfter().map(Symbols.STATUS::symbol).orElse(null), entry.nameBefore().orElse(null),
				entry.nameAfter().orElse(null));
	}

	static HistoryEntry of(HistoryRecord entry) {
		return new HistoryEntry(new SiteId(entry.getSite()), entry.getSequence(), entry.getIndex(), entry.getAt(),
				new CommandId(Wire.id(entry.getCause())), entry.getActor(), entry.getType(),
				Symbols.ENTITY.constant(entry.getKind()), Wire.id(entry.getId()), Wire.id(entry.getOther()),
				Symbols.REASON.constant(entry.getReason()), entry.getChanged(),
				Optional.ofNullable(entry.getStatusBefore()).map(Symbols.STATUS::constant),
				Optional.ofNullable(entry.getStatusAfter()).map(Symbols.STATUS::constant),
				Optional.ofNullable(entry.getNameBefore()), Optional.ofNullable(entry.getNameAfter()));
	}

}
