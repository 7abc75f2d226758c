package dev.rollcall.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hostile requests by the hundred: each is answered as RFC 7644 section 3.12 has it, in
 * time, and one that is refused has changed nothing. {@code -Dseed=} repeats a run,
 * {@code -Dfuzz.requests=} makes it longer.
 */
@ExtendWith(SharedProduct.class)
class FuzzIT {

	private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);

	/** A run of the default length ends after this even on a slow machine. */
	private static final Duration ENOUGH = Duration.ofSeconds(20);

	private static final Duration SLOW = Duration.ofSeconds(5);

	private static final Set<String> TYPES = Set.of("invalidFilter", "tooMany", "uniqueness", "mutability",
			"invalidSyntax", "invalidPath", "noTarget", "invalidValue", "invalidVers", "sensitive", "invalidCursor",
			"expiredCursor", "invalidCount");

	private static final Pattern INNARDS = Pattern
		.compile("Exception|\\tat |(java|javax|org|com|tools|dev|io|reactor)\\.[a-z]+\\.[\\w.]*[A-Z]");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private static Scim scim;

	private static String base;

	private static String authorization;

	private static String user;

	private static String group;

	@BeforeAll
	static void connect(Product product) {
		Tenant tenant = product.tenant("fuzz", "entra");
		base = product.scimBase();
		authorization = "Bearer " + tenant.token();
		scim = tenant.scim(base);
		user = scim.post("/Users", Bodies.user("canary@example.com")).expect(201).id();
		group = scim.post("/Groups", Bodies.group("Canaries")).expect(201).id();
		scim.patch("/Groups/" + group, Bodies.addMember(user)).expect(204);
	}

	@Test
	void shouldAnswerEveryHostileRequestAndChangeNothingByARefusedOne() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("FuzzIT: -Dseed=" + seed + " -Dfuzz.requests=" + REQUESTS);
		boolean bulk = scim.get("/ServiceProviderConfig").expect(200).json().at("/bulk/supported").asBoolean();
		List<String> faults = new ArrayList<>();
		Map<Integer, Integer> answers = new TreeMap<>();
		String state = state();
		long end = System.nanoTime() + ENOUGH.toNanos();
		for (int i = 0; i < REQUESTS && faults.size() < 20; i++) {
			if (Integer.getInteger("fuzz.requests") == null && System.nanoTime() > end) {
				break;
			}
			HostileRequest request = HostileRequest.of(seed, i, bulk);
			long start = System.nanoTime();
			HttpResponse<String> answer = send(request);
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			answers.merge(answer.statusCode(), 1, Integer::sum);
			List<String> found = faultsOf(answer, took);
			boolean accepted = answer.statusCode() < 300 || request.path().equals("/Bulk");
			if (accepted && !request.reads()) {
				undo(answer);
				state = state();
			}
			else if (!request.reads() || i % 50 == 0) {
				String now = state();
				if (!now.equals(state)) {
					found.add("a refused request changed " + state + " to " + now);
					state = now;
				}
			}
			for (String fault : found) {
				faults.add("#" + i + " " + fault + ": " + request + " -> " + answer.statusCode() + " "
						+ head(answer.body()));
			}
		}
		System.out.println("FuzzIT: answers by status " + answers);
		assertThat(faults).as("repeat with -Dseed=" + seed).isEmpty();
		assertThat(answers).as("requests that are accepted and requests that are refused").containsKeys(200, 400);
	}

	private static List<String> faultsOf(HttpResponse<String> answer, Duration took) {
		List<String> faults = new ArrayList<>();
		int status = answer.statusCode();
		boolean later = (status == 429 || status == 503) && answer.headers().firstValue("Retry-After").isPresent();
		if (status >= 500 && !later) {
			faults.add("the server failed");
		}
		if (took.compareTo(SLOW) > 0) {
			faults.add("it took " + took.toMillis() + " ms");
		}
		JsonNode body;
		try {
			body = answer.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(answer.body());
		}
		catch (JacksonException ex) {
			faults.add("the body is no JSON");
			return faults;
		}
		if (status >= 400) {
			if (!body.at("/schemas/0").asString("").equals("urn:ietf:params:scim:api:messages:2.0:Error")
					|| !body.path("status").isString() || !body.path("status").stringValue().equals("" + status)) {
				faults.add("the body is no SCIM error");
			}
			if (body.has("scimType") && !TYPES.contains(body.path("scimType").asString(""))) {
				faults.add("the scimType is none");
			}
			if (INNARDS.matcher(answer.body()).find()) {
				faults.add("the body shows the server's innards");
			}
			if (!answer.headers()
				.firstValue("Content-Type")
				.orElse("")
				.toLowerCase(Locale.ROOT)
				.contains("scim+json")) {
				faults.add("the media type is not SCIM's");
			}
		}
		return faults;
	}

	private static HttpResponse<String> send(HostileRequest request) throws IOException, InterruptedException {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + filled(request.path())))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", authorization)
			.header("Content-Type", request.contentType());
		if (!request.ifMatch().isEmpty()) {
			builder.header("If-Match", request.ifMatch());
		}
		byte[] body = request.body();
		// bytes that are no UTF-8 must go out as they are
		String text = new String(body, StandardCharsets.ISO_8859_1);
		body = filled(text).getBytes(StandardCharsets.ISO_8859_1);
		builder.method(request.method(),
				(body.length > 0) ? HttpRequest.BodyPublishers.ofByteArray(body) : HttpRequest.BodyPublishers.noBody());
		return HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String filled(String text) {
		return text.replace("{user}", user).replace("{group}", group).replace("%7Buser%7D", user);
	}

	/** Takes away what a request has made, so that the state stays small. */
	private static void undo(HttpResponse<String> answer) {
		if (answer.statusCode() == 201) {
			JsonNode made = MAPPER.readTree(answer.body());
			String type = made.at("/meta/resourceType").asString("User");
			scim.delete("/" + type + "s/" + made.path("id").asString("")).expect(204);
		}
	}

	private static String state() {
		return scim.get("/Users?count=100").expect(200).body() + scim.get("/Groups?count=100").expect(200).body();
	}

	private static String head(String body) {
		return (body.length() > 400) ? body.substring(0, 400) : body;
	}

}
