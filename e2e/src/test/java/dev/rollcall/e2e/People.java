package dev.rollcall.e2e;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Many users of one site, made fast and read whole. */
final class People {

	private static final int BATCH = 500;

	private People() {
	}

	/** Makes users by a synchronisation, in batches. */
	static void bringIn(Story story, int people) {
		String sync = story.admin().post(story.provider() + "/syncs", "").expect(201).id();
		for (int from = 0; from < people; from += BATCH) {
			Collection<String> entries = names(from, Math.min(people, from + BATCH)).stream()
				.map((name) -> "{\"user\":" + Bodies.user(name) + "}")
				.toList();
			story.admin()
				.post(story.provider() + "/syncs/" + sync + "/seen", "[" + String.join(",", entries) + "]")
				.expect(200);
		}
		story.admin().post(story.provider() + "/syncs/" + sync + "/complete", "{}").expect(200);
		story.sync(sync, "completed");
		story.settle();
		assertThat(statuses(story).values()).hasSize(people).containsOnly("active");
	}

	/** Names of the people from one number up to another. */
	static List<String> names(int from, int to) {
		return IntStream.range(from, to).mapToObj("person%04d@people.example"::formatted).toList();
	}

	static boolean isStaff(String userName) {
		return Integer.parseInt(userName.substring("person".length(), userName.indexOf('@'))) % 2 == 0;
	}

	/** Ids of the SCIM users by name; fails if a name is there twice. */
	static Map<String, String> ids(Story story) {
		Map<String, String> ids = new TreeMap<>();
		int total = Integer.MAX_VALUE;
		for (int start = 1; start <= total; start += 1_000) {
			JsonNode page = story.scim()
				.get("/Users?attributes=userName&count=1000&startIndex=" + start)
				.expect(200)
				.json();
			total = page.path("totalResults").asInt();
			page.path("Resources")
				.forEach((user) -> assertThat(ids.put(user.path("userName").asString(), user.path("id").asString()))
					.as("another user of " + user.path("userName"))
					.isNull());
		}
		assertThat(ids).hasSize(total);
		return ids;
	}

	static Map<String, String> accountIds(Story story) {
		return byName(story, "id");
	}

	static Map<String, String> statuses(Story story) {
		return byName(story, "status");
	}

	private static Map<String, String> byName(Story story, String field) {
		Map<String, String> values = new TreeMap<>();
		story.accounts()
			.forEach((account) -> assertThat(
					values.put(account.path("userName").asString(), account.path(field).asString()))
				.as("another account of " + account.path("userName"))
				.isNull());
		return values;
	}

}
