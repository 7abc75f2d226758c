package dev.rollcall.gateway.access;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * The credentials topic in memory, by credential id, and with it the extensions topic.
 * One thread writes, any reads.
 */
final class KnownCredentials {

	private final ConcurrentMap<CredentialId, Known> byId = new ConcurrentHashMap<>();

	private final KnownExtensions extensions = new KnownExtensions();

	KnownExtensions extensions() {
		return this.extensions;
	}

	@Nullable Known find(CredentialId id) {
		return this.byId.get(id);
	}

	void put(AccessEntry entry) {
		byte[] hash = HexFormat.of().parseHex(entry.credential().hash());
		if (hash.length != Sha256.LENGTH) {
			throw new IllegalArgumentException("Expected a hash of " + Sha256.LENGTH + " bytes, but credential "
					+ entry.credential().id() + " has one of " + hash.length);
		}
		this.byId.put(entry.credential().id(), new Known(entry, hash));
	}

	/**
	 * Forgets a credential; a key of another site than the credential's names nothing.
	 */
	void remove(EntityKey key) {
		this.byId.computeIfPresent(new CredentialId(key.id()),
				(id, known) -> known.entry().credential().site().equals(key.site()) ? null : known);
	}

	int size() {
		return this.byId.size();
	}

	/**
	 * In the order of their ids. Looks at all: administrators ask this, callers do not.
	 */
	List<AccessEntry> of(SiteId site, ProviderId provider) {
		return this.byId.values()
			.stream()
			.map(Known::entry)
			.filter((entry) -> entry.credential().site().equals(site) && entry.credential().provider().equals(provider))
			.sorted(Comparator.comparing((entry) -> entry.credential().id()))
			.toList();
	}

	/** A credential with its hash as bytes, ready to compare. */
	record Known(AccessEntry entry, byte[] hash) {

		/** Leaves the hash out. */
		@Override
		public String toString() {
			return "Known[" + this.entry.credential() + "]";
		}

	}

}
