package dev.rollcall.schemas.codec;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
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
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.SchemaDefinition;
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
		.with(Job.class, EntityValues::of)
		.with(PolicyChangeRecord.class, EntityValues::of)
		.with(SyncSessionRecord.class, EntityValues::of)
		.with(SightingsRecord.class, EntityValues::of)
		.with(PreviewRecord.class, EntityValues::of)
		.with(PreviewPageRecord.class, EntityValues::of)
		.with(PasswordRecord.class, EntityValues::of)
		.with(ExtensionRecord.class, EntityValues::of);

	private EntityValues() {
	}

	/** From a branch of the union of all entities and null. */
	static @Nullable Entity orNull(@Nullable Object record) {
		return (record != null) ? VALUES.of(record) : null;
	}

	static Policy policy(PolicyRecord policy) {
		return new Policy(Symbols.SCIM.constant(policy.getScim()),
				Symbols.UNIQUE_IDENTIFIER.constant(policy.getUniqueIdentifier()),
				policy.getProvisionUsersOnFirstLogin(), policy.getDeprovisionUsers(),
				Symbols.DEPROVISION_METHOD.constant(policy.getDeprovisionMethod()),
				policy.getProvisionGroupMemberships(), policy.getDeprovisionGroupMemberships(), policy.getCompany(),
				policy.getDefaultGroups(), policy.getRequiredGroups(), policy.getExcludedGroups(),
				policy.getSiteAdminGroups(), policy.getGroupAdminGroups(), policy.getPasswordGroups(),
				Symbols.TWO_FACTOR.constant(policy.getTwoFactor()), policy.getWebdav(), policy.getFtp(),
				policy.getSftp(), policy.getTimeZone(), policy.getGuardPercent(), policy.getGuardAbsolute());
	}

	static Entitlements entitlements(EntitlementsRecord value) {
		return new Entitlements(Symbols.ROLE.constant(value.getRole()),
				Symbols.AUTHENTICATION.constant(value.getAuthentication()), value.getTwoFactor(), value.getWebdav(),
				value.getFtp(), value.getSftp(), value.getTimeZone());
	}

	static Because because(BecauseRecord because) {
		return new Because(Symbols.FACET.constant(because.getFacet()), because.getRule(), because.getPattern(),
				because.getGroup(), because.getPolicyVersion(), new CommandId(Wire.id(because.getCommand())),
				because.getAt(), because.getActor());
	}

	static List<Because> because(List<BecauseRecord> because) {
		return because.stream().map(EntityValues::because).toList();
	}

	/** Of an edge from before edges said why. */
	private static Because untold(SiteMembership membership) {
		return new Because(Because.Facet.GROUP, "", "", "", 0, new CommandId(new UUID(0, 0)), membership.getSince(),
				"");
	}

	static Entity.Site of(Site site) {
		return new Entity.Site(new SiteId(site.getSite()), site.getName(), site.getTwoFactor(), site.getTimeZone(),
				site.getVersion(), site.getCreated(), site.getLastModified());
	}

	static Entity.Provider of(Provider provider) {
		return new Entity.Provider(new SiteId(provider.getSite()), new ProviderId(Wire.id(provider.getId())),
				provider.getName(), Symbols.VENDOR.constant(provider.getVendor()),
				Symbols.PROTOCOL.constant(provider.getProtocol()), policy(provider.getPolicy()), provider.getGuarded(),
				provider.getVersion(), provider.getCreated(), provider.getLastModified());
	}

	static Entity.Credential of(Credential credential) {
		return new Entity.Credential(new SiteId(credential.getSite()), new CredentialId(Wire.id(credential.getId())),
				new ProviderId(Wire.id(credential.getProvider())), Symbols.CREDENTIAL.constant(credential.getKind()),
				credential.getName(), credential.getHash(), credential.getCreated(), credential.getExpires());
	}

	static Entity.User of(User user) {
		return new Entity.User(new SiteId(user.getSite()), new ProviderId(Wire.id(user.getProvider())),
				new UserId(Wire.id(user.getId())), Attributes.ofJson(user.getAttributes()), user.getPushed(),
				user.getAsserted(), Optional.ofNullable(user.getMissing()), user.getVersion(), user.getCreated(),
				user.getLastModified());
	}

	static Entity.Group of(Group group) {
		return new Entity.Group(new SiteId(group.getSite()), new ProviderId(Wire.id(group.getProvider())),
				new GroupId(Wire.id(group.getId())), Attributes.ofJson(group.getAttributes()),
				Wire.optional(group.getSiteGroup()).map(SiteGroupId::new), group.getPushed(), group.getVersion(),
				group.getCreated(), group.getLastModified());
	}

	static Entity.Membership of(Membership membership) {
		return new Entity.Membership(new SiteId(membership.getSite()),
				new ProviderId(Wire.id(membership.getProvider())), new GroupId(Wire.id(membership.getGroup())),
				Wire.id(membership.getMember()), Symbols.MEMBER.constant(membership.getType()), membership.getPushed(),
				membership.getSince());
	}

	static Entity.Account of(Account account) {
		return new Entity.Account(new SiteId(account.getSite()), new AccountId(Wire.id(account.getId())),
				Wire.optional(account.getProvider()).map(ProviderId::new),
				Wire.optional(account.getUser()).map(UserId::new), account.getUserName(),
				Optional.ofNullable(account.getDisplayName()), Optional.ofNullable(account.getEmail()),
				Symbols.STATUS.constant(account.getStatus()), Symbols.REASON.constant(account.getReason()),
				account.getSince(), account.getCompany(), entitlements(account.getEntitlements()),
				Optional.ofNullable(account.getLastLogin()), account.getDefaultsJoined(), account.getByHand(),
				because(account.getBecause()), account.getVersion(), account.getCreated(), account.getLastModified());
	}

	static Entity.SiteGroup of(SiteGroup group) {
		return new Entity.SiteGroup(new SiteId(group.getSite()), new SiteGroupId(Wire.id(group.getId())),
				group.getName(), group.getByHand(), group.getVersion(), group.getCreated(), group.getLastModified());
	}

	static Entity.SiteMembership of(SiteMembership membership) {
		return new Entity.SiteMembership(new SiteId(membership.getSite()),
				new SiteGroupId(Wire.id(membership.getGroup())), new AccountId(Wire.id(membership.getAccount())),
				Symbols.SOURCE.constant(membership.getSource()),
				(membership.getBecause() != null) ? because(membership.getBecause()) : untold(membership),
				membership.getSince());
	}

	static dev.rollcall.schemas.Job of(Job job) {
		return new dev.rollcall.schemas.Job(new SiteId(job.getSite()), new JobId(Wire.id(job.getId())),
				Symbols.JOB.constant(job.getKind()), new ProviderId(Wire.id(job.getProvider())),
				Wire.id(job.getSubject()), Wire.optional(job.getTarget()), Wire.optional(job.getCursor()),
				job.getDone(), Symbols.STAGE.constant(job.getStage()), job.getCounted(), job.getPopulation(),
				job.getBasis(), job.getStarted());
	}

	static Entity of(PolicyChangeRecord change) {
		return new PolicyChange(new SiteId(change.getSite()), new ProviderId(Wire.id(change.getProvider())),
				change.getVersion(), change.getAt(), change.getActor(), new CommandId(Wire.id(change.getCommand())),
				Optional.ofNullable(change.getBefore()).map(EntityValues::policy), policy(change.getAfter()));
	}

	static Entity of(SyncSessionRecord session) {
		return new SyncSession(new SiteId(session.getSite()), new SyncId(Wire.id(session.getId())),
				new ProviderId(Wire.id(session.getProvider())), Symbols.SYNC_STATE.constant(session.getState()),
				session.getStarted(), Optional.ofNullable(session.getEnded()), session.getSeen(), session.getPages(),
				session.getGone(), session.getDeprovisioned(), session.getActor());
	}

	static Entity of(SightingsRecord sightings) {
		return new Sightings(new SiteId(sightings.getSite()), new SyncId(Wire.id(sightings.getSession())),
				sightings.getPage(), Wire.ids(sightings.getUsers()).stream().map(UserId::new).toList());
	}

	static Entity of(PreviewRecord preview) {
		PreviewCounts counts = preview.getCounts();
		return new Preview(new SiteId(preview.getSite()), new PreviewId(Wire.id(preview.getId())),
				new ProviderId(Wire.id(preview.getProvider())), policy(preview.getPolicy()),
				preview.getProviderVersion(), preview.getActor(), preview.getStarted(),
				Optional.ofNullable(preview.getFinished()), preview.getDone(), preview.getPages(),
				new Preview.Counts(counts.getAffected(), counts.getProvisioned(), counts.getReactivated(),
						counts.getDisabled(), counts.getDeleted(), counts.getRoles(), counts.getGroups(),
						counts.getOthers()));
	}

	static Entity of(PreviewPageRecord page) {
		return new PreviewPage(new SiteId(page.getSite()), new PreviewId(Wire.id(page.getPreview())), page.getPage(),
				page.getFindings().stream().map(EntityValues::finding).toList());
	}

	private static PreviewPage.Finding finding(FindingRecord finding) {
		return new PreviewPage.Finding(Wire.optional(finding.getAccount()).map(AccountId::new),
				new UserId(Wire.id(finding.getUser())), finding.getUserName(),
				Symbols.EFFECT.constant(finding.getEffect()), finding.getWhat(), finding.getBefore(),
				finding.getAfter(), Symbols.REASON.constant(finding.getReason()));
	}

	static Entity of(PasswordRecord password) {
		return new Password(new SiteId(password.getSite()), new AccountId(Wire.id(password.getAccount())),
				password.getVerifier(), password.getLinkHash(), Optional.ofNullable(password.getLinkExpires()),
				password.getFailures(), Optional.ofNullable(password.getLockedUntil()), password.getLastModified());
	}

	static Extension of(ExtensionRecord extension) {
		return new Extension(new SiteId(extension.getSite()), Symbols.EXTENDED.constant(extension.getResource()),
				extension.getRequired(), SchemaDefinition.ofJson(extension.getDefinition()), extension.getRemoved(),
				extension.getVersion(), extension.getCreated(), extension.getLastModified());
	}

}
