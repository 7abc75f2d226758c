package dev.rollcall.processor.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;

/**
 * Commands at random from a seed: valid and invalid, of several sites, some delivered
 * twice. Ids and names come from small pools, so that commands meet each other.
 */
final class RandomCommands {

	private static final int SITES = 4;

	private static final int PROVIDERS = 2;

	private final Random random;

	private final List<Command.Envelope> sent = new ArrayList<>();

	private final Map<ProviderId, List<UUID>> users = new LinkedHashMap<>();

	private final Map<ProviderId, List<UUID>> groups = new LinkedHashMap<>();

	private long millis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

	RandomCommands(long seed) {
		this.random = new Random(seed);
	}

	boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	Command.Envelope next() {
		if (!this.sent.isEmpty() && chance(12)) {
			return pick(this.sent.subList(Math.max(0, this.sent.size() - 50), this.sent.size()));
		}
		this.millis += this.random.nextInt(5);
		SiteId site = new SiteId("site-" + this.random.nextInt(SITES));
		Command.Envelope envelope = new Command.Envelope(new CommandId(id()), site, Instant.ofEpochMilli(this.millis),
				"simulation", Optional.of(0), RawRequest.NONE, command(site));
		this.sent.add(envelope);
		return envelope;
	}

	long millis() {
		return this.millis;
	}

	private UUID id() {
		return new UUID((this.millis << 16) | 0x7000 | this.random.nextInt(0x1000),
				0x8000000000000000L | (this.random.nextLong() >>> 2));
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/** An id of the pool; now and then one that nobody has. */
	private UUID known(List<UUID> pool) {
		return (pool.isEmpty() || chance(25)) ? id() : pick(pool.subList(Math.max(0, pool.size() - 40), pool.size()));
	}

	private UUID fresh(List<UUID> pool) {
		UUID id = (!pool.isEmpty() && chance(20)) ? pick(pool) : id();
		pool.add(id);
		return id;
	}

	private ProviderId provider(SiteId site) {
		return new ProviderId(new UUID(0x0190000000007000L,
				0x8000000000000000L | (site.hashCode() & 0xffL) << 8 | this.random.nextInt(PROVIDERS)));
	}

	private List<UUID> users(ProviderId provider) {
		return this.users.computeIfAbsent(provider, (key) -> new ArrayList<>());
	}

	private List<UUID> groups(ProviderId provider) {
		return this.groups.computeIfAbsent(provider, (key) -> new ArrayList<>());
	}

	private Preconditions preconditions() {
		return chance(10) ? new Preconditions(List.of((long) this.random.nextInt(4)), List.of()) : Preconditions.NONE;
	}

	private Command command(SiteId site) {
		ProviderId provider = provider(site);
		int kind = this.random.nextInt(100);
		if (this.sent.size() < SITES * 3 || kind < 2) {
			return new Command.PutSite("Site " + this.random.nextInt(3), false, "UTC", preconditions());
		}
		if (this.sent.size() < SITES * 12 || kind < 6) {
			return new Command.PutProvider(provider, "Provider " + (provider.value().hashCode() & 1),
					Entity.Provider.Vendor.values()[this.random.nextInt(3)], Entity.Provider.Protocol.SAML, policy(),
					preconditions());
		}
		if (kind == 6) {
			return chance(4) ? new Command.DeleteProvider(provider, preconditions())
					: new Command.AddCredential(new Entity.Credential(site, new CredentialId(id()), provider,
							Entity.Credential.Kind.TOKEN, "CI", "00", Instant.ofEpochMilli(this.millis), null));
		}
		return (kind < 50) ? user(provider, kind) : group(provider, kind);
	}

	private Policy policy() {
		return Policy.DEFAULT.with()
			.scim(Policy.Scim.values()[this.random.nextInt(3)])
			.uniqueIdentifier(Policy.UniqueIdentifier.values()[this.random.nextInt(2)])
			.deprovisionUsers(this.random.nextBoolean())
			.deprovisionMethod(Policy.DeprovisionMethod.values()[this.random.nextInt(2)])
			.provisionGroupMemberships(!chance(4))
			.deprovisionGroupMemberships(!chance(4))
			.company("Company " + this.random.nextInt(2))
			.defaultGroups(chance(3) ? "Everybody" : "")
			.requiredGroups(chance(4) ? "*1*, *3*" : "")
			.excludedGroups(chance(4) ? "*2*" : "")
			.siteAdminGroups(chance(2) ? "*0*" : "")
			.passwordGroups(chance(3) ? "*1*" : "")
			.webdav(this.random.nextBoolean())
			.build();
	}

	private Command user(ProviderId provider, int kind) {
		AccountId account = new AccountId(id());
		if (kind < 25) {
			return new Command.CreateUser(provider, new UserId(fresh(users(provider))), account, userAttributes());
		}
		UserId user = new UserId(known(users(provider)));
		if (kind < 32) {
			return new Command.ReplaceUser(provider, user, account, userAttributes(), preconditions());
		}
		if (kind < 43) {
			return new Command.PatchUser(provider, user, account, List.of(userOperation()), preconditions());
		}
		return new Command.DeleteUser(provider, user, preconditions());
	}

	private Attributes userAttributes() {
		return Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"user"
				+ this.random.nextInt(60) + "\",\"active\":" + !chance(4) + ",\"emails\":[{\"value\":\"mail"
				+ this.random.nextInt(40) + "@x\"}]}");
	}

	private Operation userOperation() {
		return switch (this.random.nextInt(4)) {
			case 0 -> Operation.set("active", Boolean.toString(!chance(3)), false);
			case 1 -> Operation.set("userName", "\"USER" + this.random.nextInt(60) + "\"", false);
			case 2 -> Operation.set("emails[type eq \"work\"].value", "\"x@y\"", chance(2));
			default -> Operation.set("displayName", "\"Name " + this.random.nextInt(5) + "\"", false);
		};
	}

	private Command group(ProviderId provider, int kind) {
		SiteGroupId siteGroup = new SiteGroupId(id());
		if (kind < 60) {
			return new Command.CreateGroup(provider, new GroupId(fresh(groups(provider))), siteGroup, groupAttributes(),
					members(provider));
		}
		GroupId group = new GroupId(known(groups(provider)));
		if (kind < 68) {
			return new Command.ReplaceGroup(provider, group, siteGroup, groupAttributes(),
					chance(3) ? null : members(provider), preconditions());
		}
		if (kind < 95) {
			return new Command.PatchGroup(provider, group, siteGroup,
					List.of(groupOperation(provider), groupOperation(provider)), preconditions());
		}
		return new Command.DeleteGroup(provider, group, preconditions());
	}

	private Attributes groupAttributes() {
		return Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
				+ groupName() + "\"}");
	}

	private String groupName() {
		return (chance(2) ? "Group " : "GROUP ") + this.random.nextInt(8);
	}

	private Operation groupOperation(ProviderId provider) {
		return switch (this.random.nextInt(8)) {
			case 0 -> Operation.set("displayName", "\"" + groupName() + "\"", false);
			case 1 -> Operation.setMembers(members(provider));
			case 2, 3 -> Operation.removeMembers(members(provider));
			default -> Operation.addMembers(members(provider));
		};
	}

	private List<UUID> members(ProviderId provider) {
		List<UUID> members = new ArrayList<>();
		int count = this.random.nextInt(chance(3) ? 40 : 6);
		for (int i = 0; i < count; i++) {
			members.add(known(chance(15) ? groups(provider) : users(provider)));
		}
		return members;
	}

}
