package dev.rollcall.gateway.admin;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads request bodies: JSON objects of bounded size, each name once. */
final class AdminBodies {

	static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final int maxBytes;

	private final int maxSyncBytes;

	AdminBodies(AdminProperties properties) {
		this.maxBytes = Math.toIntExact(properties.maxBody().toBytes());
		this.maxSyncBytes = Math.toIntExact(properties.maxSyncBody().toBytes());
	}

	Mono<Fields> read(ServerRequest request) {
		return bytes(request, this.maxBytes, "max-body").map(AdminBodies::object);
	}

	/** A body that may be left out. */
	Mono<Fields> readOrEmpty(ServerRequest request) {
		return bytes(request, this.maxBytes, "max-body")
			.map((bytes) -> (bytes.length == 0) ? Fields.of(JSON.createObjectNode()) : object(bytes));
	}

	/** An array of objects, as a synchronisation reports them. */
	Mono<List<Fields>> readAll(ServerRequest request, int max) {
		return bytes(request, this.maxSyncBytes, "max-sync-body").map((bytes) -> objects(bytes, max));
	}

	private Mono<byte[]> bytes(ServerRequest request, int max, String setting) {
		if (!isJson(request)) {
			return Mono.error(new ProblemException(
					Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The body is not JSON",
							"Expected Content-Type: application/json. Send the body as JSON and say so.")));
		}
		return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), max)
			.map(AdminBodies::bytes)
			.defaultIfEmpty(new byte[0])
			.onErrorMap(DataBufferLimitException.class, (ex) -> new ProblemException(tooLarge(max, setting)));
	}

	private static boolean isJson(ServerRequest request) {
		try {
			return request.headers().contentType().map(AdminBodies::isJson).orElse(true);
		}
		catch (UnsupportedMediaTypeStatusException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean isJson(MediaType type) {
		return type.getType().equals("application")
				&& (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static Fields object(byte[] bytes) {
		JsonNode node = tree(bytes);
		if (node instanceof ObjectNode object) {
			return Fields.of(object);
		}
		throw malformed(node.isMissingNode() ? "it is empty" : "it is no object");
	}

	private static List<Fields> objects(byte[] bytes, int max) {
		JsonNode node = tree(bytes);
		if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isObject)) {
			throw new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, "malformed-body", "The body cannot be read",
					"Expected the body to be an array of objects, but it is none."));
		}
		if (node.size() > max) {
			throw new ProblemException(
					Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "The body is too large",
							"Expected at most " + max + " entries (rollcall.admin.max-seen), but there are "
									+ node.size() + ". Send them in several requests."));
		}
		List<Fields> all = new ArrayList<>();
		for (JsonNode item : node) {
			all.add(Fields.of((ObjectNode) item, all.size()));
		}
		return all;
	}

	private static JsonNode tree(byte[] bytes) {
		try {
			return JSON.readTree(bytes);
		}
		catch (JacksonException ex) {
			throw malformed((ex.getLocation() != null) ? "it is not JSON at line " + ex.getLocation().getLineNr()
					+ ", column " + ex.getLocation().getColumnNr() : "it is not JSON");
		}
	}

	private static ProblemException malformed(String fact) {
		return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, "malformed-body", "The body cannot be read",
				"Expected the body to be one JSON object with each name once, but " + fact + "."));
	}

	private static Problem tooLarge(int max, String setting) {
		return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "The body is too large",
				"Expected a body of at most " + max + " bytes (rollcall.admin." + setting + ").");
	}

}
