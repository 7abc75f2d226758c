package dev.rollcall.gateway.scim;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request body: one JSON object in UTF-8 (RFC 8259), within the limits, without a
 * member named twice, without text that cannot be stored and read back (half a surrogate
 * pair, U+0000). Whatever else comes is answered 400, beyond the length 413.
 */
public final class JsonBody {

	private final JsonLimits limits;

	private final JsonMapper mapper;

	public JsonBody(JsonLimits limits) {
		this.limits = limits;
		this.mapper = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder()
					.maxNestingDepth(limits.depth())
					.maxNumberLength(limits.numberLength())
					.maxStringLength(limits.textLength())
					.maxNameLength(limits.nameLength())
					.maxTokenCount(limits.tokens())
					.build())
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
				.build())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
	}

	/**
	 * The object, the caller's own to change.
	 * @throws ScimErrorException if the body is not one, or is over a limit
	 */
	public ObjectNode parse(byte[] body) {
		if (body.length > this.limits.bytes()) {
			throw new ScimErrorException(ScimError.of(413,
					"Expected a body of at most " + this.limits.bytes() + " bytes, but it has " + body.length));
		}
		String text = decode(body);
		JsonNode root = read(text);
		if (!root.isObject()) {
			throw syntax("Expected a JSON object, but the body is none");
		}
		if (mayHideCharacters(text)) {
			checkText(root);
		}
		return (ObjectNode) root;
	}

	/**
	 * The text of a body in UTF-8.
	 * @throws ScimErrorException if some bytes are not UTF-8
	 */
	static String decode(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		// What stands for bytes that are none, unless it was sent itself.
		if (text.indexOf('\uFFFD') >= 0) {
			checkBytes(body);
		}
		// A byte order mark may be ignored (RFC 8259 section 8.1).
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private static void checkBytes(byte[] body) {
		try {
			StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(body));
		}
		catch (CharacterCodingException ex) {
			throw syntax("Expected JSON in UTF-8, but some bytes are not UTF-8");
		}
	}

	private JsonNode read(String text) {
		try {
			return this.mapper.readTree(text);
		}
		catch (StreamConstraintsException ex) {
			throw syntax("Expected JSON within the server's limits, but its nesting, or the length of a name, a number "
					+ "or a text, is beyond them");
		}
		catch (JacksonException ex) {
			// The parser's own message would repeat what the client sent.
			throw syntax("Expected well-formed JSON that names no member twice, but the body is not");
		}
	}

	/** Only an escape can bring in what UTF-8 itself cannot hold, or U+0000. */
	private static boolean mayHideCharacters(String text) {
		return text.contains("\\u");
	}

	private static void checkText(JsonNode node) {
		if (node.isString()) {
			checkText(node.stringValue());
		}
		else if (node.isObject()) {
			for (Map.Entry<String, JsonNode> property : node.properties()) {
				checkText(property.getKey());
				checkText(property.getValue());
			}
		}
		else if (node.isArray()) {
			node.forEach(JsonBody::checkText);
		}
	}

	private static void checkText(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0 || Character.isLowSurrogate(c)) {
				throw unstorable();
			}
			if (Character.isHighSurrogate(c)) {
				i++;
				if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
					throw unstorable();
				}
			}
		}
	}

	private static ScimErrorException syntax(String detail) {
		return new ScimErrorException(ScimType.INVALID_SYNTAX, detail);
	}

	private static ScimErrorException unstorable() {
		return new ScimErrorException(ScimType.INVALID_VALUE,
				"Expected text of Unicode characters, but some has U+0000 or half a surrogate pair");
	}

}
