package dev.rollcall.schemas.codec;

import dev.rollcall.schemas.DeadLetter;
import dev.rollcall.schemas.avro.DeadLetterRecord;

/** Dead letters as Avro records and back. */
final class DeadLetterRecords {

	private DeadLetterRecords() {
	}

	static DeadLetterRecord of(DeadLetter letter) {
		return new DeadLetterRecord(letter.topic(), letter.partition(), letter.offset(), Wire.instant(letter.at()),
				letter.reason(), Wire.buffer(letter.key()), Wire.buffer(letter.value()));
	}

	static DeadLetter of(DeadLetterRecord letter) {
		return new DeadLetter(letter.getTopic(), letter.getPartition(), letter.getOffset(), letter.getAt(),
				letter.getReason(), Wire.bytes(letter.getKey()), Wire.bytes(letter.getValue()));
	}

}
