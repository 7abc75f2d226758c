package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an account looks like: {@code company}, {@code timeZone}, {@code twoFactor} and
 * the permissions.
 */
@ExtendWith(SharedProduct.class)
class PolicyProfileIT {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldTakeTheCompanyOfTheIdentityProviderBeforeThatOfThePolicy() {
		Story story = Story.open(product, "setting-company", "{\"scim\":\"token\",\"company\":\"Acme\"}");
		String name = "ann@company.example";
		String user = story.user(name);
		assertThat(text(story, name, "company")).isEqualTo("Acme");
		replace(story, user, ENTERPRISE + ":organization", "\"Subsidiary\"");
		assertThat(text(story, name, "company")).isEqualTo("Subsidiary");
		story.policy("{\"scim\":\"token\",\"company\":\"Acme Holding\"}");
		assertThat(text(story, name, "company")).isEqualTo("Subsidiary");
		remove(story, user, ENTERPRISE + ":organization");
		assertThat(text(story, name, "company")).isEqualTo("Acme Holding");
		story.policy("{\"scim\":\"token\"}");
		assertThat(text(story, name, "company")).isEmpty();
	}

	@Test
	void shouldTakeTheTimeZoneOfTheIdentityProviderThenOfThePolicyThenOfTheSite() {
		Story story = Story.open(product, "setting-zone", "{\"scim\":\"token\",\"timeZone\":\"Europe/Vienna\"}");
		site(story, "\"timeZone\":\"America/Lima\"");
		String name = "ann@zone.example";
		String user = story.user(name);
		assertThat(text(story, name, "timeZone")).isEqualTo("Europe/Vienna");
		replace(story, user, "timezone", "\"Asia/Tokyo\"");
		assertThat(text(story, name, "timeZone")).isEqualTo("Asia/Tokyo");
		remove(story, user, "timezone");
		assertThat(text(story, name, "timeZone")).isEqualTo("Europe/Vienna");
		story.policy("{\"scim\":\"token\"}");
		assertThat(text(story, name, "timeZone")).isEqualTo("America/Lima");
		site(story, "\"timeZone\":\"America/Bogota\"");
		assertThat(text(story, name, "timeZone")).isEqualTo("America/Bogota");
	}

	@Test
	void shouldNotLetATimeZoneThatIsNoneDecide() {
		Story story = Story.open(product, "setting-no-zone", "{\"scim\":\"token\",\"timeZone\":\"Europe/Vienna\"}");
		String name = "bo@zone.example";
		String user = story.scim()
			.post("/Users", Bodies.user(name).replace("\"active\"", "\"timezone\":\"Mars\",\"active\""))
			.expect(201)
			.id();
		assertThat(text(story, name, "timeZone")).isEqualTo("Europe/Vienna");
		assertThat(story.scim().get("/Users/" + user).expect(200).text("/timezone")).isEqualTo("Mars");
	}

	@Test
	void shouldFollowOrOverrideTheTwoFactorOfTheSite() {
		Story story = Story.open(product, "setting-two-factor", "{\"scim\":\"token\"}");
		String name = "ann@two.example";
		story.user(name);
		assertThat(flag(story, name, "twoFactor")).isFalse();
		site(story, "\"twoFactor\":true");
		assertThat(flag(story, name, "twoFactor")).isTrue();
		story.policy("{\"scim\":\"token\",\"twoFactor\":\"never\"}");
		assertThat(flag(story, name, "twoFactor")).isFalse();
		site(story, "\"twoFactor\":false");
		story.policy("{\"scim\":\"token\",\"twoFactor\":\"always\"}");
		assertThat(flag(story, name, "twoFactor")).isTrue();
		assertThat(story.explanation(name)).contains("\"twoFactor\"");
		story.policy("{\"scim\":\"token\",\"twoFactor\":\"site\"}");
		assertThat(flag(story, name, "twoFactor")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "webdav", "ftp", "sftp" })
	void shouldGrantAPermissionAsLongAsThePolicyDoes(String permission) {
		Story story = Story.open(product, "setting-" + permission, "{\"scim\":\"token\"}");
		String before = "ann@" + permission + ".example";
		String later = "bob@" + permission + ".example";
		story.user(before);
		assertThat(flag(story, before, permission)).isFalse();
		story.policy("{\"scim\":\"token\",\"" + permission + "\":true}");
		story.user(later);
		for (String name : List.of(before, later)) {
			for (String one : List.of("webdav", "ftp", "sftp")) {
				assertThat(flag(story, name, one)).as(one).isEqualTo(one.equals(permission));
			}
		}
		assertThat(story.explanation(later)).contains("\"" + permission + "\"");
		story.policy("{\"scim\":\"token\"}");
		assertThat(flag(story, before, permission)).isFalse();
	}

	private static String text(Story story, String userName, String field) {
		return story.account(userName).path(field).asString();
	}

	private static boolean flag(Story story, String userName, String field) {
		return story.account(userName).path(field).asBoolean();
	}

	private static void site(Story story, String setting) {
		story.admin().put(story.site(), "{\"name\":\"Site\"," + setting + "}").expect(200);
		story.settle();
	}

	private static void replace(Story story, String user, String path, String value) {
		patch(story, user, "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}");
	}

	private static void remove(Story story, String user, String path) {
		patch(story, user, "{\"op\":\"remove\",\"path\":\"" + path + "\"}");
	}

	private static void patch(Story story, String user, String operation) {
		assertThat(story.scim().patch("/Users/" + user, Bodies.patch(operation)).status()).isIn(200, 204);
	}

}
