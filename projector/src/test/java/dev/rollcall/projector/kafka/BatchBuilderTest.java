package dev.rollcall.projector.kafka;

import java.util.List;
import java.util.Optional;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.DirectoryPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of one key that come together. */
class BatchBuilderTest {

	private final BatchBuilder builder = new BatchBuilder(List.of(), List.of());

	private long offset;

	@Test
	void shouldKeepTheUserThatAdoptsAnAccountInTheSameBatch() {
		Entity.Account waiting = Samples.account(10, "ann").with().user(Optional.empty()).byHand(true).build();
		add(waiting);
		add(Samples.user(10, "ann"));
		add(waiting.with().user(Optional.of(Samples.userId(10))).version(2).build());
		assertThat(users()).singleElement()
			.satisfies((row) -> assertThat(row.values()).isNotNull())
			.satisfies((row) -> assertThat(row.adoptable()).isFalse());
	}

	@Test
	void shouldForgetAnAccountThatAnotherUserTakes() {
		Entity.Account waiting = Samples.account(10, "ann").with().user(Optional.empty()).byHand(true).build();
		add(waiting);
		add(waiting.with().user(Optional.of(Samples.userId(11))).version(2).build());
		assertThat(users()).singleElement()
			.satisfies((row) -> assertThat(row.values()).isNull())
			.satisfies((row) -> assertThat(row.adoptable()).isTrue());
	}

	@Test
	void shouldLookForNoUserBehindAnAccountThatWasNeverMadeByHand() {
		add(Samples.account(10, "ann"));
		assertThat(users()).isEmpty();
	}

	private List<RowChange> users() {
		Batch batch = this.builder.take();
		return batch.changes().stream().filter((row) -> row.key().equals(Samples.user(10, "ann").key())).toList();
	}

	private void add(Entity entity) {
		add(Codecs.ENTITY_KEY.encode(entity.key()), Codecs.ENTITY.encode(entity));
	}

	private void add(byte[] key, byte @Nullable [] value) {
		ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("directory", 0, this.offset, key, value);
		this.offset++;
		record.headers().add(DirectoryPosition.HEADER, new DirectoryPosition(this.offset, true).encode());
		this.builder.add(record);
	}

}
