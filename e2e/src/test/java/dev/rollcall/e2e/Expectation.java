package dev.rollcall.e2e;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * One line about an answer: a place, an operator, an operand. <pre>
 * /active = false                     the value at a JSON pointer, types and all
 * /detail ~ .*userName.*              a text that matches as a whole
 * /emails/*&#47;value has "a@example.com"  one of the values of all elements
 * /emails/*&#47;value lacks "b@example.com"
 * /members # 2                        that many elements or values
 * /password absent
 * &#64;etag ~ W/".+"                      a header
 * </pre>
 */
record Expectation(String place, String operator, String operand) {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	static Expectation parse(String line) {
		String[] parts = line.strip().split("\\s+", 3);
		return new Expectation(parts[0], parts[1], (parts.length > 2) ? parts[2] : "");
	}

	void check(Scim.Answer answer) {
		List<JsonNode> values = values(answer);
		JsonNode value = !this.place.contains("/*") ? values.stream().findFirst().orElse(null) : array(values);
		boolean met = switch (this.operator) {
			case "=" -> MAPPER.readTree(this.operand).equals(value);
			case "~" -> value != null && value.isString() && Pattern.matches(this.operand, value.stringValue());
			case "has" -> values.contains(MAPPER.readTree(this.operand));
			case "lacks" -> !values.contains(MAPPER.readTree(this.operand));
			case "#" -> ((value != null) ? value.size() : 0) == Integer.parseInt(this.operand);
			case "absent" -> values.isEmpty();
			default -> throw new IllegalArgumentException("Expected an operator, but got " + this.operator);
		};
		if (!met) {
			throw new AssertionError("Expected " + this.place + " " + this.operator + " " + this.operand + ", but got "
					+ ((value != null) ? value : "nothing"));
		}
	}

	private List<JsonNode> values(Scim.Answer answer) {
		if (this.place.startsWith("@")) {
			String header = answer.headers().get(this.place.substring(1));
			return (header != null) ? List.of(StringNode.valueOf(header)) : List.of();
		}
		Stream<JsonNode> found = Stream.of(answer.json());
		for (String part : this.place.substring(1).split("/")) {
			found = part.equals("*") ? found.flatMap(JsonNode::valueStream) : found.map((node) -> node.at("/" + part));
		}
		return found.filter((node) -> !node.isMissingNode()).toList();
	}

	private static ArrayNode array(List<JsonNode> values) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		values.forEach(array::add);
		return array;
	}

}
