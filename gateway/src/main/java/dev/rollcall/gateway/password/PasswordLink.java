package dev.rollcall.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Ids;

/**
 * The secret of a one-time link by which a password is set: it names the account and has
 * 256 random bits. It is shown once; what is kept is its hash.
 */
public final class PasswordLink {

	private static final Pattern FORM = Pattern.compile("rcl_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})");

	private static final int BYTES = 32;

	private final AccountId account;

	private final String secret;

	private PasswordLink(AccountId account, String secret) {
		this.account = account;
		this.secret = secret;
	}

	public static PasswordLink mint(AccountId account, SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return new PasswordLink(account, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	public static Optional<PasswordLink> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches()
				? Ids.parse(matcher.group(1)).map((id) -> new PasswordLink(new AccountId(id), matcher.group(2)))
				: Optional.empty();
	}

	public AccountId account() {
		return this.account;
	}

	/** SHA-256 of the secret, in lower-case hex. */
	public String hash() {
		try {
			return HexFormat.of()
				.formatHex(
						MessageDigest.getInstance("SHA-256").digest(this.secret.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected every Java to have SHA-256", ex);
		}
	}

	/** What is shown, once. */
	public String text() {
		return "rcl_" + this.account + "_" + this.secret;
	}

	@Override
	public String toString() {
		return "PasswordLink[hidden]";
	}

}
