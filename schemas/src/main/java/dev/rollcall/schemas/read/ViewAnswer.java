package dev.rollcall.schemas.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.read.Views.AccountRow;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Resource;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What the projector answers to a {@link ViewCall}, as bytes. Every answer is a page,
 * also where the port returns a list or an optional: then the total is the number of
 * items.
 * <p>
 * Layout, numbers most significant byte first: total (long), a byte with a bit 1 if the
 * list goes on and a bit 2 if something stands before the page, the places for which a
 * bit is set (a byte 0 or 1 and the key, then 16 bytes of id), number of items (int), the
 * items. Where there are several kinds of items, a byte 0 for a user and 1 for a group
 * comes first. An item begins with an entity (int length, then the directory topic's
 * value form). A user's groups follow it: their number (int), each 16 bytes of id and a
 * name (int length and UTF-8); where accounts were asked for, the account as JSON follows
 * these (int length and UTF-8, empty if unknown). An account's site group names follow
 * it: their number (int), each a name.
 *
 * @param <T> what the items are
 */
public final class ViewAnswer<T> implements Codec<Page<T>> {

	private static final int NEXT = 1;

	private static final int PREVIOUS = 2;

	private final Writer<T> writer;

	private final Reader<T> reader;

	private ViewAnswer(Writer<T> writer, Reader<T> reader) {
		this.writer = writer;
		this.reader = reader;
	}

	/** The answer to {@code user} and {@code users}. */
	public static ViewAnswer<UserRow> users(Codec<Entity> codec) {
		return new ViewAnswer<>((out, row) -> writeUser(codec, out, row), (in) -> readUser(codec, in));
	}

	/** The answer to {@code userWithAccount} and {@code usersWithAccounts}. */
	public static ViewAnswer<UserRow> usersWithAccounts(Codec<Entity> codec) {
		return new ViewAnswer<>((out, row) -> {
			writeUser(codec, out, row);
			writeText(out, row.account().map(Attributes::json).orElse(""));
		}, (in) -> {
			UserRow row = readUser(codec, in);
			String account = readText(in);
			return new UserRow(row.user(), row.groups(),
					account.isEmpty() ? Optional.empty() : Optional.of(Attributes.ofJson(account)));
		});
	}

	private static void writeUser(Codec<Entity> codec, DataOutputStream out, UserRow row) throws IOException {
		writeBytes(out, codec.encode(row.user()));
		out.writeInt(row.groups().size());
		for (GroupRef group : row.groups()) {
			out.writeLong(group.id().value().getMostSignificantBits());
			out.writeLong(group.id().value().getLeastSignificantBits());
			writeText(out, group.displayName());
		}
	}

	private static UserRow readUser(Codec<Entity> codec, DataInputStream in) throws IOException {
		Entity.User user = entity(codec, Entity.User.class, in);
		int number = count(in);
		List<GroupRef> groups = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			groups.add(new GroupRef(new GroupId(new UUID(in.readLong(), in.readLong())), readText(in)));
		}
		return new UserRow(user, groups);
	}

	/**
	 * The answer to {@code resources}.
	 * @param accounts whether accounts were asked for
	 */
	public static ViewAnswer<Resource> resources(Codec<Entity> codec, boolean accounts) {
		ViewAnswer<UserRow> users = accounts ? usersWithAccounts(codec) : users(codec);
		return new ViewAnswer<>((out, resource) -> {
			out.writeBoolean(resource.group().isPresent());
			if (resource.group().isPresent()) {
				writeBytes(out, codec.encode(resource.group().get()));
			}
			else {
				users.writer.write(out, resource.user().orElseThrow());
			}
		}, (in) -> in.readBoolean() ? Resource.of(entity(codec, Entity.Group.class, in))
				: Resource.of(users.reader.read(in)));
	}

	/** The answer to {@code accounts}. */
	public static ViewAnswer<AccountRow> accounts(Codec<Entity> codec) {
		return new ViewAnswer<>((out, row) -> {
			writeBytes(out, codec.encode(row.account()));
			out.writeInt(row.groups().size());
			for (String group : row.groups()) {
				writeText(out, group);
			}
		}, (in) -> {
			Entity.Account account = entity(codec, Entity.Account.class, in);
			int number = count(in);
			List<String> groups = new ArrayList<>();
			for (int i = 0; i < number; i++) {
				groups.add(readText(in));
			}
			return new AccountRow(account, groups);
		});
	}

	/** The answer to every other method: entities of one kind. */
	public static <E extends Entity> ViewAnswer<E> entities(Codec<Entity> codec, Class<E> type) {
		return new ViewAnswer<>((out, entity) -> writeBytes(out, codec.encode(entity)),
				(in) -> entity(codec, type, in));
	}

	@Override
	public byte[] encode(Page<T> page) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeLong(page.total());
			out.writeByte(((page.next() != null) ? NEXT : 0) | ((page.previous() != null) ? PREVIOUS : 0));
			writePlace(out, page.next());
			writePlace(out, page.previous());
			out.writeInt(page.items().size());
			for (T item : page.items()) {
				this.writer.write(out, item);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	@Override
	public Page<T> decode(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			long total = in.readLong();
			int places = in.readUnsignedByte();
			if ((places & ~(NEXT | PREVIOUS)) != 0) {
				throw new IOException("Expected two bits that tell of places, but it is " + places);
			}
			Place next = ((places & NEXT) != 0) ? readPlace(in) : null;
			Place previous = ((places & PREVIOUS) != 0) ? readPlace(in) : null;
			int number = count(in);
			List<T> items = new ArrayList<>();
			for (int i = 0; i < number; i++) {
				items.add(this.reader.read(in));
			}
			if (in.read() != -1) {
				throw new UndecodableException("Expected an answer to end, but bytes follow it");
			}
			return new Page<>(total, items, next, previous);
		}
		catch (IOException ex) {
			throw new UndecodableException("Expected an answer of the views, but it cannot be read", ex);
		}
	}

	private static <E extends Entity> E entity(Codec<Entity> codec, Class<E> type, DataInputStream in)
			throws IOException {
		Entity entity = codec.decode(readBytes(in));
		if (!type.isInstance(entity)) {
			throw new UndecodableException("Expected a " + type.getSimpleName() + ", but the answer holds a "
					+ entity.getClass().getSimpleName());
		}
		return type.cast(entity);
	}

	private static void writePlace(DataOutputStream out, @Nullable Place place) throws IOException {
		if (place != null) {
			String key = place.key();
			out.writeBoolean(key != null);
			if (key != null) {
				writeText(out, key);
			}
			out.writeLong(place.id().getMostSignificantBits());
			out.writeLong(place.id().getLeastSignificantBits());
		}
	}

	private static Place readPlace(DataInputStream in) throws IOException {
		String key = in.readBoolean() ? readText(in) : null;
		return new Place(key, new UUID(in.readLong(), in.readLong()));
	}

	private static void writeText(DataOutputStream out, String text) throws IOException {
		writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String readText(DataInputStream in) throws IOException {
		return new String(readBytes(in), StandardCharsets.UTF_8);
	}

	private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	private static byte[] readBytes(DataInputStream in) throws IOException {
		int length = count(in);
		byte[] bytes = in.readNBytes(length);
		if (bytes.length != length) {
			throw new IOException("Expected " + length + " bytes, but only " + bytes.length + " are left");
		}
		return bytes;
	}

	private static int count(DataInputStream in) throws IOException {
		int count = in.readInt();
		if (count < 0) {
			throw new IOException("Expected a count, but it is " + count);
		}
		return count;
	}

	private interface Writer<T> {

		void write(DataOutputStream out, T item) throws IOException;

	}

	private interface Reader<T> {

		T read(DataInputStream in) throws IOException;

	}

}
