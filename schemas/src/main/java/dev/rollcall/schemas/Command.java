package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.SchemaDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a site, in canonical form. A command that names a provider is
 * bound to that provider's own mirror (docs/policy.md, "Scope").
 */
public sealed interface Command {

	<C, R> R match(Cases<C, R> cases, C context);

	record CreateUser(ProviderId provider, UserId id, AccountId account, Attributes attributes) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.createUser(context, this);
		}
	}

	/** PUT: the attributes become exactly these; read-only and immutable ones stay. */
	record ReplaceUser(ProviderId provider, UserId id, AccountId account, Attributes attributes,
			Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.replaceUser(context, this);
		}
	}

	/** PATCH: the operations in order, all or nothing (RFC 7644 section 3.5.2). */
	record PatchUser(ProviderId provider, UserId id, AccountId account, List<Operation> operations,
			Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.patchUser(context, this);
		}
	}

	record DeleteUser(ProviderId provider, UserId id, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteUser(context, this);
		}
	}

	/**
	 * POST of a group with its first members. Members that this provider does not have
	 * are left out and named in the answer.
	 */
	record CreateGroup(ProviderId provider, GroupId id, SiteGroupId siteGroup, Attributes attributes,
			List<UUID> members) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.createGroup(context, this);
		}
	}

	/**
	 * PUT of a group: attributes and members become exactly these. A body that says
	 * nothing of members leaves them as they are.
	 *
	 * @param members {@code null} if the body has no {@code members}
	 */
	record ReplaceGroup(ProviderId provider, GroupId id, SiteGroupId siteGroup, Attributes attributes,
			@Nullable List<UUID> members, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.replaceGroup(context, this);
		}
	}

	record PatchGroup(ProviderId provider, GroupId id, SiteGroupId siteGroup, List<Operation> operations,
			Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.patchGroup(context, this);
		}
	}

	record DeleteGroup(ProviderId provider, GroupId id, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteGroup(context, this);
		}
	}

	/** Makes the site, or changes it. */
	record PutSite(String name, boolean twoFactor, String timeZone, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.putSite(context, this);
		}
	}

	/** Makes the provider, or changes its name and policy; the protocol stays. */
	record PutProvider(ProviderId id, String name, Entity.Provider.Vendor vendor, Entity.Provider.Protocol protocol,
			Policy policy, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.putProvider(context, this);
		}
	}

	/** Removes the provider, its credentials, and in steps its mirror. */
	record DeleteProvider(ProviderId id, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteProvider(context, this);
		}
	}

	/**
	 * Adds a credential by the hash of its secret; the secret itself stays at the edge.
	 */
	record AddCredential(Entity.Credential credential) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.addCredential(context, this);
		}
	}

	record RevokeCredential(ProviderId provider, CredentialId id) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.revokeCredential(context, this);
		}
	}

	/** Releases what the guard holds, or discards it. */
	record Settle(JobId job, boolean release) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.settle(context, this);
		}
	}

	/** Works out what a policy would do; ends the provider's earlier preview. */
	record PreviewPolicy(PreviewId id, ProviderId provider, Policy policy) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.previewPolicy(context, this);
		}
	}

	/** Asks why an account is as it is; changes nothing. */
	record Explain(AccountId account) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.explain(context, this);
		}
	}

	/** Starts or ends a synchronisation. */
	record Sync(ProviderId provider, SyncId session, SyncStep step) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.sync(context, this);
		}
	}

	/** Reports users that a synchronisation has seen. */
	record See(ProviderId provider, SyncId session, List<Sighting> sightings) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.see(context, this);
		}

		/** Leaves the sightings out. */
		@Override
		public String toString() {
			return "See[" + this.session + ", " + this.sightings.size() + " sightings]";
		}
	}

	/**
	 * Somebody was verified by the provider (docs/policy.md, "Login"); groups are
	 * {@code null} where none were asserted.
	 */
	record Login(ProviderId provider, UserId user, AccountId account, String subject, Attributes attributes,
			@Nullable List<String> groups) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.login(context, this);
		}

		/** Leaves names and attributes out. */
		@Override
		public String toString() {
			return "Login[" + this.provider + ", " + this.user + "]";
		}
	}

	/**
	 * Makes or changes an account by hand. What follows the directory on a linked account
	 * stays as it is.
	 */
	record PutAccount(AccountId id, boolean create, Optional<ProviderId> provider, String userName,
			Optional<String> displayName, Optional<String> email, AccountStatus status, String company,
			Entitlements entitlements, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.putAccount(context, this);
		}

		/** Leaves names out. */
		@Override
		public String toString() {
			return "PutAccount[" + this.id + "]";
		}
	}

	/** Removes an account by hand. */
	record DeleteAccount(AccountId id, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteAccount(context, this);
		}
	}

	/** Makes or renames a site group by hand. */
	record PutSiteGroup(SiteGroupId id, boolean create, String name, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.putSiteGroup(context, this);
		}
	}

	/** Removes a site group that no directory group feeds. */
	record DeleteSiteGroup(SiteGroupId id, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteSiteGroup(context, this);
		}
	}

	/** Puts an account into a site group by hand, or takes it out. */
	record ChangeSiteMembership(SiteGroupId group, AccountId account, boolean member) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.changeSiteMembership(context, this);
		}
	}

	/** Makes the one link by which a password can be set; by the hash of its secret. */
	record IssuePasswordLink(AccountId account, String linkHash, Instant expires) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.issuePasswordLink(context, this);
		}

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "IssuePasswordLink[" + this.account + "]";
		}
	}

	/**
	 * Sets a password by its sealed verifier: with the link's hash, or by somebody whose
	 * present one was just verified.
	 */
	record SetPassword(AccountId account, Optional<String> linkHash, String verifier) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.setPassword(context, this);
		}

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "SetPassword[" + this.account + "]";
		}
	}

	/**
	 * Begins an attempt (counted before it is tried; answers the verifier), or tells how
	 * it went.
	 */
	record AttemptPassword(AccountId account, Optional<Boolean> verified) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.attemptPassword(context, this);
		}
	}

	/**
	 * Registers a schema extension of the site, or changes it; one that was removed comes
	 * back.
	 */
	record PutExtension(Extension.Resource resource, boolean required, SchemaDefinition schema,
			Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.putExtension(context, this);
		}
	}

	/** Hides a schema extension and all data of it. */
	record DeleteExtension(String urn, Preconditions preconditions) implements Command {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.deleteExtension(context, this);
		}
	}

	/** One case for each command; the compiler checks that none is forgotten. */
	interface Cases<C, R> {

		R createUser(C context, CreateUser command);

		R replaceUser(C context, ReplaceUser command);

		R patchUser(C context, PatchUser command);

		R deleteUser(C context, DeleteUser command);

		R createGroup(C context, CreateGroup command);

		R replaceGroup(C context, ReplaceGroup command);

		R patchGroup(C context, PatchGroup command);

		R deleteGroup(C context, DeleteGroup command);

		R putSite(C context, PutSite command);

		R putProvider(C context, PutProvider command);

		R deleteProvider(C context, DeleteProvider command);

		R addCredential(C context, AddCredential command);

		R revokeCredential(C context, RevokeCredential command);

		R settle(C context, Settle command);

		R previewPolicy(C context, PreviewPolicy command);

		R explain(C context, Explain command);

		R sync(C context, Sync command);

		R see(C context, See command);

		R login(C context, Login command);

		R putAccount(C context, PutAccount command);

		R deleteAccount(C context, DeleteAccount command);

		R putSiteGroup(C context, PutSiteGroup command);

		R deleteSiteGroup(C context, DeleteSiteGroup command);

		R changeSiteMembership(C context, ChangeSiteMembership command);

		R issuePasswordLink(C context, IssuePasswordLink command);

		R setPassword(C context, SetPassword command);

		R attemptPassword(C context, AttemptPassword command);

		R putExtension(C context, PutExtension command);

		R deleteExtension(C context, DeleteExtension command);

	}

	/**
	 * A command on its way.
	 *
	 * @param id minted at the edge
	 * @param at when the edge received it; the only time the core knows
	 * @param actor who asks: {@code credential:<id>} or {@code administrator}
	 * @param reply the partition of the outcomes topic that the asking gateway reads;
	 * empty: nobody waits
	 * @param raw the request it came from, without secrets
	 */
	record Envelope(CommandId id, SiteId site, Instant at, String actor, Optional<Integer> reply, RawRequest raw,
			Command command) {
	}

}
