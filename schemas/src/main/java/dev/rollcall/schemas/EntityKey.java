package dev.rollcall.schemas;

import java.util.UUID;

/**
 * Where an entity lives: the key of the directory topic and of the state.
 *
 * @param site the site, by which the topic partitions
 * @param kind what it is
 * @param id its id; for an edge the group or site group, for a site two zero words
 * @param other for an edge the member or account; for what is numbered a zero word and
 * the number; else two zero words
 */
public record EntityKey(SiteId site, Kind kind, UUID id, UUID other) {

	private static final UUID NONE = new UUID(0, 0);

	public static EntityKey site(SiteId site) {
		return new EntityKey(site, Kind.SITE, NONE, NONE);
	}

	public static EntityKey provider(SiteId site, ProviderId id) {
		return new EntityKey(site, Kind.PROVIDER, id.value(), NONE);
	}

	public static EntityKey credential(SiteId site, CredentialId id) {
		return new EntityKey(site, Kind.CREDENTIAL, id.value(), NONE);
	}

	public static EntityKey user(SiteId site, UserId id) {
		return new EntityKey(site, Kind.USER, id.value(), NONE);
	}

	public static EntityKey group(SiteId site, GroupId id) {
		return new EntityKey(site, Kind.GROUP, id.value(), NONE);
	}

	public static EntityKey membership(SiteId site, GroupId group, UUID member) {
		return new EntityKey(site, Kind.MEMBERSHIP, group.value(), member);
	}

	public static EntityKey account(SiteId site, AccountId id) {
		return new EntityKey(site, Kind.ACCOUNT, id.value(), NONE);
	}

	public static EntityKey siteGroup(SiteId site, SiteGroupId id) {
		return new EntityKey(site, Kind.SITE_GROUP, id.value(), NONE);
	}

	public static EntityKey siteMembership(SiteId site, SiteGroupId group, AccountId account) {
		return new EntityKey(site, Kind.SITE_MEMBERSHIP, group.value(), account.value());
	}

	public static EntityKey job(SiteId site, JobId id) {
		return new EntityKey(site, Kind.JOB, id.value(), NONE);
	}

	public static EntityKey policyChange(SiteId site, ProviderId provider, long version) {
		return new EntityKey(site, Kind.POLICY_CHANGE, provider.value(), new UUID(0, version));
	}

	public static EntityKey syncSession(SiteId site, SyncId id) {
		return new EntityKey(site, Kind.SYNC_SESSION, id.value(), NONE);
	}

	public static EntityKey sightings(SiteId site, SyncId session, long page) {
		return new EntityKey(site, Kind.SIGHTINGS, session.value(), new UUID(0, page));
	}

	public static EntityKey preview(SiteId site, PreviewId id) {
		return new EntityKey(site, Kind.PREVIEW, id.value(), NONE);
	}

	public static EntityKey previewPage(SiteId site, PreviewId preview, long page) {
		return new EntityKey(site, Kind.PREVIEW_PAGE, preview.value(), new UUID(0, page));
	}

	public static EntityKey password(SiteId site, AccountId account) {
		return new EntityKey(site, Kind.PASSWORD, account.value(), NONE);
	}

	/** By the URN in any case. */
	public static EntityKey extension(SiteId site, String urn) {
		return new EntityKey(site, Kind.EXTENSION, Extension.id(urn), NONE);
	}

	/** The codes are on the wire and in state: never renumber them. */
	public enum Kind {

		SITE(1), PROVIDER(2), CREDENTIAL(3), USER(4), GROUP(5), MEMBERSHIP(6, true), ACCOUNT(7), SITE_GROUP(8),
		SITE_MEMBERSHIP(9, true), JOB(10), POLICY_CHANGE(11, true), SYNC_SESSION(12), SIGHTINGS(13, true), PREVIEW(14),
		PREVIEW_PAGE(15, true), PASSWORD(16), EXTENSION(17);

		private final byte code;

		private final boolean twoIds;

		Kind(int code) {
			this(code, false);
		}

		Kind(int code, boolean twoIds) {
			this.code = (byte) code;
			this.twoIds = twoIds;
		}

		/** Whether {@code other} is part of the key. */
		public boolean hasTwoIds() {
			return this.twoIds;
		}

		public byte code() {
			return this.code;
		}

	}

}
