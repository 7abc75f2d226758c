package dev.rollcall.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.ListResponse;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ResourceWriter;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Queries at the base URI (RFC 7644 sections 3.4.2.1 and 3.4.3): users and groups that
 * match, as one list. With {@code sortBy} it has one order, else the users come first.
 */
final class RootHandler {

	private static final String ABOUT = "";

	private static final int USERS = 0;

	private static final int GROUPS = 1;

	private static final byte[] COMMA = ",".getBytes(StandardCharsets.US_ASCII);

	private final Views views;

	private final ReadBounds bounds;

	private final Schemas schemas;

	private final GroupDocuments documents;

	private final ScimCommands commands;

	private final ListQuery.Limits pages;

	private final PageCursors cursors;

	RootHandler(Views views, ReadBounds bounds, Schemas schemas, GroupDocuments documents, ScimCommands commands,
			ListQuery.Limits pages, PageCursors cursors) {
		this.views = views;
		this.bounds = bounds;
		this.schemas = schemas;
		this.documents = documents;
		this.commands = commands;
		this.pages = pages;
		this.cursors = cursors;
	}

	Mono<Answer> list(ScimRequest request) {
		return list(request, (site) -> Search.of(request, this.pages, site.users(), site.groups()));
	}

	Mono<Answer> search(ScimRequest request) {
		return this.commands.body(request)
			.flatMap((body) -> list(request, (site) -> Search.of(body, this.pages, site.users(), site.groups())));
	}

	private Mono<Answer> list(ScimRequest request, Function<SiteSchema, Search> reader) {
		Views.Scope scope = new Views.Scope(request.caller().site(), request.caller().provider());
		return this.bounds.bound(scope.site()).flatMap((bound) -> {
			Search search = reader.apply(this.schemas.of(scope.site()));
			Reading reading = new Reading(scope, search, this.cursors.open(scope, ABOUT, search));
			return ((search.sort() != null) ? reading.merged(bound) : reading.oneAfterTheOther(bound))
				.map((list) -> answer(request, scope, search, list, bound));
		});
	}

	private Answer answer(ScimRequest request, Views.Scope scope, Search search, Found list, ReadBound bound) {
		ResourceWriter resources = new ResourceWriter(request.base());
		Projection ofUsers = search.projections().get(USERS);
		Projection ofGroups = search.projections().get(GROUPS);
		Flux<byte[]> body = Flux.fromIterable(list.resources()).index().concatMap((indexed) -> {
			Flux<byte[]> document = indexed.getT2()
				.group()
				.map((group) -> this.documents.document(scope, group, ofGroups, bound, resources))
				.orElseGet(() -> Flux.just(resources.user(indexed.getT2().user().orElseThrow(), ofUsers)));
			return (indexed.getT1() > 0) ? document.startWith(COMMA) : document;
		}, 1);
		byte[] head = ListHead.of(search, list.total(), list.resources().size(),
				this.cursors.around(scope, ABOUT, search, list.previous(), list.next()));
		return Answer.streamed(200, Flux.concat(Mono.just(head), body, Mono.fromSupplier(ListResponse::tail)));
	}

	/** What one page has, and where the pages around it are. */
	private record Found(long total, List<Views.Resource> resources, PageCursors.@Nullable Position previous,
			PageCursors.@Nullable Position next) {
	}

	/** Reads one page. */
	private final class Reading {

		private final Views.Scope scope;

		private final Search search;

		private final PageCursors.Position from;

		Reading(Views.Scope scope, Search search, PageCursors.Position from) {
			this.scope = scope;
			this.search = search;
			this.from = from;
		}

		Mono<Found> merged(ReadBound bound) {
			boolean accounts = AccountReads.wanted(this.search.projections().get(USERS));
			return Mono.fromCompletionStage(
					() -> RootHandler.this.views.resources(this.scope, this.search.query(this.from), accounts, bound))
				.map((page) -> new Found(page.total(), page.items(), PageCursors.Position.before(0, page.previous()),
						PageCursors.Position.after(0, page.next())));
		}

		Mono<Found> oneAfterTheOther(ReadBound bound) {
			if (this.from.part() == GROUPS && this.from.backwards()) {
				return groups(this.search.query(this.from), bound)
					.flatMap((groups) -> users(lastUsers(left(groups)), bound).map((users) -> found(users, groups)));
			}
			Views.Query ofUsers = (this.from.part() == USERS) ? this.search.query(this.from) : part(1, 0, null);
			return users(ofUsers, bound)
				.flatMap((users) -> groups(groupsAfter(users), bound).map((groups) -> found(users, groups)));
		}

		private Mono<Views.Page<Views.UserRow>> users(Views.Query query, ReadBound bound) {
			return Mono.fromCompletionStage(() -> AccountReads.page(RootHandler.this.views, this.scope, query,
					this.search.projections().get(USERS), bound));
		}

		private Mono<Views.Page<Entity.Group>> groups(Views.Query query, ReadBound bound) {
			return Mono.fromCompletionStage(() -> RootHandler.this.views.groups(this.scope, query, bound));
		}

		private Views.Query lastUsers(int count) {
			return part(1, count, (count > 0) ? Views.Place.END : null);
		}

		private Views.Query groupsAfter(Views.Page<Views.UserRow> users) {
			if (this.from.part() == GROUPS) {
				return this.search.query(this.from);
			}
			long start = (this.search.cursor() != null) ? 1
					: Math.max(1, this.search.page().startIndex() - users.total());
			return part((int) start, this.from.backwards() ? 0 : left(users), null);
		}

		/** What the others leave of the page. */
		private int left(Views.Page<?> others) {
			return this.search.page().count() - others.items().size();
		}

		private Views.Query part(int start, int count, Views.@Nullable Place before) {
			return new Views.Query(this.search.filter(), start, count, null, null, before);
		}

		private Found found(Views.Page<Views.UserRow> users, Views.Page<Entity.Group> groups) {
			List<Views.Resource> resources = new ArrayList<>(users.items().size() + groups.items().size());
			users.items().forEach((user) -> resources.add(Views.Resource.of(user)));
			groups.items().forEach((group) -> resources.add(Views.Resource.of(group)));
			return new Found(users.total() + groups.total(), resources, previous(users, groups), next(users, groups));
		}

		private PageCursors.@Nullable Position previous(Views.Page<Views.UserRow> users,
				Views.Page<Entity.Group> groups) {
			if (users.previous() != null || this.from.part() == USERS || !users.items().isEmpty()) {
				return PageCursors.Position.before(USERS, users.previous());
			}
			PageCursors.Position before = PageCursors.Position.before(GROUPS, groups.previous());
			return (before == null && users.total() > 0) ? PageCursors.Position.before(USERS, Views.Place.END) : before;
		}

		private PageCursors.@Nullable Position next(Views.Page<Views.UserRow> users, Views.Page<Entity.Group> groups) {
			if (users.next() != null) {
				return PageCursors.Position.after(USERS, users.next());
			}
			boolean groupsToCome = this.from.part() == USERS && groups.items().isEmpty() && groups.total() > 0;
			return groupsToCome ? new PageCursors.Position(GROUPS, null, false)
					: PageCursors.Position.after(GROUPS, groups.next());
		}

	}

}
