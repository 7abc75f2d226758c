package dev.rollcall.schemas.codec;

import java.util.List;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.avro.Account;
import dev.rollcall.schemas.avro.BecauseRecord;
import dev.rollcall.schemas.avro.Credential;
import dev.rollcall.schemas.avro.EntitlementsRecord;
import dev.rollcall.schemas.avro.ExtensionRecord;
import dev.rollcall.schemas.avro.FindingRecord;
import dev.rollcall.schemas.avro.Group;
import dev.rollcall.schemas.avro.Job;
import dev.rollcall.schemas.avro.Membership;
import dev.rollcall.schemas.avro.PasswordRecord;
import dev.rollcall.schemas.avro.PolicyChangeRecord;
import dev.rollcall.schemas.avro.PolicyRecord;
import dev.rollcall.schemas.avro.PreviewCounts;
import dev.rollcall.schemas.avro.PreviewPageRecord;
import dev.rollcall.schemas.avro.PreviewRecord;
import dev.rollcall.schemas.avro.Provider;
import dev.rollcall.schemas.avro.SightingsRecord;
import dev.rollcall.schemas.avro.Site;
import dev.rollcall.schemas.avro.SiteGroup;
import dev.rollcall.schemas.avro.SiteMembership;
import dev.rollcall.schemas.avro.SyncSessionRecord;
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
				policy.deprovisionGroupMemberships(), policy.company(), policy.provisionUsersOnFirstLogin(),
				policy.deprovisionUsers(), policy.defaultGroups(), policy.requiredGroups(), policy.excludedGroups(),
				policy.siteAdminGroups(), policy.groupAdminGroups(), policy.passwordGroups(),
				Symbols.TWO_FACTOR.symbol(policy.twoFactor()), policy.webdav(), policy.ftp(), policy.sftp(),
				policy.timeZone(), policy.guardPercent(), policy.guardAbsolute());
	}

	static EntitlementsRecord entitlements(Entitlements value) {
		return new EntitlementsRecord(Symbols.ROLE.symbol(value.role()),
				Symbols.AUTHENTICATION.symbol(value.authentication()), value.twoFactor(), value.webdav(), value.ftp(),
				value.sftp(), value.timeZone());
	}

	static BecauseRecord because(Because because) {
		return new BecauseRecord(Symbols.FACET.symbol(because.facet()), because.rule(), because.pattern(),
				because.group(), because.policyVersion(), Wire.id(because.command().value()),
				Wire.instant(because.at()), because.actor());
	}

	static List<BecauseRecord> because(List<Because> because) {
		return because.stream().map(EntityRecords::because).toList();
	}

	static Credential credential(Entity.Credential credential) {
		return new Credential(credential.site().value(), Wire.id(credential.id().value()),
				Wire.id(credential.provider().value()), Symbols.CREDENTIAL.symbol(credential.kind()), credential.name(),
				credential.hash(), Wire.instant(credential.created()), Wire.instantOrNull(credential.expires()));
	}

	@Override
	public SpecificRecordBase site(EntityRecords records, Entity.Site site) {
		return new Site(site.site().value(), site.name(), site.version(), Wire.instant(site.created()),
				Wire.instant(site.lastModified()), site.twoFactor(), site.timeZone());
	}

	@Override
	public SpecificRecordBase provider(EntityRecords records, Entity.Provider provider) {
		return new Provider(provider.site().value(), Wire.id(provider.id().value()), provider.name(),
				Symbols.VENDOR.symbol(provider.vendor()), Symbols.PROTOCOL.symbol(provider.protocol()),
				policy(provider.policy()), provider.version(), Wire.instant(provider.created()),
				Wire.instant(provider.lastModified()), provider.guarded());
	}

	@Override
	public SpecificRecordBase credential(EntityRecords records, Entity.Credential credential) {
		return credential(credential);
	}

	@Override
	public SpecificRecordBase user(EntityRecords records, Entity.User user) {
		return new User(user.site().value(), Wire.id(user.provider().value()), Wire.id(user.id().value()),
				user.attributes().json(), user.version(), Wire.instant(user.created()),
				Wire.instant(user.lastModified()), user.pushed(), user.asserted(),
				Wire.instantOrNull(user.missing().orElse(null)));
	}

	@Override
	public SpecificRecordBase group(EntityRecords records, Entity.Group group) {
		return new Group(group.site().value(), Wire.id(group.provider().value()), Wire.id(group.id().value()),
				group.attributes().json(), Wire.idOrNull(group.siteGroup().map(SiteGroupId::value)), group.version(),
				Wire.instant(group.created()), Wire.instant(group.lastModified()), group.pushed());
	}

	@Override
	public SpecificRecordBase membership(EntityRecords records, Entity.Membership membership) {
		return new Membership(membership.site().value(), Wire.id(membership.provider().value()),
				Wire.id(membership.group().value()), Wire.id(membership.member()),
				Symbols.MEMBER.symbol(membership.type()), Wire.instant(membership.since()), membership.pushed());
	}

	@Override
	public SpecificRecordBase account(EntityRecords records, Entity.Account account) {
		return new Account(account.site().value(), Wire.id(account.id().value()),
				Wire.idOrNull(account.provider().map(ProviderId::value)),
				Wire.idOrNull(account.user().map(UserId::value)), account.userName(),
				account.displayName().orElse(null), account.email().orElse(null),
				Symbols.STATUS.symbol(account.status()), Symbols.REASON.symbol(account.reason()),
				Wire.instant(account.since()), account.company(), account.version(), Wire.instant(account.created()),
				Wire.instant(account.lastModified()), entitlements(account.entitlements()),
				Wire.instantOrNull(account.lastLogin().orElse(null)), account.defaultsJoined(), account.byHand(),
				because(account.because()));
	}

	@Override
	public SpecificRecordBase siteGroup(EntityRecords records, Entity.SiteGroup group) {
		return new SiteGroup(group.site().value(), Wire.id(group.id().value()), group.name(), group.version(),
				Wire.instant(group.created()), Wire.instant(group.lastModified()), group.byHand());
	}

	@Override
	public SpecificRecordBase siteMembership(EntityRecords records, Entity.SiteMembership membership) {
		return new SiteMembership(membership.site().value(), Wire.id(membership.group().value()),
				Wire.id(membership.account().value()), Wire.instant(membership.since()),
				Symbols.SOURCE.symbol(membership.source()), because(membership.because()));
	}

	@Override
	public SpecificRecordBase job(EntityRecords records, dev.rollcall.schemas.Job job) {
		return new Job(job.site().value(), Wire.id(job.id().value()), Symbols.JOB.symbol(job.kind()),
				Wire.id(job.provider().value()), Wire.id(job.subject()), Wire.idOrNull(job.target()),
				Wire.idOrNull(job.cursor()), job.done(), Wire.instant(job.started()), Symbols.STAGE.symbol(job.stage()),
				job.counted(), job.population(), job.basis());
	}

	@Override
	public SpecificRecordBase policyChange(EntityRecords records, PolicyChange change) {
		return new PolicyChangeRecord(change.site().value(), Wire.id(change.provider().value()), change.version(),
				Wire.instant(change.at()), change.actor(), Wire.id(change.command().value()),
				change.before().map(EntityRecords::policy).orElse(null), policy(change.after()));
	}

	@Override
	public SpecificRecordBase syncSession(EntityRecords records, SyncSession session) {
		return new SyncSessionRecord(session.site().value(), Wire.id(session.id().value()),
				Wire.id(session.provider().value()), Symbols.SYNC_STATE.symbol(session.state()),
				Wire.instant(session.started()), Wire.instantOrNull(session.ended().orElse(null)), session.seen(),
				session.pages(), session.gone(), session.deprovisioned(), session.actor());
	}

	@Override
	public SpecificRecordBase sightings(EntityRecords records, Sightings sightings) {
		return new SightingsRecord(sightings.site().value(), Wire.id(sightings.session().value()), sightings.page(),
				Wire.ids(sightings.users().stream().map(UserId::value).toList()));
	}

	@Override
	public SpecificRecordBase preview(EntityRecords records, Preview preview) {
		Preview.Counts counts = preview.counts();
		return new PreviewRecord(preview.site().value(), Wire.id(preview.id().value()),
				Wire.id(preview.provider().value()), policy(preview.policy()), preview.providerVersion(),
				preview.actor(), Wire.instant(preview.started()), Wire.instantOrNull(preview.finished().orElse(null)),
				preview.done(), preview.pages(),
				new PreviewCounts(counts.affected(), counts.provisioned(), counts.reactivated(), counts.disabled(),
						counts.deleted(), counts.roles(), counts.groups(), counts.others()));
	}

	@Override
	public SpecificRecordBase previewPage(EntityRecords records, PreviewPage page) {
		return new PreviewPageRecord(page.site().value(), Wire.id(page.preview().value()), page.page(),
				page.findings().stream().map(EntityRecords::finding).toList());
	}

	private static FindingRecord finding(PreviewPage.Finding finding) {
		return new FindingRecord(Wire.idOrNull(finding.account().map(AccountId::value)),
				Wire.id(finding.user().value()), finding.userName(), Symbols.EFFECT.symbol(finding.effect()),
				finding.what(), finding.before(), finding.after(), Symbols.REASON.symbol(finding.reason()));
	}

	@Override
	public SpecificRecordBase password(EntityRecords records, Password password) {
		return new PasswordRecord(password.site().value(), Wire.id(password.account().value()), password.verifier(),
				password.linkHash(), Wire.instantOrNull(password.linkExpires().orElse(null)), password.failures(),
				Wire.instantOrNull(password.lockedUntil().orElse(null)), Wire.instant(password.lastModified()));
	}

	@Override
	public SpecificRecordBase extension(EntityRecords records, Extension extension) {
		return new ExtensionRecord(extension.site().value(), Symbols.EXTENDED.symbol(extension.resource()),
				extension.required(), extension.schema().json(), extension.removed(), extension.version(),
				Wire.instant(extension.created()), Wire.instant(extension.lastModified()));
	}

}
