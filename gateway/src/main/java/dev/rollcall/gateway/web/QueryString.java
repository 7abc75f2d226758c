package dev.rollcall.gateway.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query as clients really send them: blanks as {@code +} or
 * {@code %20}, names in any case, stray {@code &}, empty values without {@code =} as in
 * RFC 9865 ({@code ?cursor&count=10}). Of a parameter that is there twice the first
 * counts. Encoding that is broken is 400.
 */
final class QueryString {

	static final QueryString NONE = new QueryString(Map.of());

	private final Map<String, String> parameters;

	private QueryString(Map<String, String> parameters) {
		this.parameters = parameters;
	}

	/**
	 * Reads a query.
	 * @param raw as it was sent, {@code null} if there was none
	 */
	static QueryString parse(@Nullable String raw) {
		if (raw == null || raw.isEmpty()) {
			return NONE;
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : raw.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			if (!name.isEmpty()) {
				parameters.putIfAbsent(decode(name).toLowerCase(Locale.ROOT),
						(equals < 0) ? "" : decode(pair.substring(equals + 1)));
			}
		}
		return new QueryString(parameters);
	}

	/** A parameter by its name in lower case. */
	@Nullable String get(String lowerCaseName) {
		return this.parameters.get(lowerCaseName);
	}

	/** Text with its {@code %XX} and {@code +} turned into what they stand for. */
	static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text.replace('+', ' ');
		}
		ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%') {
				bytes.put(octet(text, i + 1));
				i += 2;
			}
			else if (c == '+') {
				bytes.put((byte) ' ');
			}
			else if (c < 0x80) {
				bytes.put((byte) c);
			}
			else {
				bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
			}
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(bytes.flip())
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw broken();
		}
	}

	private static byte octet(String text, int index) {
		if (index + 1 >= text.length()) {
			throw broken();
		}
		int high = Character.digit(text.charAt(index), 16);
		int low = Character.digit(text.charAt(index + 1), 16);
		if (high < 0 || low < 0) {
			throw broken();
		}
		return (byte) ((high << 4) | low);
	}

	private static ScimErrorException broken() {
		return new ScimErrorException(ScimType.INVALID_VALUE,
				"Expected a query in percent-encoded UTF-8, but its encoding is broken");
	}

}
