package dev.rollcall.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.avro.Account;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Records that another version of this code wrote. */
class RecordTypeTest {

	/**
	 * No display name, e-mail or link yet; another order; a field and a reason that went.
	 */
	private static final Schema OTHER = new Schema.Parser().parse("""
			{"type":"record","name":"Account","namespace":"dev.rollcall.schemas.avro","fields":[
			{"name":"userName","type":"string"},{"name":"site","type":"string"},{"name":"nickName","type":"string"},
			{"name":"id","type":{"type":"fixed","name":"Uuid","size":16}},{"name":"provider","type":"Uuid"},
			{"name":"status","type":{"type":"enum","name":"StatusCode","symbols":["ACTIVE","DISABLED","ASLEEP"]}},
			{"name":"reason","type":{"type":"enum","name":"ReasonCode","symbols":["PROVISIONED","BY_DECREE"]}},
			{"name":"since","type":{"type":"long","logicalType":"timestamp-millis"}},
			{"name":"company","type":"string"},{"name":"version","type":"long"},
			{"name":"created","type":{"type":"long","logicalType":"timestamp-millis"}},
			{"name":"lastModified","type":{"type":"long","logicalType":"timestamp-millis"}}]}""");

	private static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(OTHER);

	private final Codec<Entity> codec = new SingleObjectCodec<Entity>(EntityRecords::of)
		.with(new RecordType<>(Account.class, Account.SCHEMA$, Map.of(FINGERPRINT, OTHER)), EntityValues::of);

	@Test
	void shouldReadARecordOfAnotherVersion() throws IOException {
		Entity.Account account = (Entity.Account) this.codec.decode(written((record) -> {
		}));
		assertThat(account.site()).isEqualTo(Samples.SITE);
		assertThat(account.id().value()).isEqualTo(Samples.id(1));
		assertThat(account.provider().orElseThrow().value()).isEqualTo(Samples.id(2));
		assertThat(account.userName()).isEqualTo("anna");
		assertThat(account.displayName()).isEqualTo(Optional.empty());
		assertThat(account.user()).isEmpty();
		assertThat(account.status()).isEqualTo(AccountStatus.DISABLED);
		assertThat(account.reason()).isEqualTo(Reason.PROVISIONED);
		assertThat(account.since()).isEqualTo(Instant.ofEpochMilli(3));
		assertThat(account.version()).isEqualTo(4);
	}

	@Test
	void shouldRefuseASymbolThatOnlyTheOtherVersionKnows() throws IOException {
		byte[] bytes = written((record) -> record.put("reason",
				new GenericData.EnumSymbol(OTHER.getField("reason").schema(), "BY_DECREE")));
		assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> this.codec.decode(bytes))
			.withMessageContaining("ReasonCode");
	}

	@Test
	void shouldRefuseAVersionThatIsNotRecorded() throws IOException {
		byte[] bytes = written((record) -> {
		});
		assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> Codecs.ENTITY.decode(bytes))
			.withMessageContaining("%016x".formatted(FINGERPRINT));
	}

	private static byte[] written(Consumer<GenericData.Record> change) throws IOException {
		GenericData.Record record = new GenericData.Record(OTHER);
		record.put("userName", "anna");
		record.put("site", Samples.SITE.value());
		record.put("nickName", "an");
		record.put("id", new GenericData.Fixed(OTHER.getField("id").schema(), Ids.bytes(Samples.id(1))));
		record.put("provider", new GenericData.Fixed(OTHER.getField("id").schema(), Ids.bytes(Samples.id(2))));
		record.put("status", new GenericData.EnumSymbol(OTHER.getField("status").schema(), "DISABLED"));
		record.put("reason", new GenericData.EnumSymbol(OTHER.getField("reason").schema(), "PROVISIONED"));
		record.put("since", 3L);
		record.put("company", "");
		record.put("version", 4L);
		record.put("created", 1L);
		record.put("lastModified", 2L);
		change.accept(record);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(ByteBuffer.allocate(10)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put((byte) 0xC3)
			.put((byte) 0x01)
			.putLong(FINGERPRINT)
			.array());
		BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
		new GenericDatumWriter<GenericData.Record>(OTHER).write(record, encoder);
		encoder.flush();
		return out.toByteArray();
	}

}
