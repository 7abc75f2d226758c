package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a site with a state of its own. The directory topic carries the current
 * state of each, keyed by {@link EntityKey}; one event changes one entity.
 */
public sealed interface Entity {

	SiteId site();

	EntityKey key();

	<C, R> R match(Cases<C, R> cases, C context);

	/** The tenant. */
	record Site(SiteId site, String name, long version, Instant created, Instant lastModified) implements Entity {

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
	 */
	record Provider(SiteId site, ProviderId id, String name, Vendor vendor, Protocol protocol, Policy policy,
			long version, Instant created, Instant lastModified) implements Entity {

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
	 * @param version starts at 1 and grows by 1 with each change; the SCIM ETag
	 */
	record User(SiteId site, ProviderId provider, UserId id, Attributes attributes, long version, Instant created,
			Instant lastModified) implements Entity {

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
	 * @param siteGroup the site group that this group feeds
	 * @param version grows with each change of attributes or members
	 */
	record Group(SiteId site, ProviderId provider, GroupId id, Attributes attributes, SiteGroupId siteGroup,
			long version, Instant created, Instant lastModified) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.group(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.group(context, this);
		}

	}

	/** An edge: this user, or group, is a direct member of this directory group. */
	record Membership(SiteId site, ProviderId provider, GroupId group, UUID member, MemberType type,
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
	 * @param provider the provider through which it signs in
	 * @param user the directory user it is linked to; empty after that one's deletion
	 * @param reason why it has its status
	 * @param since since when it has its status
	 */
	record Account(SiteId site, AccountId id, ProviderId provider, Optional<UserId> user, String userName,
			Optional<String> displayName, Optional<String> email, AccountStatus status, Reason reason, Instant since,
			String company, long version, Instant created, Instant lastModified) implements Entity {

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
	 */
	record SiteGroup(SiteId site, SiteGroupId id, String name, long version, Instant created,
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

	/** An edge: this account is in this site group. */
	record SiteMembership(SiteId site, SiteGroupId group, AccountId account, Instant since) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.siteMembership(this.site, this.group, this.account);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.siteMembership(context, this);
		}

	}

	/**
	 * Work of many entities, done in bounded steps between other commands of the site.
	 *
	 * @param subject what it is about: a group id or a provider id
	 * @param target the site group that members leave, for {@link Kind#MOVE_GROUP} and
	 * {@link Kind#DROP_GROUP}
	 * @param cursor the last entity done; empty before the first step
	 * @param done entities done so far
	 */
	record Job(SiteId site, JobId id, Kind kind, ProviderId provider, UUID subject, Optional<UUID> target,
			Optional<UUID> cursor, long done, Instant started) implements Entity {

		@Override
		public EntityKey key() {
			return EntityKey.job(this.site, this.id);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.job(context, this);
		}

		public enum Kind {

			/** Removes the edges of a deleted directory group. */
			DROP_GROUP,
			/** Moves accounts to the site group of a renamed directory group. */
			MOVE_GROUP,
			/** Derives every account of a provider anew. */
			REEVALUATE_PROVIDER,
			/** Removes the users and groups of a deleted provider. */
			DROP_PROVIDER

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

	}

	/**
	 * A reference to a group that a user is in (RFC 7643 section 4.1.2, {@code groups}).
	 */
	record GroupRef(GroupId id, String displayName) {

		/** Order of ids, which is the order of making. */
		public static List<GroupRef> sorted(List<GroupRef> refs) {
			return refs.stream().sorted(java.util.Comparator.comparing(GroupRef::id)).toList();
		}

	}

}
