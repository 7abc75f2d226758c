package dev.rollcall.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.command.UserCommands;
import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.ETag;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.ListResponse;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ResourceWriter;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.ResourceSchema;
import reactor.core.publisher.Mono;

/** {@code /Users} (RFC 7644 sections 3.3 to 3.6). */
final class UsersHandler {

	private static final String NAME = ResourceSchema.USER.name();

	private final Views views;

	private final ReadBounds bounds;

	private final Schemas schemas;

	private final ScimCommands commands;

	private final UserCommands users;

	private final IdSource ids;

	private final ListQuery.Limits pages;

	private final PageCursors cursors;

	UsersHandler(Views views, ReadBounds bounds, Schemas schemas, ScimCommands commands, UserCommands users,
			IdSource ids, ListQuery.Limits pages, PageCursors cursors) {
		this.views = views;
		this.bounds = bounds;
		this.schemas = schemas;
		this.commands = commands;
		this.users = users;
		this.ids = ids;
		this.pages = pages;
		this.cursors = cursors;
	}

	Mono<Answer> read(ScimRequest request) {
		UserId id = id(request);
		Caller caller = request.caller();
		Views.Scope scope = new Views.Scope(caller.site(), caller.provider());
		return this.bounds.bound(caller.site()).flatMap((bound) -> {
			Projection projection = projection(request);
			return Mono.fromCompletionStage(AccountReads.one(this.views, scope, id, projection, bound))
				.map((found) -> read(request, projection, found.orElseThrow(UsersHandler::notFound)));
		});
	}

	Mono<Answer> list(ScimRequest request) {
		return list(request, (schema) -> Search.of(request, this.pages, schema));
	}

	Mono<Answer> search(ScimRequest request) {
		return this.commands.body(request)
			.flatMap((body) -> list(request, (schema) -> Search.of(body, this.pages, schema)));
	}

	Mono<Answer> create(ScimRequest request) {
		Caller caller = request.caller();
		projection(request);
		return this.commands
			.ask(request,
					(body, site) -> this.users.over(site.users())
						.create(Dialect.of(caller.vendor()), caller.provider(), new UserId(this.ids.next()),
								new AccountId(this.ids.next()), body))
			.flatMap((answered) -> written(request, 201, answered));
	}

	Mono<Answer> replace(ScimRequest request) {
		UserId id = id(request);
		Caller caller = request.caller();
		projection(request);
		return this.commands
			.ask(request,
					(body, site) -> this.users.over(site.users())
						.replace(Dialect.of(caller.vendor()), caller.provider(), id, new AccountId(this.ids.next()),
								body, request.preconditions()))
			.flatMap((answered) -> written(request, 200, answered));
	}

	Mono<Answer> patch(ScimRequest request) {
		UserId id = id(request);
		Caller caller = request.caller();
		projection(request);
		return this.commands
			.ask(request,
					(body, site) -> this.users.over(site.users())
						.patch(Dialect.of(caller.vendor()), caller.provider(), id, new AccountId(this.ids.next()), body,
								request.preconditions()))
			.flatMap((answered) -> written(request, 200, answered));
	}

	Mono<Answer> delete(ScimRequest request) {
		return this.commands
			.ask(request, new Command.DeleteUser(request.caller().provider(), id(request), request.preconditions()))
			.map((answered) -> Answer.empty(204));
	}

	private static Answer read(ScimRequest request, Projection projection, Views.UserRow row) {
		String etag = ETag.of(row.user().version());
		// The account may have changed where the user has not.
		return Conditions.check(request, row.user().version())
			.filter((unmet) -> unmet.status() != 304 || !AccountReads.wanted(projection))
			.orElseGet(() -> Answer.of(200, new ResourceWriter(request.base()).user(row, projection)))
			.etag(etag);
	}

	/** What the request wants back; refuses what asks for two things at once. */
	private Projection projection(ScimRequest request) {
		return Search.projection(request, this.schemas.of(request.caller().site()).users());
	}

	private Mono<Answer> list(ScimRequest request, Function<ResourceSchema, Search> reader) {
		Views.Scope scope = new Views.Scope(request.caller().site(), request.caller().provider());
		return this.bounds.bound(scope.site())
			.flatMap((bound) -> list(request, scope, reader.apply(this.schemas.of(scope.site()).users()), bound));
	}

	private Mono<Answer> list(ScimRequest request, Views.Scope scope, Search search, ReadBound bound) {
		PageCursors.Position from = this.cursors.open(scope, NAME, search);
		return Mono
			.fromCompletionStage(AccountReads.page(this.views, scope, search.query(from), search.projection(), bound))
			.map((page) -> {
				ResourceWriter writer = new ResourceWriter(request.base());
				List<byte[]> resources = new ArrayList<>(page.items().size());
				page.items().forEach((row) -> resources.add(writer.user(row, search.projection())));
				return Answer.of(200, ListResponse.of(ListHead.of(search, page.total(), resources.size(),
						this.cursors.around(scope, NAME, search, page)), resources));
			});
	}

	private Mono<Answer> written(ScimRequest request, int status, ScimCommands.Answered answered) {
		Projection projection = projection(request)
			.afterWriting(Written.paths(answered.command(), this.schemas.of(request.caller().site()).users()));
		if (!(answered.applied().resource() instanceof Entity.User user)) {
			throw new IllegalStateException("Expected the outcome to have a user, but it has none");
		}
		Views.UserRow row = new Views.UserRow(user, answered.applied().groups());
		return (AccountReads.wanted(projection) ? withAccount(request, projection, row) : Mono.just(row))
			.map((whole) -> {
				ResourceWriter writer = new ResourceWriter(request.base());
				Answer answer = Answer.of(status, writer.user(whole, projection)).etag(ETag.of(user.version()));
				return (status == 201) ? answer.location(writer.userLocation(user)) : answer;
			});
	}

	/** An outcome has no account: it is read once the view has the write. */
	private Mono<Views.UserRow> withAccount(ScimRequest request, Projection projection, Views.UserRow written) {
		Views.Scope scope = new Views.Scope(request.caller().site(), request.caller().provider());
		return this.bounds.bound(scope.site())
			.flatMap((bound) -> Mono
				.fromCompletionStage(AccountReads.one(this.views, scope, written.user().id(), projection, bound)))
			.map((found) -> new Views.UserRow(written.user(), written.groups(), found.flatMap(Views.UserRow::account)));
	}

	private static UserId id(ScimRequest request) {
		return new UserId(Ids.parse(request.id()).orElseThrow(UsersHandler::notFound));
	}

	private static ScimErrorException notFound() {
		return new ScimErrorException(ScimError.of(404, "Expected a user of this id, but there is none"));
	}

}
