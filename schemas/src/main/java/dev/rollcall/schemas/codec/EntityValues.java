package dev.rollcall.schemas.codec;

import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.avro.Account;
import dev.rollcall.schemas.avro.Credential;
import dev.rollcall.schemas.avro.Group;
import dev.rollcall.schemas.avro.Job;
import dev.rollcall.schemas.avro.Membership;
import dev.rollcall.schemas.avro.PolicyRecord;
import dev.rollcall.schemas.avro.Provider;
import dev.rollcall.schemas.avro.Site;
import dev.rollcall.schemas.avro.SiteGroup;
import dev.rollcall.schemas.avro.SiteMembership;
import dev.rollcall.schemas.avro.User;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/** Entities from Avro records; {@link EntityRecords} is the way there. */
final class EntityValues {

	private static final RecordValues<Entity> VALUES = new RecordValues<Entity>().with(Site.class, EntityValues::of)
		.with(Provider.class, EntityValues::of)
		.with(Credential.class, EntityValues::of)
		.with(User.class, EntityValues::of)
		.with(Group.class, EntityValues::of)
		.with(Membership.class, EntityValues::of)
		.with(Account.class, EntityValues::of)
		.with(SiteGroup.class, EntityValues::of)
		.with(SiteMembership.class, EntityValues::of)
		.with(Job.class, EntityValues::of);

	private EntityValues() {
	}

	/** From a branch of the union of all entities and null. */
	static @Nullable Entity orNull(@Nullable Object record) {
		return (record != null) ? VALUES.of(record) : null;
	}

	static Policy policy(PolicyRecord policy) {
		return new Policy(Symbols.SCIM.constant(policy.getScim()),
				Symbols.UNIQUE_IDENTIFIER.constant(policy.getUniqueIdentifier()),
				Symbols.DEPROVISION_METHOD.constant(policy.getDeprovisionMethod()),
				policy.getProvisionGroupMemberships(), policy.getDeprovisionGroupMemberships(), policy.getCompany());
	}

	static Entity.Site of(Site site) {
		return new Entity.Site(new SiteId(site.getSite()), site.getName(), site.getVersion(), site.getCreated(),
				site.getLastModified());
	}

	static Entity.Provider of(Provider provider) {
		return new Entity.Provider(new SiteId(provider.getSite()), new ProviderId(Wire.id(provider.getId())),
				provider.getName(), Symbols.VENDOR.constant(provider.getVendor()),
				Symbols.PROTOCOL.constant(provider.getProtocol()), policy(provider.getPolicy()), provider.getVersion(),
				provider.getCreated(), provider.getLastModified());
	}

	static Entity.Credential of(Credential credential) {
		return new Entity.Credential(new SiteId(credential.getSite()), new CredentialId(Wire.id(credential.getId())),
				new ProviderId(Wire.id(credential.getProvider())), Symbols.CREDENTIAL.constant(credential.getKind()),
				credential.getName(), credential.getHash(), credential.getCreated(), credential.getExpires());
	}

	static Entity.User of(User user) {
		return new Entity.User(new SiteId(user.getSite()), new ProviderId(Wire.id(user.getProvider())),
				new UserId(Wire.id(user.getId())), Attributes.ofJson(user.getAttributes()), user.getVersion(),
				user.getCreated(), user.getLastModified());
	}

	static Entity.Group of(Group group) {
		return new Entity.Group(new SiteId(group.getSite()), new ProviderId(Wire.id(group.getProvider())),
				new GroupId(Wire.id(group.getId())), Attributes.ofJson(group.getAttributes()),
				new SiteGroupId(Wire.id(group.getSiteGroup())), group.getVersion(), group.getCreated(),
				group.getLastModified());
	}

	static Entity.Membership of(Membership membership) {
		return new Entity.Membership(new SiteId(membership.getSite()),
				new ProviderId(Wire.id(membership.getProvider())), new GroupId(Wire.id(membership.getGroup())),
				Wire.id(membership.getMember()), Symbols.MEMBER.constant(membership.getType()), membership.getSince());
	}

	static Entity.Account of(Account account) {
		return new Entity.Account(new SiteId(account.getSite()), new AccountId(Wire.id(account.getId())),
				new ProviderId(Wire.id(account.getProvider())), Wire.optional(account.getUser()).map(UserId::new),
				account.getUserName(), Optional.ofNullable(account.getDisplayName()),
				Optional.ofNullable(account.getEmail()), Symbols.STATUS.constant(account.getStatus()),
				Symbols.REASON.constant(account.getReason()), account.getSince(), account.getCompany(),
				account.getVersion(), account.getCreated(), account.getLastModified());
	}

	static Entity.SiteGroup of(SiteGroup group) {
		return new Entity.SiteGroup(new SiteId(group.getSite()), new SiteGroupId(Wire.id(group.getId())),
				group.getName(), group.getVersion(), group.getCreated(), group.getLastModified());
	}

	static Entity.SiteMembership of(SiteMembership membership) {
		return new Entity.SiteMembership(new SiteId(membership.getSite()),
				new SiteGroupId(Wire.id(membership.getGroup())), new AccountId(Wire.id(membership.getAccount())),
				membership.getSince());
	}

	static Entity.Job of(Job job) {
		return new Entity.Job(new SiteId(job.getSite()), new JobId(Wire.id(job.getId())),
				Symbols.JOB.constant(job.getKind()), new ProviderId(Wire.id(job.getProvider())),
				Wire.id(job.getSubject()), Wire.optional(job.getTarget()), Wire.optional(job.getCursor()),
				job.getDone(), job.getStarted());
	}

}
