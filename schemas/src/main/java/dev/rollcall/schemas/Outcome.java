package dev.rollcall.schemas;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The answer to a command. */
public sealed interface Outcome {

	<C, R> R match(Cases<C, R> cases, C context);

	/**
	 * The command was decided and is durable.
	 *
	 * @param resource the entity as it now is; {@code null} after a deletion
	 * @param changed whether anything changed
	 * @param groups for a user the groups it is a direct member of
	 * @param unknownMembers members of the request that this provider does not have; they
	 * were left out
	 */
	record Applied(@Nullable Entity resource, boolean changed, List<GroupRef> groups,
			List<UUID> unknownMembers) implements Outcome {

		public Applied {
			groups = List.copyOf(groups);
			unknownMembers = List.copyOf(unknownMembers);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.applied(context, this);
		}
	}

	/**
	 * Why an account is as it is, by the rules and facts of now.
	 *
	 * @param facets one for each facet but groups
	 * @param groups one for each site group it is in
	 */
	record Explained(Entity.Account account, List<Because> facets, List<GroupReason> groups) implements Outcome {

		public Explained {
			facets = List.copyOf(facets);
			groups = List.copyOf(groups);
		}

		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.explained(context, this);
		}
	}

	/** Why an account is in a site group. */
	record GroupReason(SiteGroupId group, String name, Entity.SiteMembership.Source source, Because because) {
	}

	/**
	 * The command was refused and changed nothing.
	 *
	 * @param detail "Expected to …, but …", fit for the client's eyes
	 */
	record Refused(Code code, String detail) implements Outcome {
		@Override
		public <C, R> R match(Cases<C, R> cases, C context) {
			return cases.refused(context, this);
		}

		/** Leaves the detail out: it may have personal values. */
		@Override
		public String toString() {
			return "Refused[" + this.code + "]";
		}
	}

	/** Why a command was refused; the gateway maps each to a status and scimType. */
	enum Code {

		/** 404. */
		SITE_NOT_FOUND, PROVIDER_NOT_FOUND, CREDENTIAL_NOT_FOUND, USER_NOT_FOUND, GROUP_NOT_FOUND,
		/** 409 uniqueness. */
		USER_NAME_TAKEN, GROUP_NAME_TAKEN, PROVIDER_NAME_TAKEN, ID_TAKEN,
		/** 412. */
		VERSION_MISMATCH,
		/** 400 with the scimType of the same name. */
		NO_TARGET, INVALID_PATH, INVALID_VALUE, MUTABILITY, INVALID_FILTER, TOO_MANY,
		/** 400 invalidValue: a setting that the rest of the provider does not allow. */
		POLICY_INVALID,
		/** 404. */
		ACCOUNT_NOT_FOUND, SITE_GROUP_NOT_FOUND, SYNC_NOT_FOUND, JOB_NOT_FOUND,
		/** 409. */
		SITE_GROUP_NAME_TAKEN, SYNC_OVER, NOT_HELD, MEMBERSHIP_FED, ACCOUNT_LINKED,
		/** 403. */
		LOGIN_REFUSED, PASSWORD_REFUSED,
		/** 404. */
		EXTENSION_NOT_FOUND,
		/** 409. */
		EXTENSION_CONFLICT,
		/** 503: the core could not decide; the command is in the dead-letter topic. */
		POISON

	}

	interface Cases<C, R> {

		R applied(C context, Applied applied);

		R explained(C context, Explained explained);

		R refused(C context, Refused refused);

	}

	/**
	 * An outcome on its way.
	 *
	 * @param command what it answers
	 * @param sequence position of the site's partition after this command: a read that
	 * reflects this number reflects the command
	 */
	record Envelope(CommandId command, SiteId site, long sequence, Outcome outcome) {
	}

}
