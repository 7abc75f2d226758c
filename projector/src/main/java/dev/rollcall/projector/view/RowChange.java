package dev.rollcall.projector.view;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import dev.rollcall.schemas.Adoptable;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What one change does to the rows of one view.
 *
 * @param provider whose mirror the row belongs to; {@code null} for a row of the site or
 * one that goes
 * @param values cells of the row, {@code null} when it goes
 * @param emails keys of its rows in {@link EmailView}
 * @param adoptable whether it is an account that stands in for its user: as such it is in
 * one mirror at most, and as such only it goes
 */
public record RowChange(View<?> view, EntityKey key, @Nullable ProviderId provider, Object @Nullable [] values,
		SortedSet<String> emails, boolean adoptable) {

	public RowChange(View<?> view, EntityKey key, @Nullable ProviderId provider, Object @Nullable [] values,
			SortedSet<String> emails) {
		this(view, key, provider, values, emails, false);
	}

	/** Every view, in the order in which a batch writes them. */
	public static final List<View<?>> VIEWS = List.of(SettingView.INSTANCE, UserView.INSTANCE, GroupView.INSTANCE,
			MembershipView.INSTANCE, AccountView.INSTANCE, SiteGroupView.INSTANCE, SiteMembershipView.INSTANCE);

	private static final SortedSet<String> NONE = Collections.emptySortedSet();

	private static final Put PUT = new Put();

	/**
	 * Works out the row of a change.
	 * @throws RuntimeException if the entity makes no row: it is poison
	 */
	public static RowChange of(Change change) {
		Entity entity = change.entity();
		if (entity == null) {
			return new RowChange(view(change.key().kind()), change.key(), null, null, NONE);
		}
		if (!entity.key().equals(change.key())) {
			throw new IllegalArgumentException(
					"Expected the state of " + change.key() + ", but it is that of " + entity.key());
		}
		return entity.match(PUT, change.key());
	}

	/**
	 * What a change of an account means for the rows of users; empty if nothing.
	 * @see Adoptable
	 */
	public static Optional<RowChange> adoptable(Change change) {
		if (change.key().kind() != EntityKey.Kind.ACCOUNT) {
			return Optional.empty();
		}
		EntityKey key = EntityKey.user(change.key().site(), new UserId(change.key().id()));
		RowChange gone = new RowChange(UserView.INSTANCE, key, null, null, NONE, true);
		if (!(change.entity() instanceof Entity.Account account)) {
			return Optional.of(gone);
		}
		Optional<Entity.User> user = Adoptable.user(account);
		if (user.isPresent()) {
			return Optional.of(new RowChange(UserView.INSTANCE, key, user.get().provider(),
					UserView.INSTANCE.adoptable(user.get()), EmailView.keys(user.get().attributes()), true));
		}
		// Of most accounts it is plain that they never stood in for anybody.
		return (account.byHand() || account.user().isEmpty()) ? Optional.of(gone) : Optional.empty();
	}

	/** The number of the site or mirror that the row belongs to. */
	public int owner(Numbers numbers) {
		return (this.provider != null) ? numbers.mirror(this.key.site(), this.provider) : numbers.site(this.key.site());
	}

	/** Leaves the cells out: they hold personal values. */
	@Override
	public String toString() {
		return "RowChange[" + this.key + "]";
	}

	private static View<?> view(EntityKey.Kind kind) {
		return switch (kind) {
			case SITE, PROVIDER, CREDENTIAL, JOB, POLICY_CHANGE, SYNC_SESSION, SIGHTINGS, PREVIEW, PREVIEW_PAGE,
					PASSWORD, EXTENSION ->
				SettingView.INSTANCE;
			case USER -> UserView.INSTANCE;
			case GROUP -> GroupView.INSTANCE;
			case MEMBERSHIP -> MembershipView.INSTANCE;
			case ACCOUNT -> AccountView.INSTANCE;
			case SITE_GROUP -> SiteGroupView.INSTANCE;
			case SITE_MEMBERSHIP -> SiteMembershipView.INSTANCE;
		};
	}

	private static final class Put implements Entity.Cases<EntityKey, RowChange> {

		private static <E extends Entity> RowChange ofSite(View<E> view, EntityKey key, E entity) {
			return new RowChange(view, key, null, view.values(entity), NONE);
		}

		private static <E extends Entity> RowChange ofMirror(View<E> view, EntityKey key, ProviderId provider,
				E entity) {
			return new RowChange(view, key, provider, view.values(entity), NONE);
		}

		@Override
		public RowChange site(EntityKey key, Entity.Site site) {
			return ofSite(SettingView.INSTANCE, key, site);
		}

		@Override
		public RowChange provider(EntityKey key, Entity.Provider provider) {
			return ofSite(SettingView.INSTANCE, key, provider);
		}

		@Override
		public RowChange credential(EntityKey key, Entity.Credential credential) {
			if (!credential.hash().isEmpty()) {
				throw new IllegalArgumentException(
						"Expected a credential of the directory to be without its hash, but it has one");
			}
			return ofSite(SettingView.INSTANCE, key, credential);
		}

		@Override
		public RowChange user(EntityKey key, Entity.User user) {
			return new RowChange(UserView.INSTANCE, key, user.provider(), UserView.INSTANCE.values(user),
					EmailView.keys(user.attributes()));
		}

		@Override
		public RowChange group(EntityKey key, Entity.Group group) {
			return ofMirror(GroupView.INSTANCE, key, group.provider(), group);
		}

		@Override
		public RowChange membership(EntityKey key, Entity.Membership membership) {
			return ofMirror(MembershipView.INSTANCE, key, membership.provider(), membership);
		}

		@Override
		public RowChange account(EntityKey key, Entity.Account account) {
			return ofSite(AccountView.INSTANCE, key, account);
		}

		@Override
		public RowChange siteGroup(EntityKey key, Entity.SiteGroup group) {
			return ofSite(SiteGroupView.INSTANCE, key, group);
		}

		@Override
		public RowChange siteMembership(EntityKey key, Entity.SiteMembership membership) {
			return ofSite(SiteMembershipView.INSTANCE, key, membership);
		}

		@Override
		public RowChange job(EntityKey key, Job job) {
			return ofSite(SettingView.INSTANCE, key, job);
		}

		@Override
		public RowChange policyChange(EntityKey key, PolicyChange entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange syncSession(EntityKey key, SyncSession entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange sightings(EntityKey key, Sightings entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange preview(EntityKey key, Preview entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange previewPage(EntityKey key, PreviewPage entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange extension(EntityKey key, Extension entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

		@Override
		public RowChange password(EntityKey key, Password entity) {
			return ofSite(SettingView.INSTANCE, key, entity);
		}

	}

}
