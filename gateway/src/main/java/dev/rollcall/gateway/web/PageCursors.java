package dev.rollcall.gateway.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists (RFC 9865). A cursor is the place behind which the list goes on, or in
 * front of which the page before ends, encrypted, because a place may hold a personal
 * value and cursors stand in URLs, and authenticated together with the query that it
 * belongs to. Nothing is kept for it.
 */
final class PageCursors {

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	/** More than the longest that is made. */
	private static final int LONGEST = 4096;

	private final SecretKeySpec key;

	private final Clock clock;

	private final Duration timeout;

	private final SecureRandom random = new SecureRandom();

	/**
	 * Cursors under one secret.
	 * @param secret the same on all gateways that serve the same clients
	 */
	PageCursors(String secret, Clock clock, Duration timeout) {
		this.key = new SecretKeySpec(sha256().digest(("rollcall cursors " + secret).getBytes(StandardCharsets.UTF_8)),
				"AES");
		this.clock = clock;
		this.timeout = timeout;
	}

	/**
	 * Where a page begins.
	 * @param about what else the cursor is bound to: the kind of list
	 * @throws ScimErrorException if the cursor is not one of this query, or is too old
	 */
	Position open(Views.Scope scope, String about, Search search) {
		String cursor = search.cursor();
		if (cursor == null || cursor.isEmpty()) {
			return Position.START;
		}
		try (DataInputStream in = new DataInputStream(
				new ByteArrayInputStream(decrypted(cursor, binding(scope, about, search))))) {
			Instant made = Instant.ofEpochSecond(in.readLong());
			if (made.plus(this.timeout).isBefore(this.clock.instant())) {
				throw new ScimErrorException(ScimType.EXPIRED_CURSOR, "Expected a cursor of the last "
						+ this.timeout.toSeconds() + " seconds, but it is older: begin with an empty cursor again");
			}
			int part = in.readByte();
			boolean backwards = in.readBoolean();
			if (!in.readBoolean()) {
				return new Position(part, null, backwards);
			}
			UUID id = new UUID(in.readLong(), in.readLong());
			String value = in.readBoolean() ? in.readUTF() : null;
			return new Position(part, new Views.Place(value, id), backwards);
		}
		catch (IOException | GeneralSecurityException | IllegalArgumentException ex) {
			throw new ScimErrorException(ScimType.INVALID_CURSOR,
					"Expected a cursor that this server gave for the same query, but it is another");
		}
	}

	/** The cursor of the page at a position, of unreserved characters. */
	String seal(Views.Scope scope, String about, Search search, Position position) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeLong(this.clock.instant().getEpochSecond());
			out.writeByte(position.part());
			out.writeBoolean(position.backwards());
			Views.Place place = position.place();
			out.writeBoolean(place != null);
			if (place != null) {
				out.writeLong(place.id().getMostSignificantBits());
				out.writeLong(place.id().getLeastSignificantBits());
				String value = place.key();
				out.writeBoolean(value != null);
				if (value != null) {
					out.writeUTF(value);
				}
			}
			byte[] nonce = new byte[NONCE];
			this.random.nextBytes(nonce);
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding(scope, about, search))
				.doFinal(bytes.toByteArray());
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Expected AES-GCM, but this Java has none", ex);
		}
	}

	/** The cursors of the pages around one of a list that is read from one place. */
	ListHead.Cursors around(Views.Scope scope, String about, Search search, Views.Page<?> page) {
		return around(scope, about, search, Position.before(0, page.previous()), Position.after(0, page.next()));
	}

	/** The cursors of pages; none unless the client pages by cursor. */
	ListHead.Cursors around(Views.Scope scope, String about, Search search, @Nullable Position previous,
			@Nullable Position next) {
		if (search.cursor() == null || search.page().count() == 0) {
			return ListHead.Cursors.NONE;
		}
		return new ListHead.Cursors((previous != null) ? seal(scope, about, search, previous) : null,
				(next != null) ? seal(scope, about, search, next) : null);
	}

	private byte[] decrypted(String cursor, byte[] binding) throws GeneralSecurityException {
		byte[] bytes = (cursor.length() <= LONGEST) ? Base64.getUrlDecoder().decode(cursor) : new byte[0];
		if (bytes.length <= NONCE) {
			throw new IllegalArgumentException("Expected a cursor, but it is too short or too long");
		}
		return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), binding).doFinal(bytes, NONCE,
				bytes.length - NONCE);
	}

	private Cipher cipher(int mode, byte[] nonce, byte[] binding) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(binding);
		return cipher;
	}

	/** All of a query but its count, which a client may change from page to page. */
	private static byte[] binding(Views.Scope scope, String about, Search search) {
		MessageDigest digest = sha256();
		Views.Sort sort = search.sort();
		String order = (sort != null) ? sort.attribute() + (sort.descending() ? " descending" : " ascending") : "";
		String filter = (search.filter() != null) ? search.filter() : "";
		for (String part : new String[] { scope.site().value(), scope.provider().toString(), about, order, filter }) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
			digest.update(bytes);
		}
		return digest.digest();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected SHA-256, but this Java has none", ex);
		}
	}

	/**
	 * Where a page begins or ends.
	 *
	 * @param part which of several lists, 0 for the first
	 * @param place behind which it begins, {@code null} for that list's beginning
	 * @param backwards whether it ends in front of the place
	 */
	record Position(int part, Views.@Nullable Place place, boolean backwards) {

		static final Position START = new Position(0, null, false);

		/** {@code null} where there is no such place. */
		static @Nullable Position before(int part, Views.@Nullable Place place) {
			return (place != null) ? new Position(part, place, true) : null;
		}

		/** {@code null} where there is no such place. */
		static @Nullable Position after(int part, Views.@Nullable Place place) {
			return (place != null) ? new Position(part, place, false) : null;
		}

	}

}
