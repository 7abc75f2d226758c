package dev.rollcall.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SCIM requests that are measured, each with the check of its answer. */
final class Scim {

	private Scim() {
	}

	/** About 1 kB, as Microsoft Entra ID sends it. */
	static byte[] user(String name) {
		return """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
				"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
				"externalId":"ext-%1$s","userName":"%1$s@bench.example","active":true,\
				"displayName":"Bench %1$s","title":"Engineer","preferredLanguage":"en-GB","locale":"en-GB",\
				"timezone":"Europe/Berlin","meta":{"resourceType":"User"},\
				"name":{"formatted":"Bench %1$s","familyName":"%1$s","givenName":"Bench"},\
				"emails":[{"primary":true,"type":"work","value":"%1$s@bench.example"}],\
				"phoneNumbers":[{"type":"work","value":"+49 30 123456"},{"type":"mobile","value":"+49 170 123456"}],\
				"addresses":[{"type":"work","formatted":"Unter den Linden 1, 10117 Berlin",\
				"streetAddress":"Unter den Linden 1","locality":"Berlin","postalCode":"10117","country":"DE"}],\
				"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"%1$s",\
				"costCenter":"4130","organization":"Bench","division":"Measuring","department":"Load"}}"""
			.formatted(name)
			.getBytes(StandardCharsets.UTF_8);
	}

	static String userName(String name) {
		return name + "@bench.example";
	}

	static String create(HttpConnection connection, String name) throws IOException, WrongAnswerException {
		Resource user = connection.send("POST", "/Users", user(name)).expect(201).resource();
		user.expect("userName", userName(name));
		return user.id();
	}

	static void read(HttpConnection connection, String id, String name) throws IOException, WrongAnswerException {
		Resource user = connection.get("/Users/" + id).expect(200).resource();
		user.expect("id", id);
		user.expect("userName", userName(name));
	}

	/** Finds the user of this name, or finds that there is none. */
	static Optional<String> lookUp(HttpConnection connection, String name) throws IOException, WrongAnswerException {
		return one(connection, "/Users?filter=userName+eq+", userName(name));
	}

	static Optional<String> lookUpGroup(HttpConnection connection, String name)
			throws IOException, WrongAnswerException {
		return one(connection, "/Groups?excludedAttributes=members&filter=displayName+eq+", name);
	}

	private static Optional<String> one(HttpConnection connection, String path, String value)
			throws IOException, WrongAnswerException {
		String query = URLEncoder.encode("\"" + value + "\"", StandardCharsets.UTF_8);
		Resource list = connection.get(path + query).expect(200).resource();
		return (list.totalResults() == 0) ? Optional.empty() : Optional.of(list.only().id());
	}

	static void patchDisplayName(HttpConnection connection, String id, String value)
			throws IOException, WrongAnswerException {
		byte[] body = """
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],\
				"Operations":[{"op":"Replace","path":"displayName","value":"%s"}]}""".formatted(value)
			.getBytes(StandardCharsets.UTF_8);
		Response response = connection.send("PATCH", "/Users/" + id, body);
		if (response.status() != 204) {
			response.expect(200).resource().expect("displayName", value);
		}
	}

	static String createGroup(HttpConnection connection, String name) throws IOException, WrongAnswerException {
		byte[] body = """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s"}""".formatted(name)
			.getBytes(StandardCharsets.UTF_8);
		Resource group = connection.send("POST", "/Groups", body).expect(201).resource();
		group.expect("displayName", name);
		return group.id();
	}

	static void addMembers(HttpConnection connection, String group, List<String> members)
			throws IOException, WrongAnswerException {
		String values = members.stream()
			.map((member) -> "{\"value\":\"" + member + "\"}")
			.collect(Collectors.joining(","));
		byte[] body = ("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
				+ "[{\"op\":\"Add\",\"path\":\"members\",\"value\":[" + values + "]}]}")
			.getBytes(StandardCharsets.UTF_8);
		Response response = connection.send("PATCH", "/Groups/" + group, body);
		if (response.status() != 204) {
			response.expect(200);
		}
	}

	/** A page of this many users, checked by number. */
	static int page(HttpConnection connection, int startIndex, int count) throws IOException, WrongAnswerException {
		Response response = connection.get("/Users?startIndex=" + startIndex + "&count=" + count).expect(200);
		if (response.resource().resources().size() != count) {
			throw new WrongAnswerException("wrong: another number of users");
		}
		return response.body().length;
	}

}
