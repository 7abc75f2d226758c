package dev.rollcall.processor.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of row, on one page. A key is a kind byte, the site, a zero byte, and what
 * the kind says; entities use the codes of {@link EntityKey.Kind}. The codes are in
 * state: never renumber them.
 */
public final class Layout {

	/** userName key → user and account that hold it. */
	private static final int USER_NAME = 0x40;

	/** Provider, displayName key → group. */
	private static final int GROUP_NAME = 0x41;

	/** Name key → site group. */
	private static final int SITE_GROUP_NAME = 0x42;

	/** Member; then member, group, see {@link Lists}. */
	private static final int MEMBER_OF = 0x43;

	/** Site group, directory group. */
	private static final int FED_BY = 0x44;

	/** E-mail key, zero byte, account without a directory user. */
	private static final int UNLINKED_EMAIL = 0x45;

	/** Account; then account, site group, see {@link Lists}. */
	private static final int ACCOUNT_GROUP = 0x46;

	/** Synchronisation, user, page of sightings. */
	private static final int SEEN = 0x47;

	/** Provider, externalId, zero byte, user. */
	private static final int EXTERNAL_ID = 0x48;

	/** E-mail key, zero byte, account. */
	private static final int EMAIL = 0x49;

	private static final int SEQUENCE = 0x7f;

	private Layout() {
	}

	/** The partition's number of the last changing step. */
	public static RowKey sequence() {
		return new RowKey(new byte[] { SEQUENCE });
	}

	/** An entity's row has the entity's key in the directory topic. */
	public static RowKey entity(EntityKey key) {
		return new RowKey(Codecs.ENTITY_KEY.encode(key));
	}

	/** The id of a user or an account whose row this is; {@code null} for others. */
	public static @Nullable UUID person(RowKey row) {
		byte code = row.bytes()[0];
		return (code == EntityKey.Kind.USER.code() || code == EntityKey.Kind.ACCOUNT.code()) ? lastId(row) : null;
	}

	/** All entities of a kind, of every site of the partition. */
	public static RowKey all(EntityKey.Kind kind) {
		return new RowKey(new byte[] { kind.code() });
	}

	/** All rows of the kind and the site of a row. */
	public static RowKey site(RowKey row) {
		byte[] bytes = row.bytes();
		int end = 1;
		while (end < bytes.length && bytes[end] != 0) {
			end++;
		}
		return new RowKey(java.util.Arrays.copyOf(bytes, Math.min(end + 1, bytes.length)));
	}

	static RowKey all(SiteId site, EntityKey.Kind kind) {
		return start(kind.code(), site).key();
	}

	/** All edges of a group or a site group. */
	static RowKey edges(SiteId site, EntityKey.Kind kind, UUID of) {
		return start(kind.code(), site).id(of).key();
	}

	static RowKey userName(SiteId site, String nameKey) {
		return start(USER_NAME, site).text(nameKey).key();
	}

	static RowKey groupName(SiteId site, ProviderId provider, String nameKey) {
		return start(GROUP_NAME, site).id(provider.value()).text(nameKey).key();
	}

	static RowKey siteGroupName(SiteId site, String nameKey) {
		return start(SITE_GROUP_NAME, site).text(nameKey).key();
	}

	static RowKey groupsOf(SiteId site, UUID member) {
		return start(MEMBER_OF, site).id(member).key();
	}

	static RowKey groupOf(SiteId site, UUID member, GroupId group) {
		return start(MEMBER_OF, site).id(member).id(group.value()).key();
	}

	static RowKey feeders(SiteId site, SiteGroupId siteGroup) {
		return start(FED_BY, site).id(siteGroup.value()).key();
	}

	static RowKey feeder(SiteId site, SiteGroupId siteGroup, GroupId group) {
		return start(FED_BY, site).id(siteGroup.value()).id(group.value()).key();
	}

	static RowKey unlinked(SiteId site) {
		return start(UNLINKED_EMAIL, site).key();
	}

	static RowKey unlinked(SiteId site, String emailKey) {
		return start(UNLINKED_EMAIL, site).text(emailKey).zero().key();
	}

	static RowKey unlinked(SiteId site, String emailKey, AccountId account) {
		return start(UNLINKED_EMAIL, site).text(emailKey).zero().id(account.value()).key();
	}

	static RowKey email(SiteId site, String emailKey) {
		return start(EMAIL, site).text(emailKey).zero().key();
	}

	static RowKey email(SiteId site, String emailKey, AccountId account) {
		return start(EMAIL, site).text(emailKey).zero().id(account.value()).key();
	}

	static RowKey siteGroupsOf(SiteId site, AccountId account) {
		return start(ACCOUNT_GROUP, site).id(account.value()).key();
	}

	static RowKey siteGroupOf(SiteId site, AccountId account, SiteGroupId siteGroup) {
		return start(ACCOUNT_GROUP, site).id(account.value()).id(siteGroup.value()).key();
	}

	static RowKey externalId(SiteId site, ProviderId provider, String externalId) {
		return start(EXTERNAL_ID, site).id(provider.value()).text(externalId).zero().key();
	}

	static RowKey externalId(SiteId site, ProviderId provider, String externalId, UserId user) {
		return start(EXTERNAL_ID, site).id(provider.value()).text(externalId).zero().id(user.value()).key();
	}

	static RowKey seen(SiteId site, SyncId session, UserId user) {
		return start(SEEN, site).id(session.value()).id(user.value()).key();
	}

	static RowKey seen(SiteId site, SyncId session, UserId user, long page) {
		return start(SEEN, site).id(session.value()).id(user.value()).id(new UUID(0, page)).key();
	}

	/** The id at the end of a key. */
	static UUID lastId(RowKey key) {
		byte[] bytes = key.bytes();
		return Ids.uuid(java.util.Arrays.copyOfRange(bytes, bytes.length - 16, bytes.length));
	}

	private static RowBytes start(int code, SiteId site) {
		return new RowBytes().code(code).text(site.value()).zero();
	}

	private static final class RowBytes {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

		RowBytes code(int code) {
			this.bytes.write(code);
			return this;
		}

		RowBytes text(String text) {
			this.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
			return this;
		}

		RowBytes zero() {
			this.bytes.write(0);
			return this;
		}

		RowBytes id(UUID id) {
			this.bytes.writeBytes(Ids.bytes(id));
			return this;
		}

		RowKey key() {
			return new RowKey(this.bytes.toByteArray());
		}

	}

}
