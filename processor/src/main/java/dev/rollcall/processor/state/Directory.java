package dev.rollcall.processor.state;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The state of one site, to read. Every list is in the order of ids, so that it is a
 * function of the data. Names are looked up by their
 * {@link dev.rollcall.schemas.scim.Comparison#key key}.
 */
public final class Directory {

	private final SiteId site;

	private final Rows rows;

	public Directory(SiteId site, Rows rows) {
		this.site = site;
		this.rows = rows;
	}

	public Optional<Entity> find(EntityKey key) {
		return (this.rows.get(Layout.entity(key)) instanceof Row.Stored stored) ? Optional.of(stored.entity())
				: Optional.empty();
	}

	public Optional<Entity.Site> site() {
		return find(EntityKey.site(this.site)).map(Entity.Site.class::cast);
	}

	public Optional<Entity.Provider> provider(ProviderId id) {
		return find(EntityKey.provider(this.site, id)).map(Entity.Provider.class::cast);
	}

	public Optional<Entity.User> user(UserId id) {
		return find(EntityKey.user(this.site, id)).map(Entity.User.class::cast);
	}

	public Optional<Entity.Group> group(GroupId id) {
		return find(EntityKey.group(this.site, id)).map(Entity.Group.class::cast);
	}

	public Optional<Entity.Membership> membership(GroupId group, UUID member) {
		return edge(EntityKey.membership(this.site, group, member)).map(Entity.Membership.class::cast);
	}

	/** The list is asked first: it is at hand, and most edges looked for are new. */
	private Optional<Entity> edge(EntityKey key) {
		return Lists.lacks(this.rows, key) ? Optional.empty() : find(key);
	}

	public Optional<Entity.Account> account(AccountId id) {
		return find(EntityKey.account(this.site, id)).map(Entity.Account.class::cast);
	}

	public Optional<Entity.SiteGroup> siteGroup(SiteGroupId id) {
		return find(EntityKey.siteGroup(this.site, id)).map(Entity.SiteGroup.class::cast);
	}

	public Optional<Entity.SiteMembership> siteMembership(SiteGroupId group, AccountId account) {
		return edge(EntityKey.siteMembership(this.site, group, account)).map(Entity.SiteMembership.class::cast);
	}

	public Optional<Entity.Credential> credential(CredentialId id) {
		return find(EntityKey.credential(this.site, id)).map(Entity.Credential.class::cast);
	}

	public Holders userName(String nameKey) {
		return UserNames.holders(this.rows, this.site, nameKey);
	}

	public Optional<GroupId> groupNamed(ProviderId provider, String nameKey) {
		return leadsTo(Layout.groupName(this.site, provider, nameKey)).map(GroupId::new);
	}

	public Optional<SiteGroupId> siteGroupNamed(String nameKey) {
		return leadsTo(Layout.siteGroupName(this.site, nameKey)).map(SiteGroupId::new);
	}

	/** Members of a directory group. */
	public List<Entity.Membership> memberships(GroupId group, @Nullable UUID after, int limit) {
		RowKey cursor = (after != null) ? Layout.entity(EntityKey.membership(this.site, group, after)) : null;
		return stored(Layout.edges(this.site, EntityKey.Kind.MEMBERSHIP, group.value()), cursor, limit,
				Entity.Membership.class);
	}

	/** Directory groups of which somebody is a direct member. */
	public List<GroupId> groupsOf(UUID member) {
		return has(EntityKey.Kind.MEMBERSHIP)
				? Lists.read(this.rows, Layout.groupsOf(this.site, member)).map(GroupId::new).toList() : List.of();
	}

	/** Directory groups that feed a site group. */
	public List<GroupId> feeders(SiteGroupId siteGroup, int limit) {
		return ids(Layout.feeders(this.site, siteGroup), limit).stream().map(GroupId::new).toList();
	}

	public boolean hasMembers(SiteGroupId siteGroup) {
		return !this.rows.scan(Layout.edges(this.site, EntityKey.Kind.SITE_MEMBERSHIP, siteGroup.value()), null, 1)
			.isEmpty();
	}

	/** Site groups that an account is in. */
	public List<SiteGroupId> siteGroupsOf(AccountId account) {
		return has(EntityKey.Kind.SITE_MEMBERSHIP)
				? Lists.read(this.rows, Layout.siteGroupsOf(this.site, account)).map(SiteGroupId::new).toList()
				: List.of();
	}

	/** Many sites are sent users alone, who need not be asked for their groups. */
	private boolean has(EntityKey.Kind edge) {
		return this.rows.mayHave(Layout.all(this.site, edge));
	}

	/**
	 * Users of a provider with this externalId, which is case-exact (RFC 7643 section
	 * 3.1).
	 */
	public List<UserId> externalId(ProviderId provider, String externalId, int limit) {
		return ids(Layout.externalId(this.site, provider, externalId), limit).stream().map(UserId::new).toList();
	}

	/** Accounts in a site group. */
	public List<Entity.SiteMembership> siteMemberships(SiteGroupId siteGroup, @Nullable UUID after, int limit) {
		RowKey cursor = (after != null)
				? Layout.entity(EntityKey.siteMembership(this.site, siteGroup, new AccountId(after))) : null;
		return stored(Layout.edges(this.site, EntityKey.Kind.SITE_MEMBERSHIP, siteGroup.value()), cursor, limit,
				Entity.SiteMembership.class);
	}

	/** Accounts with this e-mail address. */
	public List<AccountId> email(String emailKey, int limit) {
		return ids(Layout.email(this.site, emailKey), limit).stream().map(AccountId::new).toList();
	}

	/** Accounts with this e-mail address that no directory user is linked to. */
	public List<AccountId> unlinked(String emailKey, int limit) {
		return this.rows.mayHave(Layout.unlinked(this.site))
				? ids(Layout.unlinked(this.site, emailKey), limit).stream().map(AccountId::new).toList() : List.of();
	}

	/** Users of every provider of the site. */
	public List<Entity.User> users(@Nullable UUID after, int limit) {
		RowKey cursor = (after != null) ? Layout.entity(EntityKey.user(this.site, new UserId(after))) : null;
		return stored(Layout.all(this.site, EntityKey.Kind.USER), cursor, limit, Entity.User.class);
	}

	/** Groups of every provider of the site. */
	public List<Entity.Group> groups(@Nullable UUID after, int limit) {
		RowKey cursor = (after != null) ? Layout.entity(EntityKey.group(this.site, new GroupId(after))) : null;
		return stored(Layout.all(this.site, EntityKey.Kind.GROUP), cursor, limit, Entity.Group.class);
	}

	public List<Entity.Provider> providers() {
		return stored(Layout.all(this.site, EntityKey.Kind.PROVIDER), null, Integer.MAX_VALUE, Entity.Provider.class);
	}

	public List<Entity.Credential> credentials(ProviderId provider) {
		return stored(Layout.all(this.site, EntityKey.Kind.CREDENTIAL), null, Integer.MAX_VALUE,
				Entity.Credential.class)
			.stream()
			.filter((credential) -> credential.provider().equals(provider))
			.toList();
	}

	/** Whether a user was seen in a synchronisation. */
	public boolean seen(SyncId session, UserId user) {
		return !this.rows.scan(Layout.seen(this.site, session, user), null, 1).isEmpty();
	}

	public Optional<SyncSession> syncSession(SyncId id) {
		return find(EntityKey.syncSession(this.site, id)).map(SyncSession.class::cast);
	}

	public List<SyncSession> syncSessions() {
		return stored(Layout.all(this.site, EntityKey.Kind.SYNC_SESSION), null, Integer.MAX_VALUE, SyncSession.class);
	}

	/** Batches of a synchronisation. */
	public List<Sightings> sightings(SyncId session, int limit) {
		return stored(Layout.edges(this.site, EntityKey.Kind.SIGHTINGS, session.value()), null, limit, Sightings.class);
	}

	public List<Preview> previews() {
		return stored(Layout.all(this.site, EntityKey.Kind.PREVIEW), null, Integer.MAX_VALUE, Preview.class);
	}

	public Optional<Preview> preview(PreviewId id) {
		return find(EntityKey.preview(this.site, id)).map(Preview.class::cast);
	}

	/** Pages of a preview; each may be large. */
	public List<PreviewPage> previewPages(PreviewId preview, int limit) {
		return stored(Layout.edges(this.site, EntityKey.Kind.PREVIEW_PAGE, preview.value()), null, limit,
				PreviewPage.class);
	}

	public Optional<PolicyChange> policyChange(ProviderId provider, long version) {
		return find(EntityKey.policyChange(this.site, provider, version)).map(PolicyChange.class::cast);
	}

	/** Every version of a provider's settings, oldest first. */
	public List<PolicyChange> policyChanges(ProviderId provider) {
		return stored(Layout.edges(this.site, EntityKey.Kind.POLICY_CHANGE, provider.value()), null, Integer.MAX_VALUE,
				PolicyChange.class);
	}

	public Optional<Password> password(AccountId account) {
		return find(EntityKey.password(this.site, account)).map(Password.class::cast);
	}

	public Optional<Extension> extension(String urn) {
		return find(EntityKey.extension(this.site, urn)).map(Extension.class::cast);
	}

	/** Schema extensions of the site, those that were removed too. */
	public List<Extension> extensions() {
		return stored(Layout.all(this.site, EntityKey.Kind.EXTENSION), null, Integer.MAX_VALUE, Extension.class);
	}

	public Optional<Job> job(JobId id) {
		return find(EntityKey.job(this.site, id)).map(Job.class::cast);
	}

	/** Work of the site that is not finished. */
	public List<Job> jobs() {
		return stored(Layout.all(this.site, EntityKey.Kind.JOB), null, Integer.MAX_VALUE, Job.class);
	}

	private Optional<UUID> leadsTo(RowKey key) {
		return (this.rows.get(key) instanceof Row.Index index) ? Optional.ofNullable(index.first()) : Optional.empty();
	}

	private List<UUID> ids(RowKey prefix, int limit) {
		return this.rows.scan(prefix, null, limit).stream().map((entry) -> Layout.lastId(entry.key())).toList();
	}

	private <T extends Entity> List<T> stored(RowKey prefix, @Nullable RowKey after, int limit, Class<T> type) {
		return this.rows.scan(prefix, after, limit)
			.stream()
			.map(Rows.Entry::row)
			.map((row) -> type.cast(((Row.Stored) row).entity()))
			.toList();
	}

}
