package dev.rollcall.processor.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.HistoryEntry;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.DirectoryPosition;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a draft holds: rows to state, each once, and the records that follow.
 * Whatever fails here takes the task down, so that the transaction is aborted and the
 * command is decided anew.
 */
final class StepWriter {

	private final StoredRows rows;

	private final Sinks sinks;

	private long sequence;

	StepWriter(StoredRows rows, Sinks sinks) {
		this.rows = rows;
		this.sinks = sinks;
		this.sequence = rows.counter().value();
	}

	/** The number of the last step that changed anything. */
	long sequence() {
		return this.sequence;
	}

	/** Writes a draft that has events; it takes the next number. */
	void write(Draft draft, Step step) {
		this.sequence++;
		Map<RowKey, byte[]> values = putRows(draft);
		this.rows.put(Layout.sequence(), new Row.Counter(this.sequence, this.rows.newest()));
		List<Event> events = draft.events();
		sendEvents(draft, events, step);
		sendDirectory(events, values, step);
		AccessEntries.after(draft.directory(), events)
			.forEach((key, entry) -> this.sinks.send(Topics.CREDENTIALS, Codecs.ENTITY_KEY.encode(key),
					entry.map(Codecs.ACCESS::encode).orElse(null), step.timestamp(), CloudEvent.trace(null)));
	}

	private Map<RowKey, byte[]> putRows(Draft draft) {
		Map<RowKey, byte[]> values = new LinkedHashMap<>();
		for (Map.Entry<RowKey, Optional<Row>> change : draft.changes().entrySet()) {
			if (change.getValue().isPresent()) {
				values.put(change.getKey(), this.rows.put(change.getKey(), change.getValue().get()));
			}
			else {
				this.rows.remove(change.getKey());
			}
		}
		return values;
	}

	private void sendEvents(Draft draft, List<Event> events, Step step) {
		byte[] site = Sinks.text(draft.site().value());
		int index = 0;
		for (Event event : events) {
			EventEnvelope envelope = new EventEnvelope(draft.site(), this.sequence, index++, step.at(), step.cause(),
					step.actor(), Redacted.event(event));
			Headers headers = CloudEvent.headers(envelope, step.trace());
			this.sinks.send(Topics.EVENTS, site, Codecs.EVENT.encode(envelope), step.timestamp(), headers);
			this.sinks.send(Topics.HISTORY, site, Codecs.HISTORY.encode(HistoryEntry.of(envelope)), step.timestamp(),
					CloudEvent.trace(step.trace()));
		}
	}

	/** Each entity once, as it is after the step; the last record says so. */
	private void sendDirectory(List<Event> events, Map<RowKey, byte[]> values, Step step) {
		Map<EntityKey, Entity> touched = new LinkedHashMap<>();
		events.forEach((event) -> touched.put(event.key(), event.entity()));
		int left = touched.size();
		for (Map.Entry<EntityKey, Entity> entry : touched.entrySet()) {
			RowKey key = Layout.entity(entry.getKey());
			byte[] value = value(entry.getValue(), values.get(key));
			Headers headers = CloudEvent.trace(null);
			headers.add(DirectoryPosition.HEADER, new DirectoryPosition(this.sequence, --left == 0).encode());
			this.sinks.send(Topics.DIRECTORY, key.bytes(), value, step.timestamp(), headers);
			if (entry.getKey().kind() == EntityKey.Kind.ACCOUNT) {
				this.sinks.send(Topics.ACCOUNTS, key.bytes(), value, step.timestamp(), CloudEvent.trace(null));
			}
			if (entry.getKey().kind() == EntityKey.Kind.EXTENSION) {
				this.sinks.send(Topics.EXTENSIONS, key.bytes(), value, step.timestamp(), CloudEvent.trace(null));
			}
		}
	}

	private static byte @Nullable [] value(Entity entity, byte @Nullable [] stored) {
		Entity redacted = Redacted.entity(entity);
		return (stored != null && redacted != null && !redacted.equals(entity)) ? Codecs.ENTITY.encode(redacted)
				: stored;
	}

}
