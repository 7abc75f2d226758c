package dev.rollcall.schemas.scim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over RFC 7644 figures 1 and 7. The depth of its recursion is bounded
 * by {@link FilterLimits#depth}; each character is looked at a bounded number of times.
 */
final class FilterParser {

	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

	/** As long as Jackson takes a number; converting a longer one is no longer linear. */
	private static final int NUMBER_LENGTH = 1_000;

	private final NameScanner names;

	private final String text;

	private final FilterLimits limits;

	private int at;

	private int nodes;

	private int depth;

	private FilterParser(String text, FilterLimits limits) {
		this.text = text;
		this.limits = limits;
		this.names = new NameScanner(text);
		if (text.length() > limits.text()) {
			throw new FilterSyntaxException("Expected at most " + limits.text() + " characters, but there are "
					+ text.length() + " at position 0");
		}
	}

	static Filter filter(String text, FilterLimits limits) {
		FilterParser parser = new FilterParser(text, limits);
		parser.skipBlanks();
		Filter filter = parser.disjunction(false);
		parser.skipBlanks();
		parser.expectEnd("and, or, or the end");
		return filter;
	}

	static AttributePath path(String text, FilterLimits limits) {
		FilterParser parser = new FilterParser(text, limits);
		String attribute = parser.attribute();
		Filter selection = null;
		String subAttribute = "";
		if (parser.peek() == '[') {
			selection = parser.selection();
			subAttribute = parser.subAttribute();
		}
		parser.expectEnd("the end of the path");
		return new AttributePath(attribute, selection, subAttribute);
	}

	private Filter disjunction(boolean withinValue) {
		List<Filter> operands = new ArrayList<>();
		do {
			operands.add(conjunction(withinValue));
		}
		while (connective("or"));
		return (operands.size() == 1) ? operands.get(0) : new Filter.Or(operands);
	}

	private Filter conjunction(boolean withinValue) {
		List<Filter> operands = new ArrayList<>();
		do {
			operands.add(term(withinValue));
		}
		while (connective("and"));
		return (operands.size() == 1) ? operands.get(0) : new Filter.And(operands);
	}

	private Filter term(boolean withinValue) {
		if (peek() == '(') {
			return group(withinValue);
		}
		if (not()) {
			return new Filter.Not(group(withinValue));
		}
		return expression(withinValue);
	}

	private Filter group(boolean withinValue) {
		enter();
		Filter inner = disjunction(withinValue);
		leave(')');
		return inner;
	}

	private Filter selection() {
		enter();
		Filter inner = disjunction(true);
		leave(']');
		return inner;
	}

	private Filter expression(boolean withinValue) {
		if (++this.nodes > this.limits.nodes()) {
			throw error("at most " + this.limits.nodes() + " comparisons", "there are more");
		}
		String attribute = attribute();
		if (!withinValue && peek() == '[') {
			Filter selection = selection();
			String subAttribute = subAttribute();
			if (subAttribute.isEmpty()) {
				return new Filter.ValueFilter(attribute, selection);
			}
			return new Filter.ValueFilter(attribute, new Filter.And(List.of(selection, comparison(subAttribute))));
		}
		return comparison(attribute);
	}

	private Filter comparison(String attribute) {
		expectBlank("a blank and an operator");
		String word = word();
		if (word.equals("pr")) {
			return new Filter.Present(attribute);
		}
		Filter.Operator operator = operator(word);
		if (operator == null) {
			this.at -= word.length();
			throw error("an operator", found());
		}
		expectBlank("a blank and a value");
		return new Filter.Comparison(attribute, operator, literal());
	}

	private static Filter.@Nullable Operator operator(String word) {
		for (Filter.Operator operator : Filter.Operator.values()) {
			if (AsciiCase.fold(operator.name()).equals(word)) {
				return operator;
			}
		}
		return null;
	}

	private String attribute() {
		int end = this.names.attributeEnd(this.at);
		if (end < 0) {
			throw error("an attribute name", found());
		}
		String attribute = this.text.substring(this.at, end);
		this.at = end;
		return attribute;
	}

	private String subAttribute() {
		if (peek() != '.') {
			return "";
		}
		this.at++;
		int end = this.names.nameEnd(this.at);
		if (end < 0) {
			throw error("a sub-attribute name", found());
		}
		String name = this.text.substring(this.at, end);
		this.at = end;
		return name;
	}

	private Literal literal() {
		if (peek() == '\'') {
			throw error("a value in double quotes", found());
		}
		return (peek() == '"') ? string() : bareWord();
	}

	private Literal string() {
		StringBuilder value = new StringBuilder();
		this.at++;
		while (peek() != '"') {
			if (this.at >= this.text.length()) {
				throw error("a closing quote", found());
			}
			value.append((peek() == '\\') ? escape() : this.text.charAt(this.at++));
		}
		this.at++;
		return Literal.of(value.toString());
	}

	private char escape() {
		this.at++;
		char c = (char) Math.max(peek(), 0);
		int plain = "\"\\/bfnrt".indexOf(c);
		if (plain >= 0) {
			this.at++;
			return "\"\\/\b\f\n\r\t".charAt(plain);
		}
		if (c != 'u') {
			throw error("a JSON escape", found());
		}
		int code = 0;
		for (int i = 0; i < 4; i++) {
			this.at++;
			int digit = (peek() < 0x80) ? Character.digit(Math.max(peek(), 0), 16) : -1;
			if (digit < 0) {
				throw error("four hexadecimal digits", found());
			}
			code = code * 16 + digit;
		}
		this.at++;
		return (char) code;
	}

	/** A JSON literal, or the unquoted text that Entra's documentation shows. */
	private Literal bareWord() {
		int start = this.at;
		while (isBare(peek())) {
			this.at++;
		}
		String word = this.text.substring(start, this.at);
		if (word.isEmpty()) {
			throw error("a value", found());
		}
		return switch (AsciiCase.fold(word)) {
			case "true" -> Literal.of(true);
			case "false" -> Literal.of(false);
			case "null" -> Literal.NULL;
			default -> number(word, start);
		};
	}

	private Literal number(String word, int start) {
		boolean numeric = word.length() <= NUMBER_LENGTH && matches(word);
		if (!numeric) {
			return Literal.of(word);
		}
		try {
			return Literal.of(new BigDecimal(word));
		}
		catch (NumberFormatException ex) {
			this.at = start;
			throw error("a number", "its exponent is out of range");
		}
	}

	private static boolean matches(String word) {
		Matcher matcher = NUMBER.matcher(word);
		return matcher.matches();
	}

	private static boolean isBare(int c) {
		return c > ' ' && c != '"' && c != '\\' && c != '(' && c != ')' && c != '[' && c != ']' && c != 0x7f;
	}

	/** Takes {@code and} or {@code or} in any case if it is next. */
	private boolean connective(String keyword) {
		int start = this.at;
		skipBlanks();
		boolean separated = this.at > start || (start > 0 && ")]".indexOf(this.text.charAt(start - 1)) >= 0);
		if (separated && word().equals(keyword) && (isBlank(peek()) || peek() == '(')) {
			skipBlanks();
			return true;
		}
		this.at = start;
		return false;
	}

	/** Takes {@code not} in any case if it is next and a parenthesis follows. */
	private boolean not() {
		int start = this.at;
		if (word().equals("not")) {
			skipBlanks();
			if (peek() == '(') {
				return true;
			}
		}
		this.at = start;
		return false;
	}

	/** At most four letters, in lower case; no keyword is longer than three. */
	private String word() {
		int start = this.at;
		while (this.at - start < 4 && isLetter(peek())) {
			this.at++;
		}
		return AsciiCase.fold(this.text.substring(start, this.at));
	}

	private static boolean isLetter(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private void enter() {
		if (++this.depth > this.limits.depth()) {
			throw error("a depth of at most " + this.limits.depth(), "there is more");
		}
		this.at++;
		skipBlanks();
	}

	private void leave(char close) {
		skipBlanks();
		if (peek() != close) {
			throw error("'" + close + "'", found());
		}
		this.at++;
		this.depth--;
	}

	private void expectBlank(String expected) {
		if (!isBlank(peek())) {
			throw error(expected, found());
		}
		skipBlanks();
	}

	private void expectEnd(String expected) {
		if (this.at < this.text.length()) {
			throw error(expected, found());
		}
	}

	private void skipBlanks() {
		while (isBlank(peek())) {
			this.at++;
		}
	}

	private static boolean isBlank(int c) {
		return c == ' ' || c == '\t' || c == '\r' || c == '\n';
	}

	/** The next character, or -1 at the end. */
	private int peek() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : -1;
	}

	private String found() {
		int c = peek();
		if (c < 0) {
			return "found the end";
		}
		return (c >= 0x20 && c < 0x7f) ? "found '" + (char) c + "'" : String.format("found U+%04X", c);
	}

	private FilterSyntaxException error(String expected, String fact) {
		return new FilterSyntaxException("Expected " + expected + ", but " + fact + " at position " + this.at);
	}

}
