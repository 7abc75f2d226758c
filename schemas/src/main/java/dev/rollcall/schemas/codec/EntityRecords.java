package dev.rollcall.schemas.codec;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
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
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Entities as Avro records; {@link EntityValues} is the way back. */
final class EntityRecords implements Entity.Cases<EntityRecords, SpecificRecordBase> {

	private static final EntityRecords RECORDS = new EntityRecords();

	private EntityRecords() {
	}

	static SpecificRecordBase of(Entity entity) {
		return entity.match(RECORDS, RECORDS);
	}

	static @Nullable SpecificRecordBase orNull(@Nullable Entity entity) {
		return (entity != null) ? of(entity) : null;
	}

	static PolicyRecord policy(Policy policy) {
		return new PolicyRecord(Symbols.SCIM.symbol(policy.scim()),
				Symbols.UNIQUE_IDENTIFIER.symbol(policy.uniqueIdentifier()),
				Symbols.DEPROVISION_METHOD.symbol(policy.deprovisionMethod()), policy.provisionGroupMemberships(),
				policy.deprovisionGroupMemberships(), policy.company());
	}

	static Credential credential(Entity.Credential credential) {
		return new Credential(credential.site().value(), Wire.id(credential.id().value()),
				Wire.id(credential.provider().value()), Symbols.CREDENTIAL.symbol(credential.kind()), credential.name(),
				credential.hash(), Wire.instant(credential.created()), Wire.instantOrNull(credential.expires()));
	}

	@Override
	public SpecificRecordBase site(EntityRecords records, Entity.Site site) {
		return new Site(site.site().value(), site.name(), site.version(), Wire.instant(site.created()),
				Wire.instant(site.lastModified()));
	}

	@Override
	public SpecificRecordBase provider(EntityRecords records, Entity.Provider provider) {
		return new Provider(provider.site().value(), Wire.id(provider.id().value()), provider.name(),
				Symbols.VENDOR.symbol(provider.vendor()), Symbols.PROTOCOL.symbol(provider.protocol()),
				policy(provider.policy()), provider.version(), Wire.instant(provider.created()),
				Wire.instant(provider.lastModified()));
	}

	@Override
	public SpecificRecordBase credential(EntityRecords records, Entity.Credential credential) {
		return credential(credential);
	}

	@Override
	public SpecificRecordBase user(EntityRecords records, Entity.User user) {
		return new User(user.site().value(), Wire.id(user.provider().value()), Wire.id(user.id().value()),
				user.attributes().json(), user.version(), Wire.instant(user.created()),
				Wire.instant(user.lastModified()));
	}

	@Override
	public SpecificRecordBase group(EntityRecords records, Entity.Group group) {
		return new Group(group.site().value(), Wire.id(group.provider().value()), Wire.id(group.id().value()),
				group.attributes().json(), Wire.id(group.siteGroup().value()), group.version(),
				Wire.instant(group.created()), Wire.instant(group.lastModified()));
	}

	@Override
	public SpecificRecordBase membership(EntityRecords records, Entity.Membership membership) {
		return new Membership(membership.site().value(), Wire.id(membership.provider().value()),
				Wire.id(membership.group().value()), Wire.id(membership.member()),
				Symbols.MEMBER.symbol(membership.type()), Wire.instant(membership.since()));
	}

	@Override
	public SpecificRecordBase account(EntityRecords records, Entity.Account account) {
		return new Account(account.site().value(), Wire.id(account.id().value()), Wire.id(account.provider().value()),
				Wire.idOrNull(account.user().map(UserId::value)), account.userName(),
				account.displayName().orElse(null), account.email().orElse(null),
				Symbols.STATUS.symbol(account.status()), Symbols.REASON.symbol(account.reason()),
				Wire.instant(account.since()), account.company(), account.version(), Wire.instant(account.created()),
				Wire.instant(account.lastModified()));
	}

	@Override
	public SpecificRecordBase siteGroup(EntityRecords records, Entity.SiteGroup group) {
		return new SiteGroup(group.site().value(), Wire.id(group.id().value()), group.name(), group.version(),
				Wire.instant(group.created()), Wire.instant(group.lastModified()));
	}

	@Override
	public SpecificRecordBase siteMembership(EntityRecords records, Entity.SiteMembership membership) {
		return new SiteMembership(membership.site().value(), Wire.id(membership.group().value()),
				Wire.id(membership.account().value()), Wire.instant(membership.since()));
	}

	@Override
	public SpecificRecordBase job(EntityRecords records, Entity.Job job) {
		return new Job(job.site().value(), Wire.id(job.id().value()), Symbols.JOB.symbol(job.kind()),
				Wire.id(job.provider().value()), Wire.id(job.subject()), Wire.idOrNull(job.target()),
				Wire.idOrNull(job.cursor()), job.done(), Wire.instant(job.started()));
	}

}
