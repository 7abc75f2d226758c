package dev.rollcall.gateway.web;

import java.nio.charset.StandardCharsets;

import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.ListResponse;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ResourceWriter;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Queries at the base URI (RFC 7644 sections 3.4.2.1 and 3.4.3): the users and then the
 * groups that match, as one list. The type of the resources goes before {@code sortBy}.
 */
final class RootHandler {

	private static final String ABOUT = "";

	private static final int USERS = 0;

	private static final int GROUPS = 1;

	private static final byte[] COMMA = ",".getBytes(StandardCharsets.US_ASCII);

	private final Views views;

	private final ReadBounds bounds;

	private final GroupDocuments documents;

	private final ScimCommands commands;

	private final ListQuery.Limits pages;

	private final PageCursors cursors;

	RootHandler(Views views, ReadBounds bounds, GroupDocuments documents, ScimCommands commands, ListQuery.Limits pages,
			PageCursors cursors) {
		this.views = views;
		this.bounds = bounds;
		this.documents = documents;
		this.commands = commands;
		this.pages = pages;
		this.cursors = cursors;
	}

	Mono<Answer> list(ScimRequest request) {
		return list(request, Search.of(request, this.pages, ResourceSchema.USER, ResourceSchema.GROUP));
	}

	Mono<Answer> search(ScimRequest request) {
		return this.commands.body(request)
			.flatMap((body) -> list(request, Search.of(body, this.pages, ResourceSchema.USER, ResourceSchema.GROUP)));
	}

	private Mono<Answer> list(ScimRequest request, Search search) {
		Views.Scope scope = new Views.Scope(request.caller().site(), request.caller().provider());
		PageCursors.Position from = this.cursors.open(scope, ABOUT, search);
		return this.bounds.bound(scope.site())
			.flatMap((bound) -> users(scope, search, from, bound)
				.flatMap((users) -> groups(scope, search, from, users, bound)
					.map((groups) -> answer(request, scope, search, users, groups, bound))));
	}

	private Mono<Views.Page<Views.UserRow>> users(Views.Scope scope, Search search, PageCursors.Position from,
			ReadBound bound) {
		Views.Query query = (from.part() == USERS) ? search.query(from.after()) : part(search, 1, 0, null);
		return Mono.fromCompletionStage(
				() -> AccountReads.page(this.views, scope, query, search.projections().get(USERS), bound));
	}

	/** What the users leave of the page. */
	private Mono<Views.Page<Entity.Group>> groups(Views.Scope scope, Search search, PageCursors.Position from,
			Views.Page<Views.UserRow> users, ReadBound bound) {
		int left = search.page().count() - users.items().size();
		long start = (search.cursor() != null) ? 1 : Math.max(1, search.page().startIndex() - users.total());
		Views.Query query = part(search, (int) start, left, (from.part() == GROUPS) ? from.after() : null);
		return Mono.fromCompletionStage(() -> this.views.groups(scope, query, bound));
	}

	private static Views.Query part(Search search, int start, int count, Views.@Nullable Place after) {
		return new Views.Query(search.filter(), start, count, search.sort(), after);
	}

	private Answer answer(ScimRequest request, Views.Scope scope, Search search, Views.Page<Views.UserRow> users,
			Views.Page<Entity.Group> groups, ReadBound bound) {
		ResourceWriter resources = new ResourceWriter(request.base());
		Projection ofUsers = search.projections().get(USERS);
		Projection ofGroups = search.projections().get(GROUPS);
		Flux<Flux<byte[]>> documents = Flux.concat(
				Flux.fromIterable(users.items()).map((user) -> Flux.just(resources.user(user, ofUsers))),
				Flux.fromIterable(groups.items())
					.map((group) -> this.documents.document(scope, group, ofGroups, bound, resources)));
		Flux<byte[]> body = documents.index()
			.concatMap((document) -> (document.getT1() > 0) ? document.getT2().startWith(COMMA) : document.getT2(), 1);
		byte[] head = ListHead.of(search, users.total() + groups.total(), users.items().size() + groups.items().size(),
				next(scope, search, users, groups));
		return Answer.streamed(200, Flux.concat(Mono.just(head), body, Mono.fromSupplier(ListResponse::tail)));
	}

	private @Nullable String next(Views.Scope scope, Search search, Views.Page<Views.UserRow> users,
			Views.Page<Entity.Group> groups) {
		if (search.cursor() == null || search.page().count() == 0) {
			return null;
		}
		if (users.next() != null) {
			return this.cursors.seal(scope, ABOUT, search, new PageCursors.Position(USERS, users.next()));
		}
		if (groups.next() != null) {
			return this.cursors.seal(scope, ABOUT, search, new PageCursors.Position(GROUPS, groups.next()));
		}
		boolean groupsToCome = groups.total() > 0 && users.items().size() == search.page().count();
		return groupsToCome ? this.cursors.seal(scope, ABOUT, search, new PageCursors.Position(GROUPS, null)) : null;
	}

}
