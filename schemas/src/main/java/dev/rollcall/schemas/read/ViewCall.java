package dev.rollcall.schemas.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.Sort;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link Views} as bytes: the request of its HTTP form.
 * <p>
 * The call is the body of {@code POST} {@value #PATH}, never part of the URL, because a
 * filter holds personal values and URLs end up in logs; {@code Content-Type} is
 * {@code application/octet-stream}, {@code Authorization} is {@code Bearer} and the
 * shared token. Answers:
 * <ul>
 * <li>200 with a {@link ViewAnswer}, chosen by the method;</li>
 * <li>400 with a message as plain text: {@link FilterRejectedException}; the header
 * {@value #TOO_MANY} is {@code true} when the filter was over a limit;</li>
 * <li>503 with a message as plain text and {@code Retry-After}:
 * {@link ViewUnavailableException};</li>
 * <li>401 for a wrong token, without a body.</li>
 * </ul>
 * Layout, numbers most significant byte first: one byte method, then each of site,
 * provider, id, after and query led by a byte 1 or, where it is missing, only a byte 0;
 * then limit (int), bound kind (byte), bound partition (int), bound position (long), and
 * the kind of entity (a byte 0 or 1 and its place among kinds). Site is a short length
 * and UTF-8, ids are 16 bytes; a query is its filter (a text that may be missing), start
 * index (int), count (int), the attribute it is sorted by (a text that may be missing),
 * whether descending (byte), and a place (a byte 0 for none, 1 to begin behind it, 2 to
 * end in front of it; a text that may be missing, an id). A text that may be missing is a
 * byte 0, or 1, int length and UTF-8.
 *
 * @param method what is asked
 * @param site the site; for {@link Method#SITES} the one to start after
 * @param after id to start after; for {@link Method#SETTING} the second id of the key
 * @param kind of what, for {@link Method#SETTING} and {@link Method#SETTINGS}
 */
public record ViewCall(Method method, @Nullable SiteId site, @Nullable UUID provider, @Nullable UUID id,
		@Nullable UUID after, @Nullable Query query, int limit, ReadBound bound, EntityKey.@Nullable Kind kind) {

	public ViewCall(Method method, @Nullable SiteId site, @Nullable UUID provider, @Nullable UUID id,
			@Nullable UUID after, @Nullable Query query, int limit, ReadBound bound) {
		this(method, site, provider, id, after, query, limit, bound, null);
	}

	private static final int AFTER = 1;

	private static final int BEFORE = 2;

	/** Where the projector takes calls. */
	public static final String PATH = "/internal/v1/views";

	/** Header of a 400: whether the filter was over a limit. */
	public static final String TOO_MANY = "Rollcall-Too-Many";

	public static ViewCall user(Scope scope, UserId id, ReadBound bound) {
		return new ViewCall(Method.USER, scope.site(), scope.provider().value(), id.value(), null, null, 0, bound);
	}

	public static ViewCall users(Scope scope, Query query, ReadBound bound) {
		return new ViewCall(Method.USERS, scope.site(), scope.provider().value(), null, null, query, 0, bound);
	}

	public static ViewCall userWithAccount(Scope scope, UserId id, ReadBound bound) {
		return new ViewCall(Method.USER_WITH_ACCOUNT, scope.site(), scope.provider().value(), id.value(), null, null, 0,
				bound);
	}

	public static ViewCall usersWithAccounts(Scope scope, Query query, ReadBound bound) {
		return new ViewCall(Method.USERS_WITH_ACCOUNTS, scope.site(), scope.provider().value(), null, null, query, 0,
				bound);
	}

	public static ViewCall group(Scope scope, GroupId id, ReadBound bound) {
		return new ViewCall(Method.GROUP, scope.site(), scope.provider().value(), id.value(), null, null, 0, bound);
	}

	public static ViewCall groups(Scope scope, Query query, ReadBound bound) {
		return new ViewCall(Method.GROUPS, scope.site(), scope.provider().value(), null, null, query, 0, bound);
	}

	public static ViewCall resources(Scope scope, Query query, boolean accounts, ReadBound bound) {
		return new ViewCall(accounts ? Method.RESOURCES_WITH_ACCOUNTS : Method.RESOURCES, scope.site(),
				scope.provider().value(), null, null, query, 0, bound);
	}

	public static ViewCall members(Scope scope, GroupId id, @Nullable UUID after, int limit, ReadBound bound) {
		return new ViewCall(Method.MEMBERS, scope.site(), scope.provider().value(), id.value(), after, null, limit,
				bound);
	}

	public static ViewCall sites(@Nullable SiteId after, int limit) {
		return new ViewCall(Method.SITES, after, null, null, null, null, limit, ReadBound.NONE);
	}

	public static ViewCall site(SiteId site, ReadBound bound) {
		return new ViewCall(Method.SITE, site, null, null, null, null, 0, bound);
	}

	public static ViewCall providers(SiteId site, ReadBound bound) {
		return new ViewCall(Method.PROVIDERS, site, null, null, null, null, 0, bound);
	}

	public static ViewCall provider(SiteId site, ProviderId id, ReadBound bound) {
		return new ViewCall(Method.PROVIDER, site, id.value(), null, null, null, 0, bound);
	}

	public static ViewCall accounts(SiteId site, @Nullable UUID after, int limit, ReadBound bound) {
		return new ViewCall(Method.ACCOUNTS, site, null, null, after, null, limit, bound);
	}

	public static ViewCall jobs(SiteId site, ReadBound bound) {
		return new ViewCall(Method.JOBS, site, null, null, null, null, 0, bound);
	}

	public static ViewCall account(SiteId site, AccountId id, ReadBound bound) {
		return new ViewCall(Method.ACCOUNT, site, null, id.value(), null, null, 0, bound);
	}

	public static ViewCall setting(EntityKey key, ReadBound bound) {
		return new ViewCall(Method.SETTING, key.site(), null, key.id(), key.other(), null, 0, bound, key.kind());
	}

	public static ViewCall settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent, @Nullable UUID after,
			int limit, ReadBound bound) {
		return new ViewCall(Method.SETTINGS, site, null, parent, after, null, limit, bound, kind);
	}

	public byte[] encode() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(this.method.ordinal());
			out.writeBoolean(this.site != null);
			if (this.site != null) {
				byte[] text = this.site.value().getBytes(StandardCharsets.UTF_8);
				out.writeShort(text.length);
				out.write(text);
			}
			writeId(out, this.provider);
			writeId(out, this.id);
			writeId(out, this.after);
			out.writeBoolean(this.query != null);
			if (this.query != null) {
				writeQuery(out, this.query);
			}
			out.writeInt(this.limit);
			out.writeByte(this.bound.kind().ordinal());
			out.writeInt(this.bound.partition());
			out.writeLong(this.bound.position());
			out.writeBoolean(this.kind != null);
			if (this.kind != null) {
				out.writeByte(this.kind.ordinal());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads a call.
	 * @throws UndecodableException if the bytes are not a call
	 */
	public static ViewCall decode(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			Method method = Method.values()[in.readUnsignedByte()];
			SiteId site = in.readBoolean()
					? new SiteId(new String(exactly(in, in.readUnsignedShort()), StandardCharsets.UTF_8)) : null;
			UUID provider = readId(in);
			UUID id = readId(in);
			UUID after = readId(in);
			Query query = in.readBoolean() ? readQuery(in) : null;
			int limit = in.readInt();
			ReadBound bound = new ReadBound(ReadBound.Kind.values()[in.readUnsignedByte()], in.readInt(),
					in.readLong());
			EntityKey.Kind kind = in.readBoolean() ? EntityKey.Kind.values()[in.readUnsignedByte()] : null;
			if (in.read() != -1) {
				throw new UndecodableException("Expected a call to end, but bytes follow it");
			}
			return new ViewCall(method, site, provider, id, after, query, limit, bound, kind);
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new UndecodableException("Expected a call of the views, but it cannot be read", ex);
		}
	}

	private static void writeQuery(DataOutputStream out, Query query) throws IOException {
		writeText(out, query.filter());
		out.writeInt(query.startIndex());
		out.writeInt(query.count());
		Sort sort = query.sort();
		writeText(out, (sort != null) ? sort.attribute() : null);
		out.writeBoolean(sort != null && sort.descending());
		Place place = (query.before() != null) ? query.before() : query.after();
		out.writeByte((place == null) ? 0 : (query.before() != null) ? BEFORE : AFTER);
		if (place != null) {
			writeText(out, place.key());
			out.writeLong(place.id().getMostSignificantBits());
			out.writeLong(place.id().getLeastSignificantBits());
		}
	}

	private static Query readQuery(DataInputStream in) throws IOException {
		String filter = readText(in);
		int startIndex = in.readInt();
		int count = in.readInt();
		String attribute = readText(in);
		boolean descending = in.readBoolean();
		Sort sort = (attribute != null) ? new Sort(attribute, descending) : null;
		int side = in.readUnsignedByte();
		if (side > BEFORE) {
			throw new IOException("Expected 0, 1 or 2 before a place, but it is " + side);
		}
		Place place = (side != 0) ? new Place(readText(in), new UUID(in.readLong(), in.readLong())) : null;
		return new Query(filter, startIndex, count, sort, (side == AFTER) ? place : null,
				(side == BEFORE) ? place : null);
	}

	private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
		out.writeBoolean(text != null);
		if (text != null) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			out.writeInt(bytes.length);
			out.write(bytes);
		}
	}

	private static @Nullable String readText(DataInputStream in) throws IOException {
		return in.readBoolean() ? new String(exactly(in, in.readInt()), StandardCharsets.UTF_8) : null;
	}

	private static void writeId(DataOutputStream out, @Nullable UUID id) throws IOException {
		out.writeBoolean(id != null);
		if (id != null) {
			out.writeLong(id.getMostSignificantBits());
			out.writeLong(id.getLeastSignificantBits());
		}
	}

	private static @Nullable UUID readId(DataInputStream in) throws IOException {
		return in.readBoolean() ? new UUID(in.readLong(), in.readLong()) : null;
	}

	private static byte[] exactly(DataInputStream in, int length) throws IOException {
		byte[] bytes = in.readNBytes(length);
		if (bytes.length != length) {
			throw new IOException("Expected " + length + " bytes, but only " + bytes.length + " are left");
		}
		return bytes;
	}

	/** Leaves the filter out: it holds personal values. */
	@Override
	public String toString() {
		return "ViewCall[" + this.method + ", " + this.site + ", " + this.bound + "]";
	}

	/** One for each method of {@link Views}; new ones join at the end. */
	public enum Method {

		USER, USERS, GROUP, GROUPS, MEMBERS, SITES, SITE, PROVIDERS, PROVIDER, ACCOUNTS, JOBS, ACCOUNT, SETTING,
		SETTINGS, USER_WITH_ACCOUNT, USERS_WITH_ACCOUNTS, RESOURCES, RESOURCES_WITH_ACCOUNTS

	}

}
