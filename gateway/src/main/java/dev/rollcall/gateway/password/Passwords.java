package dev.rollcall.gateway.password;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Makes sealed verifiers of passwords and tries passwords against them. A verifier is an
 * Argon2id hash (19 MiB, two passes) sealed by the gateways' key. Hashing takes memory
 * and tens of milliseconds, so that it runs on threads of its own, few at once.
 */
public final class Passwords implements AutoCloseable {

	private static final int SALT = 16;

	private static final int HASH = 32;

	private static final int LANES = 1;

	private static final int MEMORY_KIB = 19 * 1024;

	private static final int PASSES = 2;

	private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);

	private final @Nullable Seal seal;

	private final Scheduler threads;

	public Passwords(PasswordProperties properties) {
		String key = properties.key();
		this.seal = (key != null && !key.isBlank()) ? new Seal(key, new SecureRandom()) : null;
		this.threads = Schedulers.newBoundedElastic(properties.threads(), properties.queue(), "passwords");
	}

	/** Fails with a {@link PasswordsUnavailableException} where there is no key. */
	public Mono<Void> ready() {
		return Mono.fromRunnable(this::seal);
	}

	/** The sealed verifier of a new password. */
	public Mono<String> verifier(SiteId site, AccountId account, String password) {
		return run(() -> seal().close(owner(site, account), hash(password)));
	}

	/**
	 * Whether this is the password. An account without one takes as long as one with it,
	 * and none is its password.
	 */
	public Mono<Boolean> matches(SiteId site, AccountId account, String verifier, String password) {
		return run(() -> {
			Optional<String> hash = seal().open(owner(site, account), verifier);
			if (hash.isEmpty()) {
				hash(password);
				return false;
			}
			return this.encoder.matches(password, hash.get());
		});
	}

	private String hash(String password) {
		String hash = this.encoder.encode(password);
		if (hash == null) {
			throw new IllegalStateException("Expected a hash of the password, but there is none");
		}
		return hash;
	}

	private <T> Mono<T> run(Callable<T> work) {
		return ready().then(Mono.fromCallable(work).subscribeOn(this.threads))
			.onErrorMap(RejectedExecutionException.class, (ex) -> new PasswordsUnavailableException(
					"Too many passwords are worked on. Send the request again after a moment.", true));
	}

	private Seal seal() {
		if (this.seal == null) {
			throw new PasswordsUnavailableException("Expected rollcall.password.key, but this gateway has none. "
					+ "Give all gateways the same 32 random bytes in base64.", false);
		}
		return this.seal;
	}

	private static String owner(SiteId site, AccountId account) {
		return site + "/" + account;
	}

	@Override
	public void close() {
		this.threads.dispose();
	}

}
