package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a site, in canonical form. A command that names a provider is
 * bound to that provider's own mirror (docs/policy.md, "Scope").
 */
public sealed interface Command {

	<C, R> R match(Cases<C, R> cases, C context);

	/**
	 * The versions a client will accept ({@code If-Match}, {@code If-None-Match}, RFC
	 * 7232). Both empty: any.
	 *
	 * @param ifMatch one of these versions, or any existing one if it contains {@code -1}
	 * @param ifNoneMatch none of these versions, none at all if it contains {@code -1}
	 */
	record Preconditions(List<Long> ifMatch, List<Long> ifNoneMatch) {

		public static final Preconditions NONE = new Preconditions(List.of(), List.of());

		public static final long ANY = -1;

		public Preconditions {
			ifMatch = List.copyOf(ifMatch);
			ifNoneMatch = List.copyOf(ifNoneMatch);
		}

		/** Whether a resource of this version may be changed. */
		public boolean allow(long version) {
			return (this.ifMatch.isEmpty() || this.ifMatch.contains(ANY) || this.ifMatch.contains(version))
					&& !this.ifNoneMatch.contains(ANY) && !this.ifNoneMatch.contains(version);
		}

	}

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

	/** Makes the site, or renames it. */
	record PutSite(String name, Preconditions preconditions) implements Command {
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

	/**
	 * A request as it was received, secrets removed.
	 *
	 * @param path path and query
	 * @param body JSON text, empty if there was none
	 */
	record RawRequest(String method, String path, String contentType, String userAgent, String body) {

		public static final RawRequest NONE = new RawRequest("", "", "", "", "");

		/** Leaves query and body out: they have personal values. */
		@Override
		public String toString() {
			int query = this.path.indexOf('?');
			return "RawRequest[" + this.method + " " + ((query < 0) ? this.path : this.path.substring(0, query)) + "]";
		}

	}

}
