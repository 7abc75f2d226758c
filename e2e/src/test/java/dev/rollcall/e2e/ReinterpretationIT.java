package dev.rollcall.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.HistoryEntry;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dialect is understood better by a new release: requests that the old one has misread
 * are read again from the log, shown, and put right, and nobody sends anything twice.
 * What the old release did is on the log as it would have written it: the raw request
 * beside a command that says something else.
 */
@ExtendWith(SharedProduct.class)
class ReinterpretationIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String PATCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldPutRightWhatAnOlderReleaseMisread() {
		Tenant tenant = Tenant.create(product.admin(), "reinterpret", "entra", "{\"scim\":\"token\"}");
		Scim scim = tenant.scim(product.scimBase());
		String one = scim.post("/Users", Bodies.user("one@again.example")).expect(201).id();
		String two = scim.post("/Users", Bodies.user("two@again.example")).expect(201).id();
		String three = scim.post("/Users", Bodies.user("three@again.example")).expect(201).id();
		String four = scim.post("/Users", Bodies.user("four@again.example")).expect(201).id();
		String gone = scim.post("/Users", Bodies.user("gone@again.example")).expect(201).id();
		String group = scim.post("/Groups", Bodies.group("Again")).expect(201).id();
		for (String member : List.of(one, two, three, gone)) {
			scim.patch("/Groups/" + group, Bodies.addMember(member)).expect(204);
		}

		// The old release took a removal by value for the removal of all.
		String emptied = misread(tenant, "/Groups/" + group,
				"{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(one),
				new Command.PatchGroup(provider(tenant), new GroupId(UUID.fromString(group)),
						new SiteGroupId(UUID.randomUUID()), List.of(Operation.setMembers(List.of())),
						Preconditions.NONE));
		// It passed over attribute paths as keys.
		String passedOver = misread(tenant, "/Users/" + two,
				"{\"op\":\"Replace\",\"value\":{\"name.givenName\":\"Augusta\"}}", patch(tenant, two, List.of()));
		// And it took a value for another.
		String wrong = misread(tenant, "/Users/" + three, "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Chief\"}",
				patch(tenant, three, List.of(Operation.set("title", "\"Chef\"", false))));
		Wait.until(PATIENCE, () -> members(scim, group).isEmpty() ? true : null, () -> "the group to be emptied");
		Wait.until(PATIENCE, () -> title(scim, three).equals("Chef") ? true : null, () -> "the wrong title");

		// Life goes on.
		scim.patch("/Groups/" + group, Bodies.addMember(four)).expect(204);
		scim.delete("/Users/" + gone).expect(204);
		scim.patch("/Users/" + three, PATCH.formatted("{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"Tri\"}"))
			.expect(200);

		JsonNode preview = preview(tenant, "{\"provider\":\"" + tenant.provider() + "\"}");
		List<JsonNode> findings = findings(tenant, preview);

		assertThat(preview.path("affected").intValue()).isEqualTo(3);
		assertThat(preview.path("users").intValue()).isEqualTo(2);
		assertThat(preview.path("groups").intValue()).isEqualTo(1);
		assertThat(preview.path("undecidable").intValue()).isZero();
		assertThat(findings).hasSize(3);
		assertThat(findings.get(0).path("id").stringValue()).isEqualTo(two);
		assertThat(findings.get(0).path("changes").get(0).path("attribute").stringValue()).isEqualTo("name");
		assertThat(findings.get(0).path("changes").get(0).path("after").path("givenName").stringValue())
			.isEqualTo("Augusta");
		assertThat(findings.get(0).path("requests").get(0).path("command").stringValue()).isEqualTo(passedOver);
		assertThat(findings.get(1).path("id").stringValue()).isEqualTo(three);
		assertThat(findings.get(1).path("changes").size()).isEqualTo(1);
		assertThat(findings.get(1).path("changes").get(0).path("before").stringValue()).isEqualTo("Chef");
		assertThat(findings.get(1).path("changes").get(0).path("after").stringValue()).isEqualTo("Chief");
		assertThat(findings.get(1).path("requests").get(0).path("command").stringValue()).isEqualTo(wrong);
		assertThat(findings.get(2).path("kind").stringValue()).isEqualTo("group");
		assertThat(texts(findings.get(2).path("added"))).containsExactlyInAnyOrder(two, three);
		assertThat(texts(findings.get(2).path("removed"))).isEmpty();
		assertThat(texts(findings.get(2).path("unknown"))).containsExactly(gone);
		assertThat(findings.get(2).path("requests").get(0).path("command").stringValue()).isEqualTo(emptied);

		// Nothing has changed yet; one of them is changed by somebody else now.
		assertThat(members(scim, group)).containsExactly(four);
		assertThat(title(scim, three)).isEqualTo("Chef");
		scim.patch("/Users/" + three, PATCH.formatted("{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"Trey\"}"))
			.expect(200);

		List<JsonNode> applied = apply(tenant, preview);

		assertThat(applied.stream().map((finding) -> finding.path("result").path("state").stringValue()))
			.containsExactly("applied", "changed-since", "applied");
		assertThat(members(scim, group)).containsExactlyInAnyOrder(two, three, four);
		assertThat(scim.get("/Users/" + two).expect(200).text("/name/givenName")).isEqualTo("Augusta");
		assertThat(title(scim, three)).isEqualTo("Chef");
		assertExplained(tenant, applied.get(2).path("result").path("command").stringValue());

		// Applying it once more changes nothing.
		String tag = scim.get("/Groups/" + group).headers().get("etag");
		assertThat(apply(tenant, preview)).isEqualTo(applied);
		assertThat(scim.get("/Groups/" + group).headers().get("etag")).isEqualTo(tag);

		// What was changed since is found again, as it is now.
		JsonNode second = preview(tenant, "");
		assertThat(second.path("users").intValue()).isEqualTo(1);
		assertThat(findings(tenant, second).stream().map((finding) -> finding.path("id").stringValue())).contains(three)
			.doesNotContain(two);
		apply(tenant, second);
		assertThat(title(scim, three)).isEqualTo("Chief");
		assertThat(scim.get("/Users/" + three).text("/nickName")).isEqualTo("Trey");

		JsonNode third = preview(tenant, "");
		assertThat(third.path("users").intValue() + third.path("groups").intValue()).isZero();
		assertThat(third.path("affected").intValue()).isEqualTo(3);
	}

	@Test
	void shouldBringTheAccountAlongAndKeepItInHistory() {
		Tenant tenant = Tenant.create(product.admin(), "reinterpret-account", "entra", "{\"scim\":\"token\"}");
		Story story = new Story(product, tenant);
		String user = story.user("left@again.example");
		misread(tenant, "/Users/" + user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}",
				patch(tenant, user, List.of()));

		JsonNode preview = preview(tenant, "");
		assertThat(preview.path("users").intValue()).isEqualTo(1);
		assertThat(story.status("left@again.example")).isEqualTo("active");
		String command = apply(tenant, preview).get(0).path("result").path("command").stringValue();

		assertThat(story.status("left@again.example")).isEqualTo("disabled");
		List<String> history = new ArrayList<>();
		new Topic(product.bootstrap()).read(Topics.HISTORY.name(), (found) -> {
			HistoryEntry entry = Codecs.HISTORY.decode(found.value());
			if (entry.cause().toString().equals(command)) {
				history.add(entry.kind() + " " + entry.actor() + " " + entry.reason().wireName());
			}
		});
		assertThat(history).containsExactly("USER administrator requested", "ACCOUNT administrator deactivated-by-idp");
	}

	@Test
	void shouldFindNothingWhereEverythingWasReadRight() {
		Tenant tenant = Tenant.create(product.admin(), "reinterpret-clean", "entra", "{\"scim\":\"token\"}");
		Scim scim = tenant.scim(product.scimBase());
		String user = scim.post("/Users", Bodies.user("clean@again.example")).expect(201).id();
		String group = scim.post("/Groups", Bodies.group("Clean")).expect(201).id();
		scim.patch("/Groups/" + group, Bodies.addMember(user)).expect(204);
		scim.patch("/Groups/" + group,
				PATCH.formatted(
						"{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(user)))
			.expect(204);
		scim.patch("/Users/" + user,
				PATCH.formatted("{\"op\":\"Replace\",\"path\":\"password\",\"value\":\"s3cret-s3cret\"}"))
			.expect(200);
		scim.delete("/Users/" + user).expect(204);

		JsonNode preview = preview(tenant, "");

		assertThat(preview.path("requests").intValue()).isEqualTo(5);
		assertThat(preview.path("affected").intValue()).isZero();
		assertThat(findings(tenant, preview)).isEmpty();
	}

	private static Command patch(Tenant tenant, String user, List<Operation> operations) {
		return new Command.PatchUser(provider(tenant), new UserId(UUID.fromString(user)),
				new AccountId(UUID.randomUUID()), operations, Preconditions.NONE);
	}

	private static ProviderId provider(Tenant tenant) {
		return new ProviderId(UUID.fromString(tenant.provider()));
	}

	/** Puts a request on the log as an older release would have; its command's id. */
	private static String misread(Tenant tenant, String path, String operation, Command recorded) {
		SiteId site = new SiteId(tenant.site());
		CommandId id = new CommandId(UUID.randomUUID());
		Command.Envelope envelope = new Command.Envelope(id, site, Instant.now().truncatedTo(ChronoUnit.MILLIS),
				"credential:" + UUID.randomUUID(), Optional.empty(), new RawRequest("PATCH", "/scim/v2" + path,
						"application/scim+json", "older-release", PATCH.formatted(operation)),
				recorded);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", product.bootstrap(), "acks", "all"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			int partitions = producer.partitionsFor(Topics.COMMANDS.name()).size();
			producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), Topics.partition(site, partitions),
					site.value().getBytes(StandardCharsets.UTF_8), Codecs.COMMAND.encode(envelope)));
			producer.flush();
		}
		return id.toString();
	}

	private static JsonNode preview(Tenant tenant, String body) {
		String path = path(tenant);
		String id = product.admin().post(path, body).expect(202).id();
		return state(path + "/" + id, "ready");
	}

	private static List<JsonNode> apply(Tenant tenant, JsonNode preview) {
		String path = path(tenant) + "/" + preview.path("id").stringValue();
		product.admin().post(path + "/apply", "").expect(202);
		return findings(tenant, state(path, "applied"));
	}

	private static JsonNode state(String path, String wanted) {
		return Wait.until(PATIENCE, () -> {
			JsonNode now = product.admin().get(path).expect(200).json();
			assertThat(now.path("state").stringValue()).as(now.toString()).isNotEqualTo("failed");
			return now.path("state").stringValue().equals(wanted) ? now : null;
		}, () -> "a reinterpretation that is " + wanted);
	}

	private static List<JsonNode> findings(Tenant tenant, JsonNode preview) {
		String path = path(tenant) + "/" + preview.path("id").stringValue() + "/findings?limit=1";
		List<JsonNode> findings = new ArrayList<>();
		JsonNode page = product.admin().get(path).expect(200).json();
		page.path("items").forEach(findings::add);
		while (page.path("next").isString()) {
			page = product.admin().get(path + "&after=" + page.path("next").stringValue()).expect(200).json();
			page.path("items").forEach(findings::add);
		}
		return findings;
	}

	private static String path(Tenant tenant) {
		return "/sites/" + tenant.site() + "/reinterpretations";
	}

	/** The events of what was applied say who did it and by which request. */
	private static void assertExplained(Tenant tenant, String command) {
		List<EventEnvelope> events = new Topic(product.bootstrap()).events(tenant.site());
		assertThat(events.stream().filter((event) -> event.cause().toString().equals(command))).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.actor()).isEqualTo("administrator"));
		List<String> paths = new ArrayList<>();
		new Topic(product.bootstrap()).read(Topics.COMMANDS.name(), (found) -> {
			Command.Envelope envelope = Codecs.COMMAND.decode(found.value());
			if (envelope.id().toString().equals(command)) {
				paths.add(envelope.raw().path());
			}
		});
		assertThat(paths).singleElement().asString().contains("/reinterpretations/").endsWith("/apply");
	}

	private static Set<String> members(Scim scim, String group) {
		Set<String> members = new TreeSet<>();
		scim.get("/Groups/" + group)
			.expect(200)
			.json()
			.path("members")
			.forEach((member) -> members.add(member.path("value").stringValue()));
		return members;
	}

	private static String title(Scim scim, String user) {
		return scim.get("/Users/" + user).expect(200).text("/title");
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((text) -> texts.add(text.stringValue()));
		return texts;
	}

}
