package dev.rollcall.gateway.access;

import java.time.Instant;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.codec.Codecs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialRecordsTest {

	private final CredentialRecords records = new CredentialRecords(Codecs.ENTITY_KEY, Codecs.ACCESS);

	private final KnownCredentials known = new KnownCredentials();

	private final AccessEntry entry = Samples.token(Instant.parse("2030-01-01T00:00:00Z"), true).entry();

	private final byte[] key = Codecs.ENTITY_KEY.encode(this.entry.credential().key());

	@Test
	void shouldTakeACredentialInAndForgetItByItsTombstone() {
		assertThat(this.records.apply(this.key, Codecs.ACCESS.encode(this.entry), this.known)).isTrue();
		assertThat(this.known.of(Samples.SITE, Samples.PROVIDER)).containsExactly(this.entry);

		assertThat(this.records.apply(this.key, null, this.known)).isTrue();
		assertThat(this.known.size()).isZero();
	}

	@Test
	void shouldForgetACredentialWhoseNewRecordCannotBeRead() {
		this.records.apply(this.key, Codecs.ACCESS.encode(this.entry), this.known);

		assertThat(this.records.apply(this.key, new byte[] { 1, 2, 3 }, this.known)).isFalse();
		assertThat(this.known.size()).isZero();
	}

	@Test
	void shouldForgetACredentialWhoseHashIsNoHash() {
		Entity.Credential broken = new Entity.Credential(Samples.SITE, this.entry.credential().id(), Samples.PROVIDER,
				Entity.Credential.Kind.TOKEN, "broken", "abc123", Samples.NOW, null);
		this.records.apply(this.key, Codecs.ACCESS.encode(this.entry), this.known);

		assertThat(this.records.apply(this.key,
				Codecs.ACCESS.encode(new AccessEntry(broken, Entity.Provider.Vendor.OKTA, true)), this.known))
			.isFalse();
		assertThat(this.known.size()).isZero();
	}

	@Test
	void shouldNotTakeARecordWithoutAReadableKey() {
		assertThat(this.records.apply(null, new byte[0], this.known)).isFalse();
		assertThat(this.records.apply(new byte[] { 99 }, Codecs.ACCESS.encode(this.entry), this.known)).isFalse();
		assertThat(this.known.size()).isZero();
	}

}
