package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the history topic keeps of an event for ever: everything but personal values.
 * Names of sites, providers, groups and site groups are not personal; names of
 * credentials are left out, since people call them after themselves.
 *
 * @param type the published name of the event
 * @param id the entity; for an edge the group or site group
 * @param other for an edge the member or account, else two zero words
 * @param changed names of the attributes that differ, never their values
 * @param statusBefore of an account
 * @param statusAfter of an account
 * @param nameBefore of a site, provider, group or site group; the URN of an extension
 * @param nameAfter of a site, provider, group or site group; the URN of an extension
 */
public record HistoryEntry(SiteId site, long sequence, int index, Instant at, CommandId cause, String actor,
		String type, EntityKey.Kind kind, UUID id, UUID other, Reason reason, List<String> changed,
		Optional<AccountStatus> statusBefore, Optional<AccountStatus> statusAfter, Optional<String> nameBefore,
		Optional<String> nameAfter) {

	public HistoryEntry {
		changed = List.copyOf(changed);
	}

	public static HistoryEntry of(EventEnvelope envelope) {
		Event event = envelope.event();
		EntityKey key = event.key();
		return new HistoryEntry(envelope.site(), envelope.sequence(), envelope.index(), envelope.at(), envelope.cause(),
				envelope.actor(), event.type(), key.kind(), key.id(), key.other(), event.reason(), event.changed(),
				status(event.before()), status(event.after()), name(event.before()), name(event.after()));
	}

	private static Optional<AccountStatus> status(@Nullable Entity entity) {
		return (entity instanceof Entity.Account account) ? Optional.of(account.status()) : Optional.empty();
	}

	private static Optional<String> name(@Nullable Entity entity) {
		return (entity != null) ? entity.match(Names.NAMES, Names.NAMES) : Optional.empty();
	}

	/** The names that may be kept for ever. */
	private static final class Names implements Entity.Cases<Names, Optional<String>> {

		private static final Names NAMES = new Names();

		@Override
		public Optional<String> site(Names context, Entity.Site site) {
			return Optional.of(site.name());
		}

		@Override
		public Optional<String> provider(Names context, Entity.Provider provider) {
			return Optional.of(provider.name());
		}

		@Override
		public Optional<String> credential(Names context, Entity.Credential credential) {
			return Optional.empty();
		}

		@Override
		public Optional<String> user(Names context, Entity.User user) {
			return Optional.empty();
		}

		@Override
		public Optional<String> group(Names context, Entity.Group group) {
			return group.attributes().text("displayName");
		}

		@Override
		public Optional<String> membership(Names context, Entity.Membership membership) {
			return Optional.empty();
		}

		@Override
		public Optional<String> account(Names context, Entity.Account account) {
			return Optional.empty();
		}

		@Override
		public Optional<String> siteGroup(Names context, Entity.SiteGroup siteGroup) {
			return Optional.of(siteGroup.name());
		}

		@Override
		public Optional<String> siteMembership(Names context, Entity.SiteMembership siteMembership) {
			return Optional.empty();
		}

		@Override
		public Optional<String> policyChange(Names context, PolicyChange entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> syncSession(Names context, SyncSession entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> sightings(Names context, Sightings entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> preview(Names context, Preview entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> previewPage(Names context, PreviewPage entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> password(Names context, Password entity) {
			return Optional.empty();
		}

		@Override
		public Optional<String> extension(Names context, Extension extension) {
			return Optional.of(extension.urn());
		}

		@Override
		public Optional<String> job(Names context, Job job) {
			return Optional.empty();
		}

	}

}
