package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GroupDecisionsTest {

	private static Site site(boolean provision, boolean deprovision, int users) {
		Site site = Site.with(Policy.DEFAULT.with()
			.scim(Policy.Scim.TOKEN)
			.provisionGroupMemberships(provision)
			.deprovisionGroupMemberships(deprovision)
			.build());
		for (int user = 1; user <= users; user++) {
			site.applied(site.createUser(Site.user(user), "{\"userName\":\"user" + user + "\"}"));
		}
		return site;
	}

	private static UserId[] users(int count) {
		UserId[] users = new UserId[count];
		for (int user = 1; user <= count; user++) {
			users[user - 1] = Site.user(user);
		}
		return users;
	}

	@ParameterizedTest(name = "provision {0}, deprovision {1}: in after add {2}, in after remove {3}")
	@CsvSource(textBlock = """
			true  , true  , true  , false
			true  , false , true  , true
			false , true  , false , false
			false , false , false , false
			""")
	void shouldFollowTheMembershipSettings(boolean provision, boolean deprovision, boolean added, boolean removed) {
		// given
		Site site = site(provision, deprovision, 1);
		site.applied(site.createGroup(Site.group(1), "Staff"));
		// when
		site.applied(site.patchGroup(Site.group(1), Operation.addMembers(Site.ids(Site.user(1)))));
		// then
		assertThat(site.siteGroups("user1").contains("Staff")).isEqualTo(added);
		// when
		site.applied(site.patchGroup(Site.group(1), Operation.removeMembers(Site.ids(Site.user(1)))));
		// then
		assertThat(site.siteGroups("user1").contains("Staff")).isEqualTo(removed);
		assertThat(site.directory().memberships(Site.group(1), null, 10)).isEmpty();
	}

	@Test
	void shouldBringAPendingUserIntoItsSiteGroupsWhenItsAccountComes() {
		Site site = site(true, true, 0);
		site.applied(site.createUser(Site.user(1), "{\"userName\":\"ann\",\"active\":false}"));
		site.applied(site.createGroup(Site.group(1), "Staff", Site.user(1)));
		site.applied(site.replaceUser(Site.user(1), "{\"userName\":\"ann\",\"active\":true}"));
		assertThat(site.siteGroups("ann")).containsExactly("Staff");
	}

	@Test
	void shouldGrowByOneVersionWithEachPatchThatChangesAnything() {
		Site site = site(true, true, 3);
		site.applied(site.createGroup(Site.group(1), "Staff", Site.user(1)));
		Outcome.Applied changed = site
			.applied(site.patchGroup(Site.group(1), Operation.addMembers(Site.ids(Site.user(2), Site.user(3))),
					Operation.removeMembers(Site.ids(Site.user(1)))));
		assertThat(changed.resource()).isInstanceOfSatisfying(Entity.Group.class,
				(group) -> assertThat(group.version()).isEqualTo(2));
		assertThat(site.events().get(0).changed()).containsExactly("members");
		Outcome.Applied unchanged = site
			.applied(site.patchGroup(Site.group(1), Operation.addMembers(Site.ids(Site.user(2)))));
		assertThat(unchanged.changed()).isFalse();
		assertThat(site.events()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			add 1 2      | 1 2
			set 2 3      | 2 3
			set          |
			remove 1     |
			add 2, set 3 | 3
			set 2, add 3 | 2 3
			add 2, remove 2 | 1
			remove 1, add 1 | 1
			add 2 2 2    | 1 2
			""")
	void shouldTakeMemberOperationsInOrder(String operations, String expected) {
		// given
		Site site = site(true, true, 3);
		site.applied(site.createGroup(Site.group(1), "Staff", Site.user(1)));
		// when
		List<Operation> all = new ArrayList<>();
		for (String operation : operations.split(", ")) {
			all.add(operation(operation.trim().split(" ")));
		}
		site.applied(site.patchGroup(Site.group(1), all.toArray(Operation[]::new)));
		// then
		List<UUID> members = site.directory()
			.memberships(Site.group(1), null, 10)
			.stream()
			.map(Entity.Membership::member)
			.toList();
		List<UUID> wanted = (expected == null) ? List.of()
				: java.util.Arrays.stream(expected.split(" ")).map(GroupDecisionsTest::member).toList();
		assertThat(members).isEqualTo(wanted);
	}

	private static Operation operation(String[] words) {
		List<UUID> members = java.util.Arrays.stream(words).skip(1).map(GroupDecisionsTest::member).toList();
		return switch (words[0]) {
			case "add" -> Operation.addMembers(members);
			case "remove" -> Operation.removeMembers(members);
			default -> Operation.setMembers(members);
		};
	}

	private static UUID member(String number) {
		return Site.user(Long.parseLong(number)).value();
	}

	@Test
	void shouldLeaveUnknownMembersOutAndNameThem() {
		Site site = site(true, true, 1);
		UUID stranger = Site.user(77).value();
		Outcome.Applied applied = site.applied(new Command.CreateGroup(Site.provider(1), Site.group(1),
				site.nextSiteGroup(), Site.named("Staff"), List.of(stranger, Site.user(1).value(), stranger)));
		assertThat(applied.unknownMembers()).containsExactly(stranger);
		assertThat(site.directory().memberships(Site.group(1), null, 10)).hasSize(1);
	}

	@Test
	void shouldTakeGroupsAsMembersButNotItself() {
		Site site = site(true, true, 0);
		site.applied(site.createGroup(Site.group(1), "Inner"));
		site.applied(site.createGroup(Site.group(2), "Outer"));
		List<UUID> members = List.of(Site.group(1).value(), Site.group(2).value());
		Outcome.Applied applied = site.applied(site.patchGroup(Site.group(2), Operation.addMembers(members)));
		assertThat(applied.unknownMembers()).containsExactly(Site.group(2).value());
		assertThat(site.directory().membership(Site.group(2), Site.group(1).value()).orElseThrow().type())
			.isEqualTo(MemberType.GROUP);
		site.applied(site.deleteGroup(Site.group(1)));
		assertThat(site.directory().memberships(Site.group(2), null, 10)).isEmpty();
		assertThat(site.directory().group(Site.group(2)).orElseThrow().version()).isEqualTo(3);
	}

	@Test
	void shouldRefuseANameThatIsTakenInTheProviderOnly() {
		Site site = site(true, true, 0);
		site.applied(site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		site.applied(site.createGroup(Site.group(1), "Staff"));
		assertThat(site.refused(site.createGroup(Site.group(2), "STAFF"))).isEqualTo(Outcome.Code.GROUP_NAME_TAKEN);
		site.applied(new Command.CreateGroup(Site.provider(2), Site.group(3), site.nextSiteGroup(), Site.named("staff"),
				List.of()));
		assertThat(site.directory().group(Site.group(3)).orElseThrow().siteGroup())
			.isEqualTo(site.directory().group(Site.group(1)).orElseThrow().siteGroup());
		site.applied(site.createGroup(Site.group(4), "Other"));
		assertThat(site.refused(site.patchGroup(Site.group(4), rename("staff"))))
			.isEqualTo(Outcome.Code.GROUP_NAME_TAKEN);
	}

	private static Operation rename(String name) {
		return Operation.set("displayName", "\"" + name + "\"", false);
	}

	@Test
	void shouldRenameTheSiteGroupThatNothingElseFeeds() {
		Site site = site(true, true, 1);
		site.applied(site.createGroup(Site.group(1), "Staff", Site.user(1)));
		site.applied(site.patchGroup(Site.group(1), rename("People")));
		assertThat(site.happened()).containsExactly("site-group.updated group-renamed", "group.updated requested");
		assertThat(site.siteGroups("user1")).containsExactly("People");
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 150 })
	void shouldMoveAccountsWhenTheSiteGroupHasAnotherFeeder(int count) {
		// given
		Site site = site(true, true, count);
		site.applied(site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		site.applied(new Command.CreateGroup(Site.provider(2), Site.group(9), site.nextSiteGroup(), Site.named("Staff"),
				List.of()));
		site.applied(site.createGroup(Site.group(1), "Staff", users(count)));
		// when
		site.applied(site.patchGroup(Site.group(1), rename("People")));
		int steps = site.runJobs(40);
		// then
		assertThat(steps).isEqualTo((count > Limits.DEFAULT.atOnce()) ? 4 : 0);
		for (int user = 1; user <= count; user++) {
			assertThat(site.siteGroups("user" + user)).containsExactly("People");
		}
	}

	@Test
	void shouldLeadToTheLastNameWhenAGroupIsRenamedAgainWhileItsMembersMove() {
		// given
		int count = 150;
		Site site = site(true, true, count);
		site.applied(site.putProvider(Site.provider(2), "Entra", Policy.DEFAULT));
		for (String name : List.of("A", "B", "C")) {
			site.applied(new Command.CreateGroup(Site.provider(2), new GroupId(site.nextId()), site.nextSiteGroup(),
					Site.named(name), List.of()));
		}
		site.applied(site.createGroup(Site.group(1), "A", users(count)));
		// when
		site.applied(site.patchGroup(Site.group(1), rename("B")));
		site.applied(site.patchGroup(Site.group(1), Operation.removeMembers(Site.ids(Site.user(1)))));
		site.applied(site.patchGroup(Site.group(1), rename("C")));
		site.applied(site.patchGroup(Site.group(1), Operation.removeMembers(Site.ids(Site.user(2)))));
		site.runJobs(40);
		// then
		assertThat(site.siteGroups("user1")).isEmpty();
		assertThat(site.siteGroups("user2")).isEmpty();
		for (int user = 3; user <= count; user++) {
			assertThat(site.siteGroups("user" + user)).containsExactly("C");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 250 })
	void shouldRemoveTheEdgesOfADeletedGroup(int count) {
		// given
		Site site = site(true, true, count);
		site.applied(site.createGroup(Site.group(1), "Staff", users(count)));
		// when
		site.applied(site.deleteGroup(Site.group(1)));
		int steps = site.runJobs(100);
		// then
		assertThat(steps).isEqualTo((count > Limits.DEFAULT.atOnce()) ? 3 : 0);
		assertThat(site.directory().memberships(Site.group(1), null, 10)).isEmpty();
		assertThat(site.siteGroups("user1")).isEmpty();
		assertThat(site.directory().siteGroupNamed("staff")).isEmpty();
		assertThat(site.refused(site.deleteGroup(Site.group(1)))).isEqualTo(Outcome.Code.GROUP_NOT_FOUND);
	}

	@Test
	void shouldKeepASiteGroupWithMembersThatMayStay() {
		Site site = site(true, false, 2);
		site.applied(site.createGroup(Site.group(1), "Staff", users(2)));
		site.applied(site.deleteGroup(Site.group(1)));
		assertThat(site.siteGroups("user1")).containsExactly("Staff");
	}

	@Test
	void shouldRemoveTheMirrorOfADeletedProviderAndDisableItsAccounts() {
		Site site = site(true, true, 10);
		site.applied(site.createGroup(Site.group(1), "Staff", users(10)));
		site.applied(new Command.DeleteProvider(Site.provider(1), Preconditions.NONE));
		site.runJobs(4);
		assertThat(site.directory().users(null, 100)).isEmpty();
		assertThat(site.directory().groups(null, 100)).isEmpty();
		assertThat(site.directory().memberships(Site.group(1), null, 10)).isEmpty();
		assertThat(site.account("user1").orElseThrow().status()).isEqualTo(dev.rollcall.schemas.AccountStatus.DISABLED);
		assertThat(site.siteGroups("user1")).isEmpty();
		assertThat(site.directory().siteGroupNamed("staff")).isEmpty();
	}

}
