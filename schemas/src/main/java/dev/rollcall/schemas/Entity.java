package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a site with a state of its own. The directory topic carries the current
 * state of each, keyed by {@link EntityKey}; one event changes one entity. The site, its
 * directory and the accounts that come of it stand here; work that goes on about them and
 * what is kept beside them, each by itself.
 */
public sealed interface Entity permits Entity.Site, Entity.Provider, Entity.Credential, Entity.User, Entity.Group,
		Entity.Membership, Entity.Account, Entity.SiteGroup, Entity.SiteMembership, Job, PolicyChange, SyncSession,
		Sightings, Preview, PreviewPage, Password, Extension {

	SiteId site();

	EntityKey key();

	<C, R> R match(Cases<C, R> cases, C context);

	/**
	 * The tenant.
	 *
	 * @param twoFactor whether accounts need a second factor, where the policy follows
	 * the site
	 * @param timeZone IANA time zone of accounts, where neither directory nor policy has
	 * one
	 */
	record Site(SiteId site, String name, boolean twoFactor, String timeZone, long version, Instant created,
			Instant lastModified) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.site(this.site);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.site(context, this);
		}

	}

	/**
	 * One identity provider of a site with its policy. Its name is unique in the site.
	 *
	 * @param guarded while the cost of a policy change is counted, or waits for an
	 * administrator: nobody is deprovisioned by rule meanwhile
	 */
	record Provider(SiteId site, ProviderId id, String name, Vendor vendor, Protocol protocol, Policy policy,
			boolean guarded, long version, Instant created, Instant lastModified) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.provider(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.provider(context, this);
		}

		public enum Vendor {

			OKTA, ENTRA, ONELOGIN, LDAP, SAML

		}

		public enum Protocol {

			SAML, LDAP, OAUTH

		}

	}

	/**
	 * A credential that may call SCIM for one provider.
	 *
	 * @param name what the administrator calls it; for Basic also the user name is the id
	 * @param hash SHA-256 of the generated secret, which has 256 random bits; lower-case
	 * hex
	 * @param expires {@code null} means never
	 */
	record Credential(SiteId site, CredentialId id, ProviderId provider, Kind kind, String name, String hash,
			Instant created, @Nullable Instant expires) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.credential(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.credential(context, this);
		}

		/** Leaves the hash out. */
		@Override
		public String toString() {
			return "Credential[" + this.site + "/" + this.id + ", " + this.kind + "]";
		}

		public enum Kind {

			BASIC, TOKEN

		}

	}

	/**
	 * A directory user: exactly what the identity provider has told us.
	 *
	 * @param attributes canonical attributes, without {@code id}, {@code meta},
	 * {@code groups} and {@code password}
	 * @param pushed whether SCIM or a synchronisation has told of it; else only logins
	 * @param asserted names of the attributes that only a login has told, sorted
	 * @param missing since when it is gone: it was not located in a completed
	 * synchronisation
	 * @param version starts at 1 and grows by 1 with each change; the SCIM ETag
	 */
	record User(SiteId site, ProviderId provider, UserId id, Attributes attributes, boolean pushed,
			List<String> asserted, Optional<Instant> missing, long version, Instant created,
			Instant lastModified) implements Entity {

		public User {
			asserted = List.copyOf(asserted);
		}

		/** The next version, as pushed, with these attributes; it is located. */
		public User pushed(Attributes attributes, Instant at) {
			return new User(this.site, this.provider, this.id, attributes, true, List.of(), Optional.empty(),
					this.version + 1, this.created, at);
		}

		@Override
		public EntityKey key() {
			return EntityKey.user(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.user(context, this);
		}

	}

	/**
	 * A directory group without its members, which are {@link Membership edges}.
	 *
	 * @param attributes canonical attributes, without {@code id}, {@code meta} and
	 * {@code members}
	 * @param siteGroup the site group that this group feeds; empty if the policy excludes
	 * the group
	 * @param pushed whether SCIM or a synchronisation has told of it; else only logins
	 * @param version grows with each change of attributes or members
	 */
	record Group(SiteId site, ProviderId provider, GroupId id, Attributes attributes, Optional<SiteGroupId> siteGroup,
			boolean pushed, long version, Instant created, Instant lastModified) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.group(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.group(context, this);
		}

	}

	/**
	 * An edge: this user, or group, is a direct member of this directory group.
	 *
	 * @param pushed whether SCIM or a synchronisation has told of it; else only logins
	 */
	record Membership(SiteId site, ProviderId provider, GroupId group, UUID member, MemberType type, boolean pushed,
			Instant since) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.membership(this.site, this.group, this.member);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.membership(context, this);
		}

	}

	/**
	 * The resulting user on the site.
	 *
	 * @param provider the provider through which it signs in; empty if by password only
	 * @param user the directory user it is linked to; empty before the first link and
	 * after that one's deletion
	 * @param reason why it has its status
	 * @param since since when it has its status
	 * @param lastLogin empty before the first
	 * @param defaultsJoined whether it has joined the policy's default groups
	 * @param byHand whether an administrator made it
	 * @param because why it is as it is, at most one for each facet, in their order
	 */
	record Account(SiteId site, AccountId id, Optional<ProviderId> provider, Optional<UserId> user, String userName,
			Optional<String> displayName, Optional<String> email, AccountStatus status, Reason reason, Instant since,
			String company, Entitlements entitlements, Optional<Instant> lastLogin, boolean defaultsJoined,
			boolean byHand, List<Because> because, long version, Instant created,
			Instant lastModified) implements Entity {

		public Account {
			because = List.copyOf(because);
		}

		/** The same account, to be changed. */
		public AccountBuilder with() {
			return new AccountBuilder(this);
		}

		@Override
		public EntityKey key() {
			return EntityKey.account(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.account(context, this);
		}

		/** Leaves user name, display name and e-mail out: they are personal. */
		@Override
		public String toString() {
			return "Account[" + this.site + "/" + this.id + ", " + this.status + ", " + this.reason + "]";
		}

	}

	/**
	 * The resulting group on the site; directory groups of one name feed one of these.
	 *
	 * @param byHand whether an administrator made it, or the policy as a default group:
	 * it stays when nothing feeds it any more
	 */
	record SiteGroup(SiteId site, SiteGroupId id, String name, boolean byHand, long version, Instant created,
			Instant lastModified) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.siteGroup(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.siteGroup(context, this);
		}

	}

	/**
	 * An edge: this account is in this site group.
	 *
	 * @param source who keeps it there
	 * @param because what led there
	 */
	record SiteMembership(SiteId site, SiteGroupId group, AccountId account, Source source, Because because,
			Instant since) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.siteMembership(this.site, this.group, this.account);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.siteMembership(context, this);
		}

		/** From the weakest to the strongest. */
		public enum Source {

			/** A directory group that feeds the site group has the user. */
			DIRECTORY,
			/** None has it any more, but the policy let it stay. */
			STICKY,
			/** The policy's default groups. */
			DEFAULT, ADMINISTRATOR

		}

	}

	/** One case for each kind of entity; the compiler checks that none is forgotten. */
	interface Cases<C, R> {

		R site(C context, Site site);

		R provider(C context, Provider provider);

		R credential(C context, Credential credential);

		R user(C context, User user);

		R group(C context, Group group);

		R membership(C context, Membership membership);

		R account(C context, Account account);

		R siteGroup(C context, SiteGroup siteGroup);

		R siteMembership(C context, SiteMembership siteMembership);

		R job(C context, Job job);

		R policyChange(C context, PolicyChange change);

		R syncSession(C context, SyncSession session);

		R sightings(C context, Sightings sightings);

		R preview(C context, Preview preview);

		R previewPage(C context, PreviewPage page);

		R password(C context, Password password);

		R extension(C context, Extension extension);

	}

}
