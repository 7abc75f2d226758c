package dev.rollcall.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.command.GroupCommands;
import dev.rollcall.gateway.dialect.Dialect;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.ETag;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.ListResponse;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ResourceWriter;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /Groups} (RFC 7644 sections 3.3 to 3.6). */
final class GroupsHandler {

	private static final String NAME = ResourceSchema.GROUP.name();

	private static final byte[] COMMA = ",".getBytes(StandardCharsets.US_ASCII);

	private final Views views;

	private final ReadBounds bounds;

	private final Schemas schemas;

	private final Partitions partitions;

	private final GroupDocuments documents;

	private final ScimCommands commands;

	private final GroupCommands groups;

	private final IdSource ids;

	private final ListQuery.Limits pages;

	private final PageCursors cursors;

	GroupsHandler(Views views, ReadBounds bounds, Schemas schemas, Partitions partitions, GroupDocuments documents,
			ScimCommands commands, GroupCommands groups, IdSource ids, ListQuery.Limits pages, PageCursors cursors) {
		this.views = views;
		this.bounds = bounds;
		this.schemas = schemas;
		this.partitions = partitions;
		this.documents = documents;
		this.commands = commands;
		this.groups = groups;
		this.ids = ids;
		this.pages = pages;
		this.cursors = cursors;
	}

	Mono<Answer> read(ScimRequest request) {
		GroupId id = id(request);
		Views.Scope scope = scope(request);
		return this.bounds.bound(scope.site()).flatMap((bound) -> {
			Projection projection = projection(request);
			return Mono.fromCompletionStage(this.views.group(scope, id, bound))
				.flatMap(
						(found) -> read(request, scope, found.orElseThrow(GroupsHandler::notFound), projection, bound));
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
					(body, site) -> this.groups.over(site.groups())
						.create(Dialect.of(caller.vendor()), caller.provider(), new GroupId(this.ids.next()),
								new SiteGroupId(this.ids.next()), body))
			.flatMap((answered) -> written(request, 201, answered));
	}

	Mono<Answer> replace(ScimRequest request) {
		GroupId id = id(request);
		Caller caller = request.caller();
		projection(request);
		return this.commands
			.ask(request,
					(body, site) -> this.groups.over(site.groups())
						.replace(Dialect.of(caller.vendor()), caller.provider(), id, new SiteGroupId(this.ids.next()),
								body, request.preconditions()))
			.flatMap((answered) -> written(request, 200, answered));
	}

	/** 204, because a group may be large; 200 if the client says what it wants back. */
	Mono<Answer> patch(ScimRequest request) {
		GroupId id = id(request);
		Caller caller = request.caller();
		projection(request);
		return this.commands
			.ask(request,
					(body, site) -> this.groups.over(site.groups())
						.patch(Dialect.of(caller.vendor()), caller.provider(), id, new SiteGroupId(this.ids.next()),
								body, request.preconditions()))
			.flatMap((answered) -> Search.isProjected(request) ? written(request, 200, answered)
					: Mono.just(Answer.empty(204).etag(ETag.of(group(answered).version()))));
	}

	Mono<Answer> delete(ScimRequest request) {
		return this.commands
			.ask(request, new Command.DeleteGroup(request.caller().provider(), id(request), request.preconditions()))
			.map((answered) -> Answer.empty(204));
	}

	private Mono<Answer> read(ScimRequest request, Views.Scope scope, Entity.Group group, Projection projection,
			ReadBound bound) {
		String etag = ETag.of(group.version());
		Optional<Answer> refused = Conditions.check(request, group.version());
		if (refused.isPresent()) {
			return Mono.just(refused.get().etag(etag));
		}
		return this.documents.answer(200, scope, group, projection, bound, new ResourceWriter(request.base()))
			.map((answer) -> answer.etag(etag));
	}

	/** What the request wants back; refuses what asks for two things at once. */
	private Projection projection(ScimRequest request) {
		return Search.projection(request, this.schemas.of(request.caller().site()).groups());
	}

	private Mono<Answer> list(ScimRequest request, Function<ResourceSchema, Search> reader) {
		Views.Scope scope = scope(request);
		return this.bounds.bound(scope.site()).flatMap((bound) -> {
			Search search = reader.apply(this.schemas.of(scope.site()).groups());
			PageCursors.Position from = this.cursors.open(scope, NAME, search);
			return Mono.fromCompletionStage(this.views.groups(scope, search.query(from), bound))
				.map((page) -> list(request, scope, search, page, bound));
		});
	}

	private Answer list(ScimRequest request, Views.Scope scope, Search search, Views.Page<Entity.Group> page,
			ReadBound bound) {
		ResourceWriter resources = new ResourceWriter(request.base());
		byte[] head = ListHead.of(search, page.total(), page.items().size(),
				this.cursors.around(scope, NAME, search, page));
		if (!search.projection().wants("members")) {
			List<byte[]> all = new ArrayList<>(page.items().size());
			page.items().forEach((group) -> all.add(resources.group(group, search.projection())));
			return Answer.of(200, ListResponse.of(head, all));
		}
		Flux<byte[]> groups = Flux.range(0, page.items().size()).concatMap((index) -> {
			Flux<byte[]> document = this.documents.document(scope, page.items().get(index), search.projection(), bound,
					resources);
			return (index > 0) ? document.startWith(COMMA) : document;
		}, 1);
		return Answer.streamed(200, Flux.concat(Mono.just(head), groups, Mono.fromSupplier(ListResponse::tail)));
	}

	/**
	 * The members are those that the request has set, so that the answer waits for no
	 * view. If it set none they come from the view, and are left out if it is away: the
	 * write is done and must not look as if it had failed (RFC 7644 section 3.5.1).
	 */
	private Mono<Answer> written(ScimRequest request, int status, ScimCommands.Answered answered) {
		Projection projection = projection(request)
			.afterWriting(Written.paths(answered.command(), this.schemas.of(request.caller().site()).groups()));
		Views.Scope scope = scope(request);
		Entity.Group group = group(answered);
		ResourceWriter resources = new ResourceWriter(request.base());
		List<UUID> members = members(answered);
		Mono<Answer> answer = (members != null)
				? Mono.just(Answer.of(status, resources.group(group, members, projection)))
				: this.documents
					.answer(status, scope, group, projection,
							ReadBound.sequence(this.partitions.of(scope.site()), answered.sequence()), resources)
					.onErrorResume(ViewUnavailableException.class,
							(ex) -> Mono.just(Answer.of(status, resources.group(group, projection))));
		return answer.map((found) -> found.etag(ETag.of(group.version())))
			.map((found) -> (status == 201) ? found.location(resources.groupLocation(group)) : found);
	}

	/** All members that the group now has, {@code null} if the request does not say. */
	private static @Nullable List<UUID> members(ScimCommands.Answered answered) {
		List<UUID> named = null;
		if (answered.command() instanceof Command.CreateGroup create) {
			named = create.members();
		}
		else if (answered.command() instanceof Command.ReplaceGroup replace) {
			named = replace.members();
		}
		if (named == null) {
			return null;
		}
		Set<UUID> unknown = new HashSet<>(answered.applied().unknownMembers());
		return named.stream().filter((member) -> !unknown.contains(member)).sorted(Ids::compare).distinct().toList();
	}

	private static Entity.Group group(ScimCommands.Answered answered) {
		if (answered.applied().resource() instanceof Entity.Group group) {
			return group;
		}
		throw new IllegalStateException("Expected the outcome to have a group, but it has none");
	}

	private static Views.Scope scope(ScimRequest request) {
		return new Views.Scope(request.caller().site(), request.caller().provider());
	}

	private static GroupId id(ScimRequest request) {
		return new GroupId(Ids.parse(request.id()).orElseThrow(GroupsHandler::notFound));
	}

	private static ScimErrorException notFound() {
		return new ScimErrorException(ScimError.of(404, "Expected a group of this id, but there is none"));
	}

}
