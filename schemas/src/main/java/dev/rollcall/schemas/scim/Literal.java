package dev.rollcall.schemas.scim;

import java.math.BigDecimal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a filter compares with: a JSON text, boolean, number or null.
 *
 * @param text the text itself; of the others their JSON
 */
public record Literal(Kind kind, String text) {

	static final Literal NULL = new Literal(Kind.NULL, "null");

	static Literal of(String text) {
		return new Literal(Kind.TEXT, text);
	}

	static Literal of(boolean flag) {
		return new Literal(Kind.BOOLEAN, Boolean.toString(flag));
	}

	static Literal of(BigDecimal number) {
		return new Literal(Kind.NUMBER, number.toString());
	}

	JsonNode toNode() {
		return switch (this.kind) {
			case TEXT -> StringNode.valueOf(this.text);
			case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(this.text));
			case NUMBER -> DecimalNode.valueOf(new BigDecimal(this.text));
			case NULL -> NullNode.getInstance();
		};
	}

	/** JSON, with lone surrogates and control characters escaped. */
	@Override
	public String toString() {
		if (this.kind != Kind.TEXT) {
			return this.text;
		}
		StringBuilder json = new StringBuilder(this.text.length() + 2).append('"');
		for (int i = 0; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			if (c == '"' || c == '\\') {
				json.append('\\').append(c);
			}
			else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
				json.append("\\u").append(String.format("%04x", (int) c));
			}
			else {
				json.append(c);
			}
		}
		return json.append('"').toString();
	}

	public enum Kind {

		TEXT, BOOLEAN, NUMBER, NULL

	}

}
