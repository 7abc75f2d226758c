package dev.rollcall.gateway.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.scim.Json;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity.Provider.Vendor;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.AttributeLimits;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GroupCommandsTest {

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final GroupId GROUP = new GroupId(new UUID(1, 2));

	private static final SiteGroupId SITE_GROUP = new SiteGroupId(new UUID(1, 3));

	private static final UUID A = new UUID(7, 10);

	private static final UUID B = new UUID(7, 11);

	private static final Dialect DIALECT = Dialect.of(Vendor.OKTA);

	private final GroupCommands commands = new GroupCommands(RequestLimits.DEFAULT);

	@ParameterizedTest
	@ValueSource(strings = { "{'schemas':['<GROUP>'],'displayName':'G','members':[{'value':'#a'},{'value':'#b'}]}",
			"{'schemas':['<GROUP>','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],"
					+ "'displayName':'G','meta':{'resourceType':'Group'},'members':[{'value':'#a','$ref':null},{'value':'#b'},{'value':'#a'}]}",
			"{'displayName':'G','Members':['#a','nobody',{'Value':'#b','type':'User'},null]}" })
	void shouldTakeTheFirstMembers(String body) {
		Command.CreateGroup command = create(body);

		assertThat(command.members()).containsExactly(A, B);
		assertThat(command.attributes().tree()).isEqualTo(Json.of("{'schemas':['<GROUP>'],'displayName':'G'}"));
		assertThat(command.id()).isEqualTo(GROUP);
		assertThat(command.siteGroup()).isEqualTo(SITE_GROUP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'displayName':'G'}", "{'displayName':'G','members':null}",
			"{'displayName':'G','members':[]}" })
	void shouldCreateAGroupWithoutMembers(String body) {
		assertThat(create(body).members()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'schemas':['<GROUP>']}", "{'displayName':'  '}", "{'displayName':'G','members':[{}]}",
			"{'displayName':'G','members':5}", "{'displayName':'G','members':[{'value':{'a':1}}]}",
			"{'schemas':['<USER>'],'displayName':'G'}" })
	void shouldRefuseWhatIsNoGroup(String body) {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> create(body))
			.satisfies((ex) -> assertThat(ex.error().status()).isEqualTo(400));
	}

	@Test
	void shouldKeepTheMembersIfAReplacementSaysNothingOfThem() {
		assertThat(replace("{'displayName':'G'}").members()).isNull();
		assertThat(replace("{'displayName':'G','members':[]}").members()).isEmpty();
		assertThat(replace("{'displayName':'G','members':null}").members()).isEmpty();
		assertThat(replace("{'displayName':'G','members':[{'value':'#a','$ref':'/Users/#a'}]}").members())
			.containsExactly(A);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# Entra: removal by value
					[{'op':'Remove','path':'members','value':[{'$ref':null,'value':'#a'}]}]         | REMOVE_MEMBERS
					# Entra with the flag: one operation a member
					[{'op':'remove','path':'members[value eq \\'#a\\']'},{'op':'remove','path':'members[value eq \\'#b\\']'}] | REMOVE_MEMBERS
					# Okta: delta, rename, full push
					[{'op':'remove','path':'members[value eq \\'#a\\']'},{'op':'add','path':'members','value':[{'value':'#b','display':'b'}]}] | REMOVE_MEMBERS ADD_MEMBERS
					[{'op':'replace','value':{'id':'x','displayName':'R'}}]                         | SET
					[{'op':'replace','path':'members','value':[{'value':'#a'}]}]                    | SET_MEMBERS
					[{'op':'replace','value':{'members':[]}}]                                       | SET_MEMBERS
					# authentik: one operation a member, removal by value; the whole group
					[{'op':'add','path':'members','value':[{'value':'#a'}]},{'op':'add','path':'members','value':[{'value':'#b'}]},{'op':'remove','path':'members','value':[{'value':'#a'}]}] | ADD_MEMBERS REMOVE_MEMBERS
					[{'op':'replace','value':{'schemas':['<GROUP>'],'id':'x','displayName':'G','externalId':'e'}}] | SET SET
					# nobody named: nobody removed
					[{'op':'Remove','path':'members','value':[]}]                                   | ``
					# the RFC: all of them
					[{'op':'remove','path':'members'}]                                              | SET_MEMBERS
					""")
	void shouldReadWhatIsPatched(String operations, String kinds) {
		Command.PatchGroup command = this.commands.patch(DIALECT, PROVIDER, GROUP, SITE_GROUP,
				Json.patch(ids(operations)), Preconditions.NONE);

		List<String> expected = Stream.of(kinds.split(" ")).filter((kind) -> !kind.isEmpty()).toList();
		assertThat(command.operations()).extracting((operation) -> operation.kind().name()).isEqualTo(expected);
	}

	@Test
	void shouldRemoveTheMembersThatAreNamed() {
		Command.PatchGroup command = this.commands.patch(DIALECT, PROVIDER, GROUP, SITE_GROUP,
				Json.patch(ids("[{'op':'Remove','path':'members','value':[{'value':'#b'},{'value':'#a'}]}]")),
				Preconditions.NONE);

		assertThat(command.operations()).containsExactly(Operation.removeMembers(List.of(B, A)));
	}

	@Test
	void shouldTakeAsManyMembersAsAllowed() {
		ObjectNode body = Json.of("{'displayName':'G'}");
		ArrayNode members = body.putArray("members");
		for (int i = 0; i < 100_000; i++) {
			members.addObject().put("value", new UUID(9, i).toString());
		}

		assertThat(this.commands.create(DIALECT, PROVIDER, GROUP, SITE_GROUP, body).members()).hasSize(100_000);

		members.addObject().put("value", new UUID(9, 100_000).toString());
		assertThatExceptionOfType(ScimErrorException.class)
			.isThrownBy(() -> this.commands.create(DIALECT, PROVIDER, GROUP, SITE_GROUP, body))
			.satisfies((ex) -> assertThat(ex.error().status()).isEqualTo(413));
	}

	@Test
	void shouldRefuseMoreOperationsThanAllowed() {
		GroupCommands strict = new GroupCommands(
				new RequestLimits(1, 10, AttributeLimits.DEFAULT, FilterLimits.DEFAULT));
		String operation = "{'op':'replace','path':'displayName','value':'x'}";

		assertThatExceptionOfType(ScimErrorException.class)
			.isThrownBy(() -> strict.patch(DIALECT, PROVIDER, GROUP, SITE_GROUP,
					Json.patch("[" + operation + "," + operation + "]"), Preconditions.NONE))
			.satisfies((ex) -> assertThat(ex.error().status()).isEqualTo(413));
	}

	private Command.CreateGroup create(String body) {
		return this.commands.create(DIALECT, PROVIDER, GROUP, SITE_GROUP, Json.of(ids(body)));
	}

	private Command.ReplaceGroup replace(String body) {
		return this.commands.replace(DIALECT, PROVIDER, GROUP, SITE_GROUP, Json.of(ids(body)), Preconditions.NONE);
	}

	private static String ids(String json) {
		return json.replace("#a", A.toString()).replace("#b", B.toString());
	}

}
