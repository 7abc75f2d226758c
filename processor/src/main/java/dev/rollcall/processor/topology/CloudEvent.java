package dev.rollcall.processor.topology;

import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Extension;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Headers of an event: CloudEvents 1.0 in the binary mode of its Kafka binding, and the
 * trace context that came with the command.
 */
final class CloudEvent {

	/** W3C trace context. */
	static final String TRACE_PARENT = "traceparent";

	private CloudEvent() {
	}

	static Headers headers(EventEnvelope envelope, @Nullable Header trace) {
		Headers headers = trace(trace);
		put(headers, "ce_specversion", "1.0");
		put(headers, "ce_id", envelope.id());
		put(headers, "ce_type", envelope.event().type());
		put(headers, "ce_source", "/sites/" + envelope.site());
		put(headers, "ce_subject", subject(envelope));
		put(headers, "ce_time", envelope.at().toString());
		put(headers, "content-type", "application/avro");
		return headers;
	}

	/** Headers with the trace context alone. */
	static Headers trace(@Nullable Header trace) {
		Headers headers = new RecordHeaders();
		if (trace != null) {
			headers.add(TRACE_PARENT, trace.value());
		}
		return headers;
	}

	/** The id of the entity, of an extension its URN; of an edge both ends. */
	private static String subject(EventEnvelope envelope) {
		return switch (envelope.event().key().kind()) {
			case SITE -> envelope.site().value();
			case PROVIDER, CREDENTIAL, USER, GROUP, ACCOUNT, SITE_GROUP, JOB, SYNC_SESSION, PREVIEW, PASSWORD ->
				envelope.event().key().id().toString();
			case EXTENSION -> ((Extension) envelope.event().entity()).urn();
			case MEMBERSHIP, SITE_MEMBERSHIP -> envelope.event().key().id() + "/" + envelope.event().key().other();
			case POLICY_CHANGE, SIGHTINGS, PREVIEW_PAGE ->
				envelope.event().key().id() + "/" + envelope.event().key().other().getLeastSignificantBits();
		};
	}

	private static void put(Headers headers, String name, String value) {
		headers.add(name, Sinks.text(value));
	}

}
