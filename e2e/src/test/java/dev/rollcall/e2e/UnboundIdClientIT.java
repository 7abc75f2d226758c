package dev.rollcall.e2e;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Ping Identity's (UnboundID's) SCIM client, as it is published, against the product. */
@ExtendWith(SharedProduct.class)
class UnboundIdClientIT {

	private static Client http;

	private static ScimService service;

	@BeforeAll
	static void connect(Product product) {
		String authorization = "Bearer " + product.tenant("unboundid-client", "saml").token();
		ClientRequestFilter authenticate = (request) -> request.getHeaders().putSingle("Authorization", authorization);
		// the connector of the JDK cannot send PATCH
		http = ClientBuilder.newClient(new ClientConfig().connectorProvider(new Apache5ConnectorProvider()));
		http.register(authenticate);
		service = new ScimService(http.target(product.scimBase()));
	}

	@AfterAll
	static void disconnect() {
		http.close();
	}

	@Test
	void shouldUnderstandTheDiscoveryEndpoints() throws ScimException {
		ServiceProviderConfigResource config = service.getServiceProviderConfig();
		assertThat(config.getPatch().isSupported()).isTrue();
		assertThat(config.getFilter().isSupported()).isTrue();
		assertThat(config.getEtag().isSupported()).isTrue();
		assertThat(config.getPagination()).isNotNull();
		assertThat(config.getPagination().supportsCursorPagination()).isTrue();
		assertThat(config.getPagination().supportsIndexPagination()).isTrue();
		assertThat(config.getPagination().getDefaultPaginationMethod()).isEqualTo("index");
		assertThat(service.getResourceTypes().getResources()).extracting((type) -> type.getName())
			.contains("User", "Group");
		assertThat(service.getSchemas().getResources()).extracting((schema) -> schema.getId())
			.contains("urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:Group");
	}

	@Test
	void shouldFollowAUserFromCreationToDeletion() throws ScimException {
		String userName = userName();
		UserResource created = service.create("Users", user(userName));
		String id = String.valueOf(created.getId());
		assertThat(created.getMeta()).isNotNull();
		UserResource read = service.retrieve("Users", id, UserResource.class);
		assertThat(read.getUserName()).isEqualTo(userName);
		assertThat(read.getEmails()).extracting(Email::getValue).containsExactly(userName);

		read.setTitle("Engineer");
		UserResource replaced = service.replaceRequest(read).ifMatch().invoke();
		assertThat(replaced.getTitle()).isEqualTo("Engineer");
		// the copy that was read first is out of date now
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> service.replaceRequest(created).ifMatch().invoke());

		UserResource patched = service.modifyRequest("Users", id)
			.replaceValue("active", false)
			.replaceValue("name.givenName", "Grace")
			.addValues("emails", new Email().setValue("home-" + userName).setType("home"))
			.removeValues("title")
			.invoke(UserResource.class);
		assertThat(patched.getActive()).isFalse();
		assertThat(patched.getTitle()).isNull();
		assertThat(patched.getName()).isNotNull()
			.extracting(Name::getGivenName, Name::getFamilyName)
			.containsExactly("Grace", "Lindqvist");
		assertThat(patched.getEmails()).hasSize(2);

		service.delete("Users", id);
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> service.retrieve("Users", id, UserResource.class));
	}

	@Test
	void shouldFindByFilterAndPageThroughTheRest() throws ScimException {
		String family = "Family" + UUID.randomUUID();
		List<String> made = IntStream.range(0, 7).mapToObj((i) -> create(family)).toList();
		Filter filter = Filter.eq("name.familyName", family);
		List<String> found = new java.util.ArrayList<>();
		for (int start = 1; start <= 7; start += 3) {
			ListResponse<UserResource> page = service.searchRequest("Users")
				.filter(filter)
				.page(start, 3)
				.attributes("userName")
				.invoke(UserResource.class);
			assertThat(page.getTotalResults()).isEqualTo(7);
			page.forEach((user) -> found.add(user.getId()));
			assertThat(page.getResources()).allMatch((user) -> user.getName() == null);
		}
		assertThat(found).isEqualTo(made);
		assertThat(service.searchRequest("Users").filter(filter).page(1, 100).invokePost(UserResource.class))
			.hasSize(7);
		assertThat(service.search("Users", Filter.eq("userName", "nobody@example.com").toString(), UserResource.class))
			.isEmpty();
	}

	@Test
	void shouldSortAndPageByCursor() throws ScimException {
		String family = "Family" + UUID.randomUUID();
		List<String> made = IntStream.range(0, 7).mapToObj((i) -> create(family)).toList();
		Filter filter = Filter.eq("name.familyName", family);
		List<String> names = new java.util.ArrayList<>();
		service.searchRequest("Users")
			.filter(filter)
			.sort("userName", SortOrder.DESCENDING)
			.invoke(UserResource.class)
			.forEach((user) -> names.add(String.valueOf(user.getUserName())));
		assertThat(names).hasSize(7).isSortedAccordingTo(java.util.Comparator.reverseOrder());
		List<String> found = new java.util.ArrayList<>();
		ListResponse<UserResource> page = service.searchRequest("Users")
			.filter(filter)
			.firstPageCursorWithCount(3)
			.invoke(UserResource.class);
		assertThat(page.getPreviousCursor()).isNull();
		page.forEach((user) -> found.add(user.getId()));
		while (page.getNextCursor() != null) {
			assertThat(page.getNextCursor()).matches("[A-Za-z0-9._~-]+");
			page = service.searchRequest("Users")
				.filter(filter)
				.pageWithCursor(page.getNextCursor(), 3)
				.invoke(UserResource.class);
			page.forEach((user) -> found.add(user.getId()));
		}
		assertThat(found).containsExactlyInAnyOrderElementsOf(made);
		assertThat(service.searchRequest("Users")
			.filter(filter)
			.firstPageCursorWithCount(3)
			.invokePost(UserResource.class)
			.getNextCursor()).isNotBlank();
		assertThatExceptionOfType(ScimException.class)
			.isThrownBy(() -> service.searchRequest("Users").pageWithCursor("forged", 3).invoke(UserResource.class))
			.satisfies((ex) -> assertThat(ex.getScimError().getScimType()).isEqualTo("invalidCursor"));
	}

	@Test
	void shouldKeepAGroupAndItsMembers() throws ScimException {
		String first = create("Member");
		String second = create("Member");
		String name = "Group " + UUID.randomUUID();
		GroupResource created = service.create("Groups",
				new GroupResource().setDisplayName(name).setMembers(new Member().setValue(first)));
		String id = String.valueOf(created.getId());
		service.modifyRequest("Groups", id)
			.addValues("members", new Member().setValue(second))
			.invoke(GroupResource.class);
		assertThat(members(id)).containsExactlyInAnyOrder(first, second);
		service.modifyRequest("Groups", id)
			.removeValues("members[value eq \"" + first + "\"]")
			.invoke(GroupResource.class);
		assertThat(members(id)).containsExactly(second);
		assertThat(service.retrieve("Users", second, UserResource.class).getGroups())
			.extracting((group) -> group.getDisplay())
			.containsExactly(name);
		service.delete("Groups", id);
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> service.retrieve("Groups", id, GroupResource.class));
	}

	@Test
	void shouldTurnRefusalsIntoItsOwnExceptions() throws ScimException {
		String userName = userName();
		service.create("Users", user(userName));
		assertThatExceptionOfType(ResourceConflictException.class)
			.isThrownBy(() -> service.create("Users", user(userName)))
			.satisfies((ex) -> assertThat(ex.getScimError().getScimType()).isEqualTo("uniqueness"));
		assertThatExceptionOfType(ScimException.class)
			.isThrownBy(() -> service.search("Users", "userName eq", UserResource.class))
			.satisfies((ex) -> assertThat(ex.getScimError().getScimType()).isEqualTo("invalidFilter"));
		assertThatExceptionOfType(ScimException.class).isThrownBy(() -> service.create("Users", new UserResource()))
			.satisfies((ex) -> assertThat(ex.getScimError().getScimType()).isEqualTo("invalidValue"));
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> service.delete("Groups", UUID.randomUUID().toString()));
	}

	private static List<String> members(String group) throws ScimException {
		List<Member> members = service.retrieve("Groups", group, GroupResource.class).getMembers();
		return (members != null) ? members.stream().map(Member::getValue).map(String::valueOf).toList() : List.of();
	}

	private static String create(String familyName) {
		try {
			UserResource user = user(userName());
			user.setName(new Name().setFamilyName(familyName));
			return String.valueOf(service.create("Users", user).getId());
		}
		catch (ScimException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static UserResource user(String userName) {
		return new UserResource().setUserName(userName)
			.setActive(true)
			.setName(new Name().setGivenName("Ada").setFamilyName("Lindqvist"))
			.setEmails(new Email().setValue(userName).setType("work").setPrimary(true));
	}

	private static String userName() {
		return "ub" + UUID.randomUUID() + "@example.com";
	}

}
