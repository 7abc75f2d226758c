package dev.rollcall.projector.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.projector.view.Numbers;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.Views.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Which number stands for which site and mirror. The writer gives numbers out within a
 * batch; readers see them once the batch is committed.
 */
final class NumberBook {

	private final Map<SiteId, Integer> sites = new ConcurrentHashMap<>();

	private final Map<Scope, Mirror> mirrors = new ConcurrentHashMap<>();

	private final Map<SiteId, List<Integer>> mirrorsOfSite = new ConcurrentHashMap<>();

	static NumberBook load(Session session, LedgerStatements statements) throws SQLException {
		NumberBook book = new NumberBook();
		Map<Integer, SiteId> names = new LinkedHashMap<>();
		session.list(statements.siteNumbers, (row) -> names.put(row.getInt(1), new SiteId(row.getString(2))));
		names.forEach((number, site) -> book.sites.put(site, number));
		session.list(statements.mirrors, (row) -> {
			SiteId site = names.get(row.getInt(2));
			if (site == null) {
				throw new SQLException("Expected the site of mirror " + row.getInt(1) + ", but it is missing");
			}
			book.add(new Mirror(row.getInt(1), new Scope(site, new ProviderId(Ids.uuid(row.getBytes(3))))));
			return site;
		});
		return book;
	}

	@Nullable Integer site(SiteId site) {
		return this.sites.get(site);
	}

	@Nullable Mirror mirror(Scope scope) {
		return this.mirrors.get(scope);
	}

	/** Numbers as one batch sees them. */
	Draft draft() {
		return new Draft();
	}

	private void add(Mirror mirror) {
		this.mirrors.put(mirror.scope(), mirror);
		this.mirrorsOfSite.merge(mirror.scope().site(), List.of(mirror.number()), (left, right) -> {
			List<Integer> all = new ArrayList<>(left);
			all.addAll(right);
			return List.copyOf(all);
		});
	}

	/** New numbers, good once the batch is committed. */
	final class Draft implements Numbers {

		private final Map<SiteId, Integer> newSites = new LinkedHashMap<>();

		private final Map<Scope, Mirror> newMirrors = new LinkedHashMap<>();

		@Override
		public int site(SiteId site) {
			Integer known = NumberBook.this.sites.get(site);
			return (known != null) ? known : this.newSites.computeIfAbsent(site,
					(absent) -> NumberBook.this.sites.size() + this.newSites.size() + 1);
		}

		@Override
		public int mirror(SiteId site, ProviderId provider) {
			Scope scope = new Scope(site, provider);
			Mirror known = NumberBook.this.mirrors.get(scope);
			if (known == null) {
				known = this.newMirrors.computeIfAbsent(scope,
						(absent) -> new Mirror(NumberBook.this.mirrors.size() + this.newMirrors.size() + 1, absent));
			}
			return known.number();
		}

		@Override
		public List<Integer> mirrors(SiteId site) {
			List<Integer> all = new ArrayList<>(NumberBook.this.mirrorsOfSite.getOrDefault(site, List.of()));
			this.newMirrors.values()
				.stream()
				.filter((mirror) -> mirror.scope().site().equals(site))
				.forEach((mirror) -> all.add(mirror.number()));
			return all;
		}

		void write(Session session, LedgerStatements statements) throws SQLException {
			for (Mirror mirror : this.newMirrors.values()) {
				session.run(statements.addMirror, mirror.number(), site(mirror.scope().site()),
						Ids.bytes(mirror.scope().provider().value()));
			}
			for (Map.Entry<SiteId, Integer> site : this.newSites.entrySet()) {
				session.run(statements.addSite, site.getValue(), site.getKey().value());
			}
		}

		void publish() {
			NumberBook.this.sites.putAll(this.newSites);
			this.newMirrors.values().forEach(NumberBook.this::add);
		}

	}

}
