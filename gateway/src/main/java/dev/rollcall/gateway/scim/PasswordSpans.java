package dev.rollcall.gateway.scim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds where in a JSON text the values of passwords are: of members that are named so,
 * and the {@code value} beside a {@code path} that names it.
 */
final class PasswordSpans {

	/** Without limits of its own: the body was accepted within the configured ones. */
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(Integer.MAX_VALUE)
			.maxNumberLength(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	private final JsonParser parser;

	private final Deque<Frame> open = new ArrayDeque<>();

	private final List<Span> found = new ArrayList<>();

	private PasswordSpans(JsonParser parser) {
		this.parser = parser;
	}

	/** The spans by where they begin; one may lie within another. */
	static List<Span> of(String json) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
			PasswordSpans spans = new PasswordSpans(parser);
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				spans.token(token);
			}
			spans.found.sort(Comparator.comparingInt(Span::start));
			return spans.found;
		}
	}

	private void token(JsonToken token) {
		if (token.isStructStart()) {
			this.open.push(new Frame(this.parser.currentName(), start()));
		}
		else if (token.isStructEnd()) {
			Frame closed = this.open.pop();
			this.found.addAll(closed.valuesOfPassword());
			value(closed.name, closed.start);
		}
		else if (token.isScalarValue()) {
			scalar(token);
		}
	}

	private void scalar(JsonToken token) {
		Frame within = this.open.peek();
		String name = this.parser.currentName();
		int start = start();
		if (within != null && token == JsonToken.VALUE_STRING && "path".equalsIgnoreCase(name)) {
			within.pathIsPassword |= Redaction.isPassword(this.parser.getString());
		}
		this.parser.finishToken();
		value(name, start);
	}

	/** Takes a value that ends here. */
	private void value(@Nullable String name, int start) {
		Frame within = this.open.peek();
		if (within == null || name == null) {
			return;
		}
		Span span = new Span(start, (int) this.parser.currentLocation().getCharOffset());
		if (Redaction.isPassword(name)) {
			this.found.add(span);
		}
		else if (name.equalsIgnoreCase("value")) {
			within.values.add(span);
		}
	}

	private int start() {
		return (int) this.parser.currentTokenLocation().getCharOffset();
	}

	/** From the first character of a value to the one after its last. */
	record Span(int start, int end) {
	}

	/** An object or list that is still open. */
	private static final class Frame {

		private final @Nullable String name;

		private final int start;

		/** Several if names differ in case only. */
		private final List<Span> values = new ArrayList<>();

		private boolean pathIsPassword;

		private Frame(@Nullable String name, int start) {
			this.name = name;
			this.start = start;
		}

		private List<Span> valuesOfPassword() {
			return this.pathIsPassword ? this.values : List.of();
		}

	}

}
