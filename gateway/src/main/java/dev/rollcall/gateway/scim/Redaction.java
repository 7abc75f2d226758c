package dev.rollcall.gateway.scim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A request body as it was sent, except that every value of {@code password} is taken out
 * (docs/policy.md, {@code passwordGroups}): as an attribute anywhere in the body, by a
 * fully qualified name, and as the value of a PATCH operation whose path names it.
 */
public final class Redaction {

	/** What stands in the place of a value. */
	public static final String REMOVED = "\"[removed]\"";

	/** Without limits of its own: the body was accepted within the configured ones. */
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(Integer.MAX_VALUE)
			.maxNumberLength(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	private Redaction() {
	}

	/** The body of a request that {@link JsonBody} has accepted. */
	public static String body(byte[] body) {
		String text = JsonBody.decode(body);
		if (!mayNamePassword(text)) {
			return text;
		}
		List<Span> secrets = secrets(text);
		if (secrets.isEmpty()) {
			return text;
		}
		StringBuilder redacted = new StringBuilder(text.length());
		int from = 0;
		for (Span secret : secrets) {
			if (secret.start() < from) {
				// Inside a value that has been taken out whole.
				continue;
			}
			redacted.append(text, from, secret.start()).append(REMOVED);
			from = secret.end();
		}
		return redacted.append(text, from, text.length()).toString();
	}

	/** Whether an attribute name or path means the password. */
	public static boolean isPassword(String path) {
		int filter = path.indexOf('[');
		String name = (filter >= 0) ? path.substring(0, filter) : path;
		for (String part : name.substring(name.lastIndexOf(':') + 1).split("\\.", -1)) {
			if (part.strip().equalsIgnoreCase("password")) {
				return true;
			}
		}
		return false;
	}

	private static boolean mayNamePassword(String text) {
		return text.contains("\\u") || text.toLowerCase(Locale.ROOT).contains("password");
	}

	/** Where the secrets are, by where they begin. */
	private static List<Span> secrets(String text) {
		List<Span> secrets = new ArrayList<>();
		Deque<Frame> open = new ArrayDeque<>();
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.PROPERTY_NAME) {
					continue;
				}
				if (token.isStructStart()) {
					open.push(new Frame(parser.currentName(), offset(parser)));
					continue;
				}
				Frame within;
				Span value;
				String name;
				if (token.isStructEnd()) {
					Frame closed = open.pop();
					closed.secretOfPath(secrets);
					value = new Span(closed.start, end(parser));
					name = closed.name;
					within = open.peek();
				}
				else {
					int start = offset(parser);
					String string = (token == JsonToken.VALUE_STRING) ? parser.getString() : null;
					parser.finishToken();
					value = new Span(start, end(parser));
					name = parser.currentName();
					within = open.peek();
					if (within != null && string != null && "path".equalsIgnoreCase(name)) {
						within.pathIsPassword |= isPassword(string);
					}
				}
				if (within == null || name == null) {
					continue;
				}
				if (isPassword(name)) {
					secrets.add(value);
				}
				else if ("value".equalsIgnoreCase(name)) {
					within.values.add(value);
				}
			}
		}
		secrets.sort((left, right) -> Integer.compare(left.start(), right.start()));
		return secrets;
	}

	private static int offset(JsonParser parser) {
		return (int) parser.currentTokenLocation().getCharOffset();
	}

	private static int end(JsonParser parser) {
		return (int) parser.currentLocation().getCharOffset();
	}

	private record Span(int start, int end) {
	}

	/** An object or list that is still open. */
	private static final class Frame {

		private final @Nullable String name;

		private final int start;

		private boolean pathIsPassword;

		/** Several if names differ in case only. */
		private final List<Span> values = new ArrayList<>();

		private Frame(@Nullable String name, int start) {
			this.name = name;
			this.start = start;
		}

		private void secretOfPath(List<Span> secrets) {
			if (this.pathIsPassword) {
				secrets.addAll(this.values);
			}
		}

	}

}
