package dev.rollcall.processor.guarantee;

import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Outcome;

/**
 * What was seen of a run, after its jobs came to an end.
 *
 * @param commands as delivered, in order, some more than once
 * @param outcomes as answered, committed ones only
 * @param events as published, in the order of each partition
 * @param directory the directory topic, compacted
 */
public record Run(List<Command.Envelope> commands, List<Outcome.Envelope> outcomes, List<EventEnvelope> events,
		Map<EntityKey, Entity> directory) {
}
