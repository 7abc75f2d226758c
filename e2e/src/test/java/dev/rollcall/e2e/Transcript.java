package dev.rollcall.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests in their order, each with what its answer has to be, from a text file below
 * {@code transcripts}. <pre>
 * ### what it shows
 * > POST /Users | If-Match: W/"1"
 * {"userName": "ada-${tag}"}
 * &lt; 201
 * /userName = "ada-${tag}"
 * let user = /id
 * </pre> After the status: expectations as {@link Expectation} reads them, and
 * {@code let NAME = POINTER}, which later lines use as <code>${NAME}</code>.
 * <code>${tag}</code> is new with each play. Lines that begin with {@code //} are
 * comments.
 *
 * @param name what it shows
 */
record Transcript(String name, List<Step> steps) {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	/** The transcripts of one file. */
	static List<Transcript> read(String file) {
		try (InputStream in = Objects.requireNonNull(Transcript.class.getResourceAsStream("/transcripts/" + file),
				file)) {
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Transcript> parse(String text) {
		List<Transcript> all = new ArrayList<>();
		List<Step> steps = List.of();
		boolean inBody = false;
		for (String line : text.lines().filter((each) -> !each.isBlank() && !each.startsWith("//")).toList()) {
			if (line.startsWith("### ")) {
				steps = new ArrayList<>();
				all.add(new Transcript(line.substring(4), steps));
			}
			else if (line.startsWith("> ")) {
				steps.add(new Step(line.substring(2), new StringBuilder(), new ArrayList<>()));
				inBody = true;
			}
			else if (inBody && !line.startsWith("< ")) {
				steps.get(steps.size() - 1).body().append(line.strip()).append('\n');
			}
			else {
				steps.get(steps.size() - 1).after().add(line);
				inBody = false;
			}
		}
		return all;
	}

	/** Sends every request and checks every answer. */
	void play(Scim scim) {
		Map<String, String> variables = new LinkedHashMap<>();
		variables.put("tag", UUID.randomUUID().toString().substring(0, 8));
		for (Step step : this.steps) {
			Scim.Answer answer = step.send(scim, variables);
			try {
				step.check(answer, variables);
			}
			catch (AssertionError ex) {
				throw new AssertionError("%s%n> %s%s%n< %d %s%n%s".formatted(ex.getMessage(), step.request(),
						step.body(), answer.status(), answer.headers(), answer.body()), ex);
			}
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static String filled(String text, Map<String, String> variables) {
		return VARIABLE.matcher(text).replaceAll((match) -> {
			String value = variables.get(match.group(1));
			if (value == null) {
				throw new IllegalArgumentException("Expected a value for " + match.group() + ", but none was let");
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/**
	 * One request and what is expected after it.
	 *
	 * @param request method, path and, after {@code |}, a header
	 * @param after first the status, then the expectations
	 */
	record Step(String request, StringBuilder body, List<String> after) {

		Scim.Answer send(Scim scim, Map<String, String> variables) {
			String[] parts = filled(this.request, variables).split(" \\| ");
			Scim client = scim;
			for (int i = 1; i < parts.length; i++) {
				String[] header = parts[i].split(": ", 2);
				client = client.with(header[0], header[1]);
			}
			String[] line = parts[0].split(" ", 2);
			return client.send(line[0], line[1], filled(this.body.toString(), variables));
		}

		void check(Scim.Answer answer, Map<String, String> variables) {
			String status = Integer.toString(answer.status());
			if (!List.of(this.after.get(0).substring(2).split("\\|")).contains(status)) {
				throw new AssertionError("Expected status " + this.after.get(0).substring(2) + ", but got " + status);
			}
			for (String line : this.after.subList(1, this.after.size())) {
				if (line.startsWith("let ")) {
					String[] let = line.substring(4).split(" = ");
					String value = let[1].startsWith("@") ? answer.headers().getOrDefault(let[1].substring(1), "")
							: answer.text(let[1]);
					if (value.isEmpty()) {
						throw new AssertionError("Expected a value for " + let[0] + ", but there is none");
					}
					variables.put(let[0], value);
				}
				else {
					Expectation.parse(filled(line, variables)).check(answer);
				}
			}
		}

	}

}
