package dev.rollcall.processor.state;

import java.util.SortedMap;
import java.util.TreeMap;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import org.jspecify.annotations.Nullable;

/** Keeps the index rows in step with their entities. */
final class Indexes {

	private Indexes() {
	}

	static void update(WritableRows rows, @Nullable Entity before, @Nullable Entity after) {
		SortedMap<RowKey, Row.Index> old = of(before);
		SortedMap<RowKey, Row.Index> fresh = of(after);
		old.keySet().stream().filter((key) -> !fresh.containsKey(key)).forEach(rows::remove);
		fresh.forEach((key, row) -> {
			if (!row.equals(old.get(key))) {
				rows.put(key, row);
			}
		});
		UserNames.update(rows, before, after);
		Lists.update(rows, before, after);
	}

	private static SortedMap<RowKey, Row.Index> of(@Nullable Entity entity) {
		SortedMap<RowKey, Row.Index> rows = new TreeMap<>();
		if (entity != null) {
			entity.match(IndexRows.CASES, rows);
		}
		return rows;
	}

	/** The rows that an entity has for itself. */
	private enum IndexRows implements Entity.Cases<SortedMap<RowKey, Row.Index>, Boolean> {

		CASES;

		@Override
		public Boolean site(SortedMap<RowKey, Row.Index> rows, Entity.Site site) {
			return false;
		}

		@Override
		public Boolean provider(SortedMap<RowKey, Row.Index> rows, Entity.Provider provider) {
			return false;
		}

		@Override
		public Boolean credential(SortedMap<RowKey, Row.Index> rows, Entity.Credential credential) {
			return false;
		}

		@Override
		public Boolean user(SortedMap<RowKey, Row.Index> rows, Entity.User user) {
			user.attributes()
				.text("externalId")
				.ifPresent((externalId) -> rows
					.put(Layout.externalId(user.site(), user.provider(), externalId, user.id()), Row.Index.MARK));
			return true;
		}

		@Override
		public Boolean group(SortedMap<RowKey, Row.Index> rows, Entity.Group group) {
			rows.put(
					Layout.groupName(group.site(), group.provider(),
							Comparison.key(text(group.attributes(), "displayName"))),
					new Row.Index(group.id().value(), null));
			group.siteGroup()
				.ifPresent((siteGroup) -> rows.put(Layout.feeder(group.site(), siteGroup, group.id()), Row.Index.MARK));
			return true;
		}

		@Override
		public Boolean membership(SortedMap<RowKey, Row.Index> rows, Entity.Membership edge) {
			return false;
		}

		@Override
		public Boolean account(SortedMap<RowKey, Row.Index> rows, Entity.Account account) {
			account.email()
				.ifPresent((email) -> rows.put(Layout.email(account.site(), Comparison.key(email), account.id()),
						Row.Index.MARK));
			if (account.user().isEmpty() && account.email().isPresent()) {
				rows.put(Layout.unlinked(account.site(), Comparison.key(account.email().get()), account.id()),
						Row.Index.MARK);
			}
			return true;
		}

		@Override
		public Boolean siteGroup(SortedMap<RowKey, Row.Index> rows, Entity.SiteGroup siteGroup) {
			rows.put(Layout.siteGroupName(siteGroup.site(), Comparison.key(siteGroup.name())),
					new Row.Index(siteGroup.id().value(), null));
			return true;
		}

		@Override
		public Boolean siteMembership(SortedMap<RowKey, Row.Index> rows, Entity.SiteMembership edge) {
			return false;
		}

		@Override
		public Boolean policyChange(SortedMap<RowKey, Row.Index> rows, PolicyChange entity) {
			return false;
		}

		@Override
		public Boolean syncSession(SortedMap<RowKey, Row.Index> rows, SyncSession entity) {
			return false;
		}

		@Override
		public Boolean preview(SortedMap<RowKey, Row.Index> rows, Preview entity) {
			return false;
		}

		@Override
		public Boolean previewPage(SortedMap<RowKey, Row.Index> rows, PreviewPage entity) {
			return false;
		}

		@Override
		public Boolean password(SortedMap<RowKey, Row.Index> rows, Password entity) {
			return false;
		}

		@Override
		public Boolean sightings(SortedMap<RowKey, Row.Index> rows, Sightings sightings) {
			sightings.users()
				.forEach((user) -> rows.put(Layout.seen(sightings.site(), sightings.session(), user, sightings.page()),
						Row.Index.MARK));
			return true;
		}

		@Override
		public Boolean extension(SortedMap<RowKey, Row.Index> rows, Extension entity) {
			return false;
		}

		@Override
		public Boolean job(SortedMap<RowKey, Row.Index> rows, Job job) {
			return false;
		}

	}

	static String text(Attributes attributes, String name) {
		return attributes.text(name)
			.orElseThrow(() -> new IllegalStateException("Expected an entity with " + name + ", but it has none"));
	}

}
