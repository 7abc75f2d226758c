package dev.rollcall.projector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.view.Change;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.scim.Attributes;

/** Entities for tests; ids grow with their numbers. */
public final class Samples {

	public static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

	public static final SiteId SITE = new SiteId("acme");

	public static final ProviderId PROVIDER = new ProviderId(id(1));

	public static final ProviderId OTHER = new ProviderId(id(2));

	public static final Scope SCOPE = new Scope(SITE, PROVIDER);

	private Samples() {
	}

	public static UUID id(long number) {
		return new UUID(0x0190_0000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L + number);
	}

	public static UserId userId(long number) {
		return new UserId(id(number));
	}

	public static GroupId groupId(long number) {
		return new GroupId(id(number));
	}

	public static Entity.User user(long number, String userName, String... emails) {
		return user(SCOPE, number, 1, userName, emails);
	}

	public static Entity.User user(Scope scope, long number, long version, String userName, String... emails) {
		StringBuilder json = new StringBuilder("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],");
		json.append("\"userName\":\"").append(userName).append("\",\"externalId\":\"X-").append(number).append('"');
		json.append(",\"name\":{\"familyName\":\"Family").append(number % 7).append("\"},\"active\":");
		json.append(number % 3 != 0);
		if (emails.length > 0) {
			json.append(",\"emails\":[");
			for (int i = 0; i < emails.length; i++) {
				json.append((i > 0) ? "," : "")
					.append("{\"value\":\"")
					.append(emails[i])
					.append("\",\"type\":\"work\"}");
			}
			json.append(']');
		}
		json.append(",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"Dept")
			.append(number % 5)
			.append("\"}");
		return new Entity.User(scope.site(), scope.provider(), userId(number),
				Attributes.ofJson(json.append('}').toString()), true, List.of(), Optional.empty(), version,
				AT.plusSeconds(number), AT.plusSeconds(number + version));
	}

	public static Entity.Group group(long number, String name) {
		return group(SCOPE, number, 1, name);
	}

	public static Entity.Group group(Scope scope, long number, long version, String name) {
		return new Entity.Group(scope.site(), scope.provider(), groupId(number),
				Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
						+ name + "\"}"),
				Optional.of(new SiteGroupId(id(number + 1_000_000))), true, version, AT.plusSeconds(number),
				AT.plusSeconds(number + version));
	}

	public static Entity.Membership membership(long group, long member) {
		return membership(SCOPE, group, member);
	}

	public static Entity.Membership membership(Scope scope, long group, long member) {
		return new Entity.Membership(scope.site(), scope.provider(), groupId(group), id(member), MemberType.USER, true,
				AT);
	}

	public static Entity.Account account(long number, String userName) {
		return new Entity.Account(SITE, new AccountId(id(number)), Optional.of(PROVIDER), Optional.of(userId(number)),
				userName, Optional.empty(), Optional.of(userName + "@example.com"), AccountStatus.ACTIVE,
				Reason.PROVISIONED, AT, "Acme", Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 1, AT,
				AT);
	}

	public static Entity.SiteGroup siteGroup(long number, String name) {
		return new Entity.SiteGroup(SITE, new SiteGroupId(id(number)), name, false, 1, AT, AT);
	}

	public static Entity.SiteMembership siteMembership(long group, long account) {
		return new Entity.SiteMembership(SITE, new SiteGroupId(id(group)), new AccountId(id(account)),
				Entity.SiteMembership.Source.DIRECTORY, new Because(Because.Facet.GROUP, "provisionGroupMemberships",
						"", "Staff", 1, new CommandId(id(group)), AT, "administrator"),
				AT);
	}

	public static Entity.Site site(String name) {
		return new Entity.Site(new SiteId(name), "Site " + name, false, "UTC", 1, AT, AT);
	}

	public static Entity.Provider provider(ProviderId id, String name) {
		return new Entity.Provider(SITE, id, name, Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML,
				Policy.DEFAULT, false, 1, AT, AT);
	}

	public static Change put(Entity entity) {
		return new Change(entity.key(), entity);
	}

	public static Change gone(Entity entity) {
		return new Change(entity.key(), null);
	}

}
