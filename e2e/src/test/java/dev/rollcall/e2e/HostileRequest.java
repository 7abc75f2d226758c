package dev.rollcall.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that nobody should send. It follows from a seed and a number alone.
 *
 * @param path with query, below the base URI; {@code {user}} and {@code {group}} stand
 * for the ids of resources that exist
 * @param ifMatch {@code null} for none
 */
record HostileRequest(String method, String path, String contentType, String ifMatch, byte[] body) {

	private static final List<String> USERS = List.of(
			"""
					{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"fuzz@example.com","active":true,\
					"name":{"givenName":"Fay","familyName":"Zed"},"emails":[{"value":"f@example.com","type":"work","primary":true}],\
					"password":"s","externalId":"e","roles":[],"meta":{"resourceType":"User"}}""",
			"""
					{"userName":"fuzz2@example.com","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":\
					{"department":"D","manager":{"value":"{user}"}},"addresses":[{"type":"work","country":"SE"}],"id":"{user}"}""");

	private static final List<String> GROUPS = List.of("""
			{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Fuzz",\
			"members":[{"value":"{user}","$ref":"x","type":"User"}],"externalId":"g"}""");

	private static final List<String> PATCHES = List.of("""
			{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":\
			[{"op":"replace","path":"{path}","value":"x"},{"op":"add","path":"{path}","value":{"value":"y"}}]}""", """
			{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":\
			[{"op":"add","value":{"name.givenName":"G","title":"T","{path}":"v"}}]}""",
			"""
					{"Operations":[{"op":"remove","path":"{path}"},{"op":"replace","path":"members","value":[{"value":"{user}"}]}]}""",
			"""
					{"Operations":[{"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"w@example.com"},\
					{"op":"Remove","path":"members","value":[{"value":"{user}"}]},{"op":"add","path":"active","value":"False"}]}""");

	private static final List<String> SEARCHES = List
		.of("""
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"{filter}","startIndex":1,"count":5,\
				"attributes":["userName","{path}"],"sortBy":"{path}","sortOrder":"descending"}""");

	private static final List<String> BULKS = List
		.of("""
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":1,"Operations":\
				[{"method":"PATCH","path":"/Users/{user}","data":{"Operations":[{"op":"replace","path":"{path}","value":"b"}]}},\
				{"method":"DELETE","path":"/Users/{path}","bulkId":"{path}"},\
				{"method":"PUT","path":"/Groups/bulkId:q","data":{"displayName":"B"}}]}""");

	private static final List<String> TYPES = List.of("text/plain", "application/xml",
			"application/json; charset=utf-16", "application/scim+json; charset=\"UTF-8\"",
			"multipart/form-data; boundary=x", "application/json;;;=", "*/*", "application/scim+json, application/json",
			"x");

	private static final List<String> VERSIONS = List.of("*", "W/\"0\"", "\"", "W/\"999999999999999999999\"",
			"W/\"x\", \"y\"", ",,,", "W/");

	private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(\"[^\"{]*\"|true|\\[]|\\{[^{}]*})(?=[,}\\]])");

	private static final Pattern NAME = Pattern.compile("\"[A-Za-z.]+\"(?=:)");

	/** Request number {@code index} of a run. */
	static HostileRequest of(long seed, int index, boolean bulk) {
		Random random = new Random(seed * 1_000_003L + index);
		return new Maker(random, new HostileText(random)).make(bulk);
	}

	boolean reads() {
		return this.method.equals("GET") || this.path.contains(".search");
	}

	@Override
	public String toString() {
		String text = new String(this.body, StandardCharsets.UTF_8);
		return this.method + " " + shortened(this.path) + " (" + this.contentType + ") " + shortened(text);
	}

	private static String shortened(String text) {
		return (text.length() > 600) ? text.substring(0, 600) + "... " + text.length() : text;
	}

	/** Makes one request. */
	private record Maker(Random random, HostileText text) {

		HostileRequest make(boolean bulk) {
			String type = this.text.once(12) ? this.text.one(TYPES) : "application/scim+json";
			String version = this.text.once(15) ? this.text.one(VERSIONS) : "";
			return switch (this.random.nextInt(bulk ? 11 : 10)) {
				case 0, 1 -> request("POST", "/Users", type, "", body(USERS));
				case 2 -> request("POST", "/Groups", type, "", body(GROUPS));
				case 3 -> request("PUT", this.text.once(8) ? "/Users/" + segment() : "/Users/{user}", type, version,
						body(USERS));
				case 4, 5 -> request("PATCH", this.text.once(8) ? "/Users/" + segment() : "/Users/{user}", type,
						version, body(PATCHES));
				case 6 -> request("PATCH", "/Groups/{group}", type, version, body(PATCHES));
				case 7 -> request("POST", this.text.one(List.of("/Users/.search", "/Groups/.search", "/.search")), type,
						"", body(SEARCHES));
				case 8 -> request("GET", "/" + this.text.one(List.of("Users", "Groups", "")) + "?" + query(), type, "",
						new byte[0]);
				case 9 -> request(this.text.one(List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "POST")),
						"/" + this.text
							.one(List.of("Users", "Groups", "Schemas", "ResourceTypes", "ServiceProviderConfig")) + "/"
								+ segment(),
						type, "", this.text.once(2) ? body(USERS) : new byte[0]);
				default -> request("POST", "/Bulk", type, "", body(BULKS));
			};
		}

		private static HostileRequest request(String method, String path, String type, String version, byte[] body) {
			return new HostileRequest(method, path, type, version, body);
		}

		private String segment() {
			return this.text.one(List.of("..", "%00", "%2F", "%2e%2e%2f", "a%20b", "x".repeat(3_000), "%F0%9F%98%80",
					"%C3", "00000000-0000-0000-0000-000000000000", "..%5c", ";a=b", "1/2/3", "//", "%25%25",
					encoded(this.text.word())));
		}

		private String query() {
			List<String> parts = new ArrayList<>();
			for (String name : List.of("filter", "startIndex", "count", "attributes", "excludedAttributes", "sortBy",
					"sortOrder", "cursor", "x")) {
				if (this.text.once(3)) {
					parts.add(name + "=" + encoded(argument(name)));
				}
			}
			if (this.text.once(6)) {
				parts.add("filter=" + encoded(this.text.filter(500)));
			}
			return String.join(this.text.once(10) ? "&&" : "&", parts);
		}

		private String argument(String name) {
			return switch (name) {
				case "filter" -> this.text.filter(6_000);
				case "startIndex", "count" -> this.text.one(List.of("0", "-1", "1", "1e3", "2147483648",
						"99999999999999999999", "", "many", "\u0661", "1.5", " 1", "0x10"));
				case "cursor" -> this.text.one(List.of("", "x", "bm90IGEgY3Vyc29y", "\u0000"));
				case "sortOrder" -> this.text.one(List.of("ascending", "DESCENDING", "up", ""));
				default -> this.text.path() + (this.text.once(3) ? "," + this.text.path() : "");
			};
		}

		private byte[] body(List<String> samples) {
			String body = this.text.one(samples);
			while (body.contains("{path}")) {
				body = body.replaceFirst("\\{path}", Matcher.quoteReplacement(quoted(this.text.path())));
			}
			body = body.replace("{filter}", quoted(this.text.filter(60_000)));
			for (int i = this.random.nextInt(4); i > 0; i--) {
				body = mutated(body);
			}
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			if (this.text.once(25) && bytes.length > 0) {
				bytes[this.random.nextInt(bytes.length)] = (byte) (0x80 + this.random.nextInt(0x80));
			}
			return bytes;
		}

		private String mutated(String body) {
			return switch (this.random.nextInt(10)) {
				case 0, 1, 2, 3 -> replaced(body, VALUE, this.text.json());
				case 4, 5 -> replaced(body, VALUE, "\"" + quoted(this.text.word()) + "\"");
				case 6 -> replaced(body, NAME, "\"" + quoted(this.text.path()) + "\"");
				case 7 -> body.replaceFirst("\\{\"", "{\"userName\":\"twice\",\"");
				case 8 -> this.text.damaged(body);
				default -> this.text
					.one(List.of("\ufeff" + body, body + "x", "[" + body + "]", "", "null", "\"x\"", body + body));
			};
		}

		private String replaced(String body, Pattern what, String by) {
			Matcher matcher = what.matcher(body);
			List<Integer> starts = new ArrayList<>();
			while (matcher.find()) {
				starts.add(matcher.start());
			}
			if (starts.isEmpty() || !matcher.find(this.text.one(starts))) {
				return body;
			}
			return body.substring(0, matcher.start()) + by + body.substring(matcher.end());
		}

		private static String quoted(String text) {
			StringBuilder quoted = new StringBuilder();
			for (char c : text.toCharArray()) {
				if (c == '"' || c == '\\') {
					quoted.append('\\').append(c);
				}
				else if (c < ' ') {
					quoted.append(String.format("\\u%04x", (int) c));
				}
				else {
					quoted.append(c);
				}
			}
			return quoted.toString();
		}

		private static String encoded(String text) {
			return URLEncoder.encode(text, StandardCharsets.UTF_8);
		}

	}

}
