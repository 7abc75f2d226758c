package dev.rollcall.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The SCIM client of Captain-P-Goldfish's SCIM-SDK, as it is published. */
@ExtendWith(SharedProduct.class)
class CaptainGoldfishClientIT {

	private static ScimRequestBuilder client;

	@BeforeAll
	static void connect(Product product) {
		String authorization = "Bearer " + product.tenant("goldfish-client", "saml").token();
		client = new ScimRequestBuilder(product.scimBase(),
				ScimClientConfig.builder()
					.connectTimeout(5)
					.requestTimeout(30)
					.socketTimeout(30)
					.httpHeaders(Map.of("Authorization", authorization))
					.build());
	}

	@AfterAll
	static void disconnect() {
		client.close();
	}

	@Test
	void shouldUnderstandWhatTheServerCanDo() {
		ServiceProvider config = client.loadServiceProviderConfiguration();
		assertThat(config.getPatchConfig().isSupported()).isTrue();
		assertThat(config.getFilterConfig().isSupported()).isTrue();
		assertThat(config.getETagConfig().isSupported()).isTrue();
		assertThat(client.loadMetaConfiguration().sendRequest().isSuccess()).isTrue();
	}

	@Test
	void shouldFollowAUserFromCreationToDeletion() {
		String userName = userName();
		User created = good(client.create(User.class, "/Users").setResource(user(userName)).sendRequest(), 201);
		String id = created.getId().orElseThrow();
		User read = good(client.get(User.class, "/Users", id).sendRequest(), 200);
		assertThat(read.getUserName()).contains(userName);
		assertThat(read.getEmails()).extracting((email) -> email.getValue().orElse("")).containsExactly(userName);

		read.setTitle("Engineer");
		User replaced = good(client.update(User.class, "/Users", id).setResource(read).sendRequest(), 200);
		assertThat(replaced.getTitle()).contains("Engineer");

		User patched = good(client.patch(User.class, "/Users", id)
			.addOperation()
			.op(PatchOp.REPLACE)
			.path("active")
			.value("false")
			.next()
			.op(PatchOp.ADD)
			.path("emails")
			.valueNode(Email.builder().value("home-" + userName).type("home").build())
			.next()
			.op(PatchOp.REMOVE)
			.path("title")
			.build()
			.sendRequest(), 200);
		assertThat(patched.isActive()).contains(false);
		assertThat(patched.getTitle()).isEmpty();
		assertThat(patched.getEmails()).hasSize(2);

		assertThat(client.delete(User.class, "/Users", id).sendRequest().getHttpStatus()).isEqualTo(204);
		assertThat(client.get(User.class, "/Users", id).sendRequest().getHttpStatus()).isEqualTo(404);
	}

	@Test
	void shouldFindByFilterAndReadEveryPage() {
		String family = "Family" + UUID.randomUUID();
		List<String> made = IntStream.range(0, 7).mapToObj((i) -> create(family)).toList();
		List<String> found = new ArrayList<>();
		for (int start = 1; start <= 7; start += 3) {
			ServerResponse<ListResponse<User>> page = client.list(User.class, "/Users")
				.filter("name.familyName", Comparator.EQ, family)
				.build()
				.startIndex(start)
				.count(3)
				.get()
				.sendRequest();
			assertThat(page.isSuccess()).as(page.getResponseBody()).isTrue();
			assertThat(page.getResource().getTotalResults()).isEqualTo(7);
			page.getResource().getListedResources().forEach((user) -> found.add(user.getId().orElseThrow()));
		}
		assertThat(found).isEqualTo(made);
		ServerResponse<ListResponse<User>> searched = client.list(User.class, "/Users")
			.filter("name.familyName", Comparator.EQ, family)
			.build()
			.count(50)
			.post()
			.sendRequest();
		assertThat(searched.isSuccess()).as(searched.getResponseBody()).isTrue();
		assertThat(searched.getResource().getListedResources()).hasSize(7);
	}

	@Test
	void shouldKeepAGroupAndItsMembers() {
		String first = create("Member");
		String second = create("Member");
		Group group = Group.builder()
			.displayName("Group " + UUID.randomUUID())
			.members(List.of(Member.builder().value(first).build()))
			.build();
		String id = good(client.create(Group.class, "/Groups").setResource(group).sendRequest(), 201).getId()
			.orElseThrow();
		// 204 has no body, so it has no Content-Type, which this client looks for unless
		// it is told not to
		ServerResponse<Group> patched = client.patch(Group.class, "/Groups", id)
			.setExpectedResponseHeaders(Map.of())
			.addOperation()
			.op(PatchOp.ADD)
			.path("members")
			.valueNode(Member.builder().value(second).build())
			.next()
			.op(PatchOp.REMOVE)
			.path("members[value eq \"" + first + "\"]")
			.build()
			.sendRequest();
		assertThat(patched.isSuccess()).as(patched.getResponseBody()).isTrue();
		Group read = good(client.get(Group.class, "/Groups", id).sendRequest(), 200);
		assertThat(read.getMembers()).extracting((member) -> member.getValue().orElse("")).containsExactly(second);
		assertThat(client.delete(Group.class, "/Groups", id).sendRequest().isSuccess()).isTrue();
		assertThat(client.get(Group.class, "/Groups", id).sendRequest().getHttpStatus()).isEqualTo(404);
	}

	@Test
	void shouldDoABulkWhoseOperationsReferToEachOther() {
		String userName = userName();
		String gone = create("Gone");
		Group group = Group.builder()
			.displayName("Bulk " + UUID.randomUUID())
			.members(List.of(Member.builder().value("bulkId:user").type("User").build()))
			.build();
		ServerResponse<BulkResponse> answer = client.bulk()
			.bulkRequestOperation("/Users")
			.method(HttpMethod.POST)
			.bulkId("user")
			.data(user(userName))
			.next()
			.bulkRequestOperation("/Groups")
			.method(HttpMethod.POST)
			.bulkId("group")
			.data(group)
			.next()
			.bulkRequestOperation("/Users")
			.method(HttpMethod.POST)
			.bulkId("twin")
			.data(user(userName))
			.next()
			.bulkRequestOperation("/Users/" + gone)
			.method(HttpMethod.DELETE)
			.sendRequest();
		assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isEqualTo(200);
		assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
		List<BulkResponseOperation> done = answer.getResource().getBulkResponseOperations();
		assertThat(done).extracting(BulkResponseOperation::getStatus).containsExactly(201, 201, 409, 204);
		assertThat(done.get(2).getResponse(ErrorResponse.class).orElseThrow().getScimType()).contains("uniqueness");

		String user = idOf(done.get(0));
		assertThat(good(client.get(User.class, "/Users", user).sendRequest(), 200).getUserName()).contains(userName);
		assertThat(good(client.get(Group.class, "/Groups", idOf(done.get(1))).sendRequest(), 200).getMembers())
			.extracting((member) -> member.getValue().orElse(""))
			.containsExactly(user);
		assertThat(client.get(User.class, "/Users", gone).sendRequest().getHttpStatus()).isEqualTo(404);
	}

	@Test
	void shouldStopABulkAfterSoManyErrors() {
		String never = userName();
		ServerResponse<BulkResponse> answer = client.bulk()
			.failOnErrors(1)
			.bulkRequestOperation("/Users/" + UUID.randomUUID())
			.method(HttpMethod.DELETE)
			.next()
			.bulkRequestOperation("/Users")
			.method(HttpMethod.POST)
			.bulkId("never")
			.data(user(never))
			.sendRequest();
		assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isEqualTo(200);
		assertThat(answer.getResource().getBulkResponseOperations()).extracting(BulkResponseOperation::getStatus)
			.containsExactly(404);
		assertThat(client.list(User.class, "/Users")
			.filter("userName", Comparator.EQ, never)
			.build()
			.get()
			.sendRequest()
			.getResource()
			.getTotalResults()).isZero();
	}

	@Test
	void shouldReadTheErrors() {
		String userName = userName();
		good(client.create(User.class, "/Users").setResource(user(userName)).sendRequest(), 201);
		ServerResponse<User> twin = client.create(User.class, "/Users").setResource(user(userName)).sendRequest();
		assertThat(twin.getHttpStatus()).isEqualTo(409);
		assertThat(twin.getErrorResponse().getScimType()).contains("uniqueness");
		ServerResponse<ListResponse<User>> broken = client.list(User.class, "/Users")
			.filter("userName eq")
			.get()
			.sendRequest();
		assertThat(broken.getHttpStatus()).isEqualTo(400);
		assertThat(broken.getErrorResponse().getScimType()).contains("invalidFilter");
		ServerResponse<User> unknown = client.get(User.class, "/Users", UUID.randomUUID().toString()).sendRequest();
		assertThat(unknown.getHttpStatus()).isEqualTo(404);
		assertThat(unknown.getErrorResponse().getDetail()).isPresent();
	}

	private static <T extends de.captaingoldfish.scim.sdk.common.resources.ResourceNode> T good(
			ServerResponse<T> response, int status) {
		assertThat(response.getHttpStatus()).as(response.getResponseBody()).isEqualTo(status);
		assertThat(response.isSuccess()).as(response.getResponseBody()).isTrue();
		return response.getResource();
	}

	private static String idOf(BulkResponseOperation operation) {
		String location = operation.getLocation().orElseThrow();
		return location.substring(location.lastIndexOf('/') + 1);
	}

	private static String create(String familyName) {
		User user = user(userName());
		user.setName(Name.builder().familyName(familyName).build());
		return good(client.create(User.class, "/Users").setResource(user).sendRequest(), 201).getId().orElseThrow();
	}

	private static User user(String userName) {
		return User.builder()
			.userName(userName)
			.active(true)
			.name(Name.builder().givenName("Ada").familyName("Lindqvist").build())
			.emails(List.of(Email.builder().value(userName).type("work").primary(true).build()))
			.build();
	}

	private static String userName() {
		return "cg" + UUID.randomUUID() + "@example.com";
	}

}
