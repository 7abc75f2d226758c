package dev.rollcall.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Plays the processor: answers every command as the script says, or not at all. */
final class ScriptedProcessor implements AutoCloseable {

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final KafkaProducer<byte[], byte[]> producer;

	private final BlockingQueue<ConsumerRecord<byte[], byte[]>> received = new LinkedBlockingQueue<>();

	private final AtomicLong sequence = new AtomicLong();

	private final Thread thread = new Thread(this::run, "scripted-processor");

	private volatile Function<Command.Envelope, @Nullable Outcome> script = (command) -> null;

	ScriptedProcessor(String bootstrapServers, int partitions) {
		this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset",
				"earliest", "reconnect.backoff.max.ms", "300"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", "300"),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.consumer.assign(IntStream.range(0, partitions)
			.mapToObj((partition) -> new TopicPartition(Topics.COMMANDS.name(), partition))
			.toList());
		this.thread.start();
	}

	/** From now on; {@code null} is no answer. */
	void plays(Function<Command.Envelope, @Nullable Outcome> next) {
		this.script = next;
	}

	void forgets() {
		this.received.clear();
	}

	ConsumerRecord<byte[], byte[]> next(Duration within) throws InterruptedException {
		ConsumerRecord<byte[], byte[]> record = this.received.poll(within.toMillis(), TimeUnit.MILLISECONDS);
		return Objects.requireNonNull(record, "Expected a command, but none came");
	}

	long sequence() {
		return this.sequence.get();
	}

	/** Says the same outcome once more, and one that nobody asked for. */
	void send(int partition, Outcome.Envelope outcome) {
		this.producer.send(new ProducerRecord<>(Topics.OUTCOMES.name(), partition, Ids.bytes(outcome.command().value()),
				Codecs.OUTCOME.encode(outcome)));
	}

	@Override
	public void close() {
		this.consumer.wakeup();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.producer.close(Duration.ofSeconds(1));
	}

	private void run() {
		try (this.consumer) {
			while (true) {
				for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(Duration.ofSeconds(1))) {
					this.received.add(record);
					answer(Codecs.COMMAND.decode(record.value()));
				}
			}
		}
		catch (WakeupException ex) {
			this.received.clear();
		}
	}

	private void answer(Command.Envelope command) {
		Outcome outcome = this.script.apply(command);
		if (outcome != null) {
			for (int partition : command.reply().map(List::of).orElse(List.of())) {
				send(partition,
						new Outcome.Envelope(command.id(), command.site(), this.sequence.incrementAndGet(), outcome));
			}
		}
	}

}
