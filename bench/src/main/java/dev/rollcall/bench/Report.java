package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures so far: as a table for people, as JSON for comparisons. */
final class Report {

	private static final String LINE = "%-38s %5s %9s %8s %8s %9s %9s %8s %8s  %s%n";

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path json;

	private final List<Row> rows = new ArrayList<>();

	private final List<Fact> facts = new ArrayList<>();

	Report(Path json) {
		this.json = json;
	}

	/** Takes a row; what there is goes to the file at once, in case the rest fails. */
	void add(Row row) throws IOException {
		this.rows.add(row);
		write();
	}

	void add(Fact fact) throws IOException {
		this.facts.add(fact);
		write();
	}

	String table() {
		StringBuilder table = new StringBuilder();
		table.append(LINE.formatted("", "conns", "answers/s", "p50 ms", "p99 ms", "max ms", "bare/s", "of bare",
				"CPU ms", "errors"));
		this.rows.forEach((row) -> table.append(line(row)));
		table.append(System.lineSeparator());
		this.facts.forEach((fact) -> table
			.append("%-60s %12s %-4s %s%n".formatted(fact.name(), number(fact.value(), 1), fact.unit(), fact.note())));
		return table.toString();
	}

	private static String line(Row row) {
		Measured measured = row.measured();
		return LINE.formatted(row.name(), measured.connections(), number(measured.perSecond(), 0),
				number(measured.latencies().millis(0.5), 2), number(measured.latencies().millis(0.99), 2),
				number(measured.latencies().maxMillis(), 1),
				(row.bare() != null) ? number(row.bare().perSecond(), 0) : "",
				(row.share() != null) ? number(row.share() * 100, 1) + "%" : "", number(measured.cpuMillisEach(), 2),
				errors(row));
	}

	private static String errors(Row row) {
		String errors = row.measured()
			.errors()
			.entrySet()
			.stream()
			.map((error) -> error.getValue() + " x " + error.getKey())
			.collect(Collectors.joining(", "));
		return row.note().isEmpty() ? errors : row.note() + (errors.isEmpty() ? "" : "; " + errors);
	}

	private static String number(@Nullable Double value, int digits) {
		return (value == null) ? "" : String.format(Locale.ROOT, "%,." + digits + "f", value);
	}

	private void write() throws IOException {
		ObjectNode root = MAPPER.createObjectNode();
		ArrayNode loads = root.putArray("loads");
		this.rows.forEach((row) -> {
			ObjectNode node = loads.addObject().put("name", row.name()).put("note", row.note());
			put(node.putObject("measured"), row.measured());
			if (row.bare() != null) {
				put(node.putObject("bare"), row.bare());
			}
		});
		ArrayNode figures = root.putArray("figures");
		this.facts.forEach((fact) -> figures.addObject()
			.put("name", fact.name())
			.put("value", fact.value())
			.put("unit", fact.unit())
			.put("note", fact.note()));
		Path folder = this.json.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Files.writeString(this.json, MAPPER.writeValueAsString(root));
	}

	private static void put(ObjectNode node, Measured measured) {
		node.put("connections", measured.connections())
			.put("seconds", measured.seconds())
			.put("answers", measured.count())
			.put("perSecond", measured.perSecond())
			.put("p50Millis", measured.latencies().millis(0.5))
			.put("p95Millis", measured.latencies().millis(0.95))
			.put("p99Millis", measured.latencies().millis(0.99))
			.put("maxMillis", measured.latencies().maxMillis())
			.put("serverCpuMillisPerAnswer", measured.cpuMillisEach());
		ObjectNode errors = node.putObject("errors");
		measured.errors().forEach(errors::put);
	}

}
