package dev.rollcall.schemas.codec;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.avro.AccessRecord;

/** Access entries as Avro records and back. */
final class AccessRecords {

	private AccessRecords() {
	}

	static AccessRecord of(AccessEntry entry) {
		return new AccessRecord(EntityRecords.credential(entry.credential()), Symbols.VENDOR.symbol(entry.vendor()),
				entry.enabled());
	}

	static AccessEntry of(AccessRecord entry) {
		return new AccessEntry(EntityValues.of(entry.getCredential()), Symbols.VENDOR.constant(entry.getVendor()),
				entry.getEnabled());
	}

}
