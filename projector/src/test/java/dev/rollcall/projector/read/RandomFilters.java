package dev.rollcall.projector.read;

import java.util.Random;

import static dev.rollcall.projector.Samples.id;

/**
 * Filters that find some, all or none of the sample users and groups, with an index or
 * without.
 */
final class RandomFilters {

	private RandomFilters() {
	}

	static String users(Random random) {
		String one = userTerm(random);
		return switch (random.nextInt(4)) {
			case 0 -> one + " and " + userTerm(random);
			case 1 -> one + " or " + userTerm(random);
			case 2 -> "not (" + one + ")";
			default -> one;
		};
	}

	private static String userTerm(Random random) {
		int number = random.nextInt(75);
		return switch (random.nextInt(13)) {
			case 0 -> "userName eq \"USER" + number % 15 + "\"";
			case 1 -> "externalId eq \"X-" + number + "\"";
			case 2 -> "id eq \"" + id(number) + "\"";
			case 3 -> "emails.value eq \"mail" + number % 12 + "@example.com\"";
			case 4 -> "emails[type eq \"work\" and value eq \"mail" + number % 12 + "@example.com\"]";
			case 5 -> "emails[type eq \"home\" and value eq \"mail" + number % 12 + "@example.com\"]";
			case 6 -> "active eq " + random.nextBoolean();
			case 7 -> "name.familyName sw \"family" + number % 7 + "\"";
			case 8 -> "groups.value eq \"" + id(1_000 + number % 18) + "\"";
			case 9 -> "groups.display co \"group" + number % 4 + "\"";
			case 10 -> "department eq \"dept" + number % 5 + "\"";
			case 11 ->
				"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"dept" + number % 5 + "\"";
			default -> "meta.version eq \"W/\\\"" + (1 + number % 3) + "\\\"\"";
		};
	}

	static String groups(Random random) {
		String one = groupTerm(random);
		return switch (random.nextInt(4)) {
			case 0 -> one + " and " + groupTerm(random);
			case 1 -> one + " or " + groupTerm(random);
			case 2 -> "not (" + one + ")";
			default -> one;
		};
	}

	private static String groupTerm(Random random) {
		int number = random.nextInt(75);
		return switch (random.nextInt(8)) {
			case 0 -> "displayName eq \"GROUP" + number % 4 + "\"";
			case 1 -> "id eq \"" + id(1_000 + number % 18) + "\"";
			case 2 -> "members.value eq \"" + id(number) + "\"";
			case 3 -> "members eq \"" + id(number) + "\"";
			case 4 -> "members[value eq \"" + id(number) + "\" and type eq \"User\"]";
			case 5 -> "members.value ne \"" + id(number) + "\"";
			case 6 -> "members pr";
			default -> "displayName sw \"group\"";
		};
	}

}
