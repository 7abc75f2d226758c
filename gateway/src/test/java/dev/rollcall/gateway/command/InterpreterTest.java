package dev.rollcall.gateway.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.Redaction;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity.Provider.Vendor;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InterpreterTest {

	private static final int REQUESTS = 3_000;

	private static final UUID ID = new UUID(7, 1);

	private static final ProviderId PROVIDER = new ProviderId(new UUID(7, 2));

	private static final UUID FRESH = new UUID(7, 3);

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static final List<String> USER_PARTS = List.of("'userName':'a@b.example'", "'password':''",
			"'Password':{'a':[1,{'b':'pässwörd'}]}", "'active':'False'",
			"'name':{'givenName':'Ä','familyName':'\\u00e9'}",
			"'emails':[{'value':'a@b','type':'work','primary':'True'},{'value':'c@d'}]",
			"'<ENT>':{'department':'D','manager':{'value':'m'}}", "'roles':['R']", "'meta':{'resourceType':'User'}",
			"'x509Certificates':[{'value':'QUJD'}]", "'" + ENTERPRISE + ":password':'s'", "'title':null");

	private static final List<String> GROUP_PARTS = List.of("'displayName':'G'", "'externalId':'e'",
			"'members':[{'value':'" + new UUID(1, 1) + "'},{'value':'nobody'},'" + new UUID(1, 2) + "']",
			"'password':'s'");

	private static final List<String> OPERATIONS = List.of("{'op':'Replace','path':'password','value':'new'}",
			"{'op':'replace','value':{'password':'new','title':'T','name.givenName':'Y'}}",
			"{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'a@b'}",
			"{'op':'Replace','path':'<ENT>:manager','value':{'managerId':'m'}}",
			"{'op':'add','path':'<ENT>:password','value':{'password':'x'}}", "{'op':'remove','path':'title'}",
			"{'op':'Replace','path':'active','value':'False'}", "{'op':'replace','value':{'displayName':'X'}}");

	private static final List<String> MEMBER_OPERATIONS = List.of(
			"{'op':'Remove','path':'members','value':[{'value':'" + new UUID(1, 1) + "'}]}",
			"{'op':'add','path':'members','value':[{'value':'" + new UUID(1, 2) + "'}]}",
			"{'op':'remove','path':'members[value eq \\'" + new UUID(1, 3) + "\\']'}",
			"{'op':'replace','path':'members'" + ",'value':[]}",
			"{'op':'replace','value':{'displayName':'X','password':'p'}}");

	private final UserCommands users = new UserCommands(RequestLimits.DEFAULT);

	private final GroupCommands groups = new GroupCommands(RequestLimits.DEFAULT);

	private final JsonBody json = new JsonBody(JsonLimits.DEFAULT);

	private final Interpreter interpreter = new Interpreter(this.json, this.users, this.groups);

	@Test
	void shouldReadWhatWasRecordedAsItWasReadLive() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		int read = 0;
		for (int i = 0; i < REQUESTS; i++) {
			Dialect dialect = Dialect.of(Vendor.values()[random.nextInt(Vendor.values().length)]);
			int kind = random.nextInt(6);
			String body = body(random, kind);
			Command live;
			try {
				live = live(dialect, kind, body);
			}
			catch (ScimErrorException ex) {
				// Such a request never comes to the log.
				continue;
			}
			read++;
			String recorded = Redaction.body(body.getBytes(StandardCharsets.UTF_8));

			assertThat(this.interpreter.again(dialect, envelope(live, "/scim/v2/Users", recorded)))
				.as("seed %s, body %s", seed, body)
				.isEqualTo(live);
		}
		assertThat(read).isGreaterThan(REQUESTS / 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin/v1/sites/a/reinterpretations/b/apply", "", "/scim/v1/Users" })
	void shouldPassOverWhatIsNoScimRequest(String path) {
		assertThat(Interpreter.provider(envelope(patch(), path, "{}"))).isNull();
	}

	@Test
	void shouldPassOverWhatHasNoBodyToRead() {
		Command delete = new Command.DeleteUser(PROVIDER, new UserId(ID), Preconditions.NONE);

		assertThat(Interpreter.provider(envelope(delete, "/scim/v2/Users/" + ID, ""))).isNull();
		assertThat(Interpreter.provider(envelope(delete, "/scim/v2/Users/" + ID, "{}"))).isNull();
		assertThat(Interpreter.provider(envelope(patch(), "/scim/v2/Users/" + ID, "{}"))).isEqualTo(PROVIDER);
	}

	@Test
	void shouldKeepWhatDoesNotStandInTheBody() {
		Preconditions conditions = new Preconditions(List.of(4L), List.of());
		Command recorded = new Command.PatchUser(PROVIDER, new UserId(ID), new AccountId(FRESH), List.of(), conditions);

		Command again = this.interpreter.again(Dialect.of(Vendor.ENTRA), envelope(recorded, "/scim/v2/Users/" + ID,
				json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[]}")));

		assertThat(again).isEqualTo(recorded);
	}

	@Test
	void shouldSayWhatWouldBeRefusedToday() {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> this.interpreter
			.again(Dialect.of(Vendor.OKTA), envelope(patch(), "/scim/v2/Users/" + ID, json("{'Operations':5}"))));
	}

	private static Command patch() {
		return new Command.PatchUser(PROVIDER, new UserId(ID), new AccountId(FRESH), List.of(), Preconditions.NONE);
	}

	private Command live(Dialect dialect, int kind, String body) {
		Preconditions any = Preconditions.NONE;
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return switch (kind) {
			case 0 ->
				this.users.create(dialect, PROVIDER, new UserId(ID), new AccountId(FRESH), this.json.parse(bytes));
			case 1 -> this.users.replace(dialect, PROVIDER, new UserId(ID), new AccountId(FRESH),
					this.json.parse(bytes), any);
			case 2 ->
				this.users.patch(dialect, PROVIDER, new UserId(ID), new AccountId(FRESH), this.json.parse(bytes), any);
			case 3 ->
				this.groups.create(dialect, PROVIDER, new GroupId(ID), new SiteGroupId(FRESH), this.json.parse(bytes));
			case 4 -> this.groups.replace(dialect, PROVIDER, new GroupId(ID), new SiteGroupId(FRESH),
					this.json.parse(bytes), any);
			default -> this.groups.patch(dialect, PROVIDER, new GroupId(ID), new SiteGroupId(FRESH),
					this.json.parse(bytes), any);
		};
	}

	private static String body(Random random, int kind) {
		return switch (kind) {
			case 0, 1 -> json("{" + some(random, USER_PARTS) + "}");
			case 3, 4 -> json("{" + some(random, GROUP_PARTS) + "}");
			default -> json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
					+ some(random, (kind == 2) ? OPERATIONS : MEMBER_OPERATIONS) + "]}");
		};
	}

	private static String some(Random random, List<String> of) {
		List<String> parts = new ArrayList<>(of);
		while (parts.size() > 1 && random.nextInt(of.size()) != 0) {
			parts.remove(random.nextInt(parts.size()));
		}
		return String.join(",", parts);
	}

	private static String json(String quoted) {
		return quoted.replace("\\'", "\\\"").replace('\'', '"').replace("<ENT>", ENTERPRISE);
	}

	private static Command.Envelope envelope(Command command, String path, String body) {
		return new Command.Envelope(new CommandId(new UUID(9, 9)), new SiteId("acme"), Instant.EPOCH, "credential:x",
				Optional.empty(), new RawRequest("POST", path, "", "", body), command);
	}

}
