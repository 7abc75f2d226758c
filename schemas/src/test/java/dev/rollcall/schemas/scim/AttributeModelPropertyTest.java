package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for all bodies, filters and operations. A failure repeats with -Dseed=. */
class AttributeModelPropertyTest {

	private static final int RUNS = 3_000;

	private static final List<String> TEXTS = List.of("a", "A", "ab", "aB", "b", "é", "É", "work", "home", "true", "",
			"a\\\"", "\uD800");

	private static final List<String> NAMES = List.of("userName", "USERNAME", "externalId", "title", "active", "name",
			"name.givenName", "emails", "emails.value", "emails.type", "emails.primary", "manager",
			EnterpriseUserSchema.URN + ":department", "starSign", "value");

	private static final List<String> SUBS = List.of("value", "TYPE", "display", "primary", "starSign");

	private static final List<String> PATHS = List.of("title", "active", "name", "name.givenName", "emails",
			"emails.display", "emails[type eq \"work\"].value", "emails[type eq \"home\"].primary",
			"emails[type eq \"home\" or display pr].value", "emails[type eq \"work\"]", "roles",
			"roles[primary eq \"True\"].value", "addresses", "addresses[type eq \"work\"].country", "userName",
			EnterpriseUserSchema.URN, EnterpriseUserSchema.URN + ":manager", EnterpriseUserSchema.URN + ":department",
			EnterpriseUserSchema.URN + ":manager.value", "id", "starSign");

	private final long seed = seed();

	private final Random random = new Random(this.seed);

	/** The build hands the property through, unresolved if nobody gave it. */
	private static long seed() {
		Long given = Long.getLong("seed");
		long seed = (given != null) ? given : System.nanoTime();
		System.out.println("AttributeModelPropertyTest -Dseed=" + seed);
		return seed;
	}

	@Test
	void shouldBeCanonicalOnce() {
		for (int run = 0; run < RUNS; run++) {
			Attributes once = attributes();
			assertThat(canonical(once)).as("-Dseed=%d run %d", this.seed, run).isEqualTo(once);
		}
	}

	@Test
	void shouldParseWhatItPrints() {
		for (int run = 0; run < RUNS; run++) {
			Filter filter = filter(4, false);
			assertThat(Filter.parse(filter.toString(), FilterLimits.DEFAULT)).as("-Dseed=%d run %d", this.seed, run)
				.isEqualTo(filter);
		}
	}

	@Test
	void shouldMatchAsTheReferenceDoes() {
		int matches = 0;
		for (int run = 0; run < RUNS; run++) {
			Filter filter = filter(3, false);
			JsonNode resource = attributes().tree();
			boolean expected = ReferenceEvaluator.matches(filter, resource);
			assertThat(filter.matches(ResourceSchema.USER, resource))
				.as("-Dseed=%d run %d: %s on %s", this.seed, run, filter, resource)
				.isEqualTo(expected);
			matches += expected ? 1 : 0;
		}
		assertThat(matches).as("both outcomes").isBetween(RUNS / 10, RUNS * 9 / 10);
	}

	@Test
	void shouldFindEveryMatchByItsCover() {
		int covered = 0;
		for (int run = 0; run < RUNS; run++) {
			Filter filter = this.random.nextBoolean() ? new Filter.And(List.of(lookUps(), filter(1, false)))
					: new Filter.Or(List.of(lookUps(), filter(2, false)));
			JsonNode resource = attributes().tree();
			if (!filter.matches(ResourceSchema.USER, resource)) {
				continue;
			}
			String description = "-Dseed=%d run %d: %s on %s".formatted(this.seed, run, filter, resource);
			assertThat(filter.equalities(ResourceSchema.USER)).as(description).allMatch((e) -> holds(e, resource));
			List<Equality> cover = filter.cover(ResourceSchema.USER, Set.of("username", "title", "emails.value"));
			if (!cover.isEmpty()) {
				covered++;
				assertThat(cover).as(description).anyMatch((e) -> holds(e, resource));
			}
		}
		assertThat(covered).isPositive();
	}

	@Test
	void shouldPatchOnceAndStayCanonical() {
		int changed = 0;
		for (int run = 0; run < RUNS; run++) {
			Attributes before = attributes();
			List<Operation> operations = List.of(operation());
			AttributeResult result = AttributePatch.apply(ResourceSchema.USER, before, operations);
			if (!(result instanceof AttributeResult.Taken taken)) {
				continue;
			}
			String description = "-Dseed=%d run %d: %s %s %s on %s".formatted(this.seed, run, operations,
					operations.get(0).path(), Literal.of(operations.get(0).value()), before.json());
			assertThat(AttributePatch.apply(ResourceSchema.USER, taken.attributes(), operations)).as(description)
				.isEqualTo(result);
			assertThat(canonical(taken.attributes())).as(description).isEqualTo(taken.attributes());
			assertThat(Differences.names(before, taken.attributes()).isEmpty()).as(description)
				.isEqualTo(before.equals(taken.attributes()));
			changed += before.equals(taken.attributes()) ? 0 : 1;
		}
		assertThat(changed).as("both outcomes").isBetween(RUNS / 10, RUNS * 9 / 10);
	}

	@Test
	void shouldApplyOperationsOneByOneOrTogether() {
		for (int run = 0; run < RUNS; run++) {
			Attributes before = attributes();
			List<Operation> operations = List.of(operation(), operation(), operation());
			AttributeResult oneByOne = new AttributeResult.Taken(before);
			for (Operation operation : operations) {
				oneByOne = oneByOne.fold(
						(attributes) -> AttributePatch.apply(ResourceSchema.USER, attributes, List.of(operation)),
						AttributeResult.Refused::new);
			}
			if (oneByOne instanceof AttributeResult.Taken && !leavesHollowElements(operations)) {
				assertThat(AttributePatch.apply(ResourceSchema.USER, before, operations))
					.as("-Dseed=%d run %d: %s on %s", this.seed, run, operations, before.json())
					.isEqualTo(oneByOne);
			}
		}
	}

	/** An element without a value goes at the end, not between operations. */
	private static boolean leavesHollowElements(List<Operation> operations) {
		return operations.stream().anyMatch((operation) -> operation.path().matches("emails[.\\[].*|.*\\[.*"));
	}

	private static boolean holds(Equality equality, JsonNode resource) {
		String path = equality.attribute().contains(":")
				? EnterpriseUserSchema.URN + "/" + equality.attribute().substring(EnterpriseUserSchema.URN.length() + 1)
				: equality.attribute();
		String canonical = path.replace("username", "userName")
			.replace("externalid", "externalId")
			.replace("givenname", "givenName")
			.replaceAll("\\.(?!0)", "/");
		return ReferenceEvaluator.values(resource, canonical)
			.stream()
			.anyMatch((value) -> equality.caseExact() ? value.stringValue().equals(equality.value())
					: Comparison.key(value.stringValue()).equals(Comparison.key(equality.value())));
	}

	private static Attributes canonical(Attributes attributes) {
		return Json.taken(Canonical.of(ResourceSchema.USER, attributes.tree().deepCopy()));
	}

	private Attributes attributes() {
		while (true) {
			ObjectNode body = JsonNodeFactory.instance.objectNode();
			for (String name : List.of("userName", "externalId", "TITLE", "active", "name.givenName", "x",
					"displayName", EnterpriseUserSchema.URN + ":department", EnterpriseUserSchema.URN + ":MANAGER")) {
				if (this.random.nextInt(3) > 0) {
					body.set(name, scalar());
				}
			}
			for (String name : List.of("emails", "Roles", "addresses", "name", "id", "groups")) {
				if (this.random.nextInt(3) > 0) {
					body.set(name, name.equals("name") ? complex() : array());
				}
			}
			if (Canonical.of(ResourceSchema.USER, body) instanceof AttributeResult.Taken taken) {
				return taken.attributes();
			}
		}
	}

	private JsonNode value() {
		return switch (this.random.nextInt(4)) {
			case 0 -> array();
			case 1 -> complex();
			default -> scalar();
		};
	}

	private ArrayNode array() {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			array.add((this.random.nextInt(4) == 0) ? JsonNodeFactory.instance.stringNode(text()) : complex());
		}
		return array;
	}

	private ObjectNode complex() {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		for (String name : List.of("value", "Type", "display", "givenName", "familyName", "country", "department",
				"x")) {
			if (this.random.nextInt(3) == 0) {
				object.put(name, text());
			}
		}
		if (this.random.nextInt(3) == 0) {
			object.put("primary", this.random.nextBoolean());
		}
		return object;
	}

	private JsonNode scalar() {
		JsonNodeFactory factory = JsonNodeFactory.instance;
		return switch (this.random.nextInt(8)) {
			case 0 -> factory.booleanNode(this.random.nextBoolean());
			case 1 -> factory.nullNode();
			case 2 -> factory.numberNode(this.random.nextInt(3));
			default -> factory.stringNode(text());
		};
	}

	private String text() {
		return pick(TEXTS);
	}

	private Operation operation() {
		String path = pick(PATHS);
		String value = value().toString();
		return switch (this.random.nextInt(4)) {
			case 0 -> Operation.unset(path);
			case 1 ->
				Operation.addElement(path, selectsByWhatItSets(path) ? complex().without("Type").toString() : value);
			default ->
				Operation.set(path, selectsByWhatItSets(path) ? "{\"value\":\"c\"}" : value, this.random.nextBoolean());
		};
	}

	/** Setting what it selects by makes an operation find something else next time. */
	private static boolean selectsByWhatItSets(String path) {
		return path.endsWith("]");
	}

	private Filter filter(int depth, boolean withinValue) {
		int kind = this.random.nextInt((depth > 0) ? 7 : 2);
		return switch (kind) {
			case 0 -> new Filter.Present(name(withinValue));
			case 2 -> new Filter.Not(filter(depth - 1, withinValue));
			case 3 -> new Filter.And(filters(depth - 1, withinValue));
			case 4 -> new Filter.Or(filters(depth - 1, withinValue));
			case 5 -> withinValue ? filter(depth - 1, true) : new Filter.ValueFilter("Emails", filter(depth - 1, true));
			default -> comparison(name(withinValue));
		};
	}

	/** One text or another of an attribute that has an index. */
	private Filter lookUps() {
		String name = pick(List.of("userName", "TITLE", "emails", "emails.value"));
		return new Filter.Or(List.of(new Filter.Comparison(name, Filter.Operator.EQ, Literal.of(text())),
				new Filter.Comparison(name, Filter.Operator.EQ, Literal.of(text()))));
	}

	private List<Filter> filters(int depth, boolean withinValue) {
		List<Filter> filters = new ArrayList<>();
		for (int i = this.random.nextInt(3) + 2; i > 0; i--) {
			filters.add(filter(depth, withinValue));
		}
		return filters;
	}

	private Filter comparison(String name) {
		boolean flag = name.equals("active") || name.endsWith("primary");
		Filter.Operator operator = flag ? pick(List.of(Filter.Operator.EQ, Filter.Operator.NE, Filter.Operator.CO))
				: pick(List.of(Filter.Operator.values()));
		boolean equality = operator == Filter.Operator.EQ || operator == Filter.Operator.NE;
		Literal literal = switch (this.random.nextInt(equality ? 6 : 5)) {
			case 0 -> Literal.of(this.random.nextBoolean());
			case 1 -> Literal.of(new java.math.BigDecimal(this.random.nextInt(3)));
			case 5 -> Literal.NULL;
			default -> Literal.of(text());
		};
		return new Filter.Comparison(name, operator, literal);
	}

	private String name(boolean withinValue) {
		return pick(withinValue ? SUBS : NAMES);
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
