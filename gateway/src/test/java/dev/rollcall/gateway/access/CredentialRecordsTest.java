package dev.rollcall.gateway.access;

import java.time.Instant;
import java.util.List;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.SchemaDefinition;
import dev.rollcall.schemas.codec.Codecs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialRecordsTest {

	private final CredentialRecords records = new CredentialRecords(Codecs.ENTITY_KEY, Codecs.ACCESS, Codecs.ENTITY);

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

	@Test
	void shouldKnowTheExtensionsOfEachSiteAsTheyAreNow() {
		assertThat(this.known.extensions().of(Samples.SITE)).isSameAs(SiteSchema.COMMON);
		assertThat(apply(extension(Samples.SITE, false))).isTrue();
		assertThat(this.known.extensions().of(Samples.SITE).users().ownExtensions()).hasSize(1);
		assertThat(this.known.extensions().of(new SiteId("other"))).isSameAs(SiteSchema.COMMON);

		assertThat(apply(extension(Samples.SITE, true))).isTrue();
		assertThat(this.known.extensions().of(Samples.SITE).users().ownExtensions()).isEmpty();
		assertThat(this.known.extensions().of(Samples.SITE).users().isShownWhole()).as("data may remain").isFalse();
		assertThat(this.known.extensions().of(Samples.SITE).recordedUsers().ownExtensions()).hasSize(1);
	}

	@Test
	void shouldKeepAnExtensionWhoseNewRecordCannotBeRead() {
		Extension extension = extension(Samples.SITE, false);
		apply(extension);
		byte[] of = Codecs.ENTITY_KEY.encode(extension.key());
		assertThat(this.records.apply(of, new byte[] { 1, 2, 3 }, this.known)).isFalse();
		assertThat(this.records.apply(of, Codecs.ENTITY.encode(extension(new SiteId("other"), false)), this.known))
			.isFalse();
		assertThat(this.known.extensions().of(Samples.SITE).users().ownExtensions()).hasSize(1);
		assertThat(this.records.apply(of, null, this.known)).isTrue();
		assertThat(this.known.extensions().of(Samples.SITE).users().ownExtensions()).isEmpty();
	}

	private boolean apply(Extension extension) {
		return this.records.apply(Codecs.ENTITY_KEY.encode(extension.key()), Codecs.ENTITY.encode(extension),
				this.known);
	}

	private static Extension extension(SiteId site, boolean removed) {
		return new Extension(site, Extension.Resource.USER, false,
				new SchemaDefinition("urn:example:badge", "Badge", "",
						List.of(AttributeDefinition.of("number", AttributeDefinition.Type.INTEGER, ""))),
				removed, 1, Instant.EPOCH, Instant.EPOCH);
	}

}
