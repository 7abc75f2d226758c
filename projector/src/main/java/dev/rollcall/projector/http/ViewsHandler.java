package dev.rollcall.projector.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ViewAnswer;
import dev.rollcall.schemas.read.ViewCall;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers a {@link ViewCall} with a {@link ViewAnswer}. */
final class ViewsHandler {

	private static final ViewAnswer<Views.UserRow> USERS = ViewAnswer.users(Codecs.ENTITY);

	private static final ViewAnswer<Entity.Group> GROUPS = ViewAnswer.entities(Codecs.ENTITY, Entity.Group.class);

	private static final ViewAnswer<Views.UserRow> USERS_WITH_ACCOUNTS = ViewAnswer.usersWithAccounts(Codecs.ENTITY);

	private static final ViewAnswer<Views.Resource> RESOURCES = ViewAnswer.resources(Codecs.ENTITY, false);

	private static final ViewAnswer<Views.Resource> RESOURCES_WITH_ACCOUNTS = ViewAnswer.resources(Codecs.ENTITY, true);

	private static final ViewAnswer<Entity.Membership> MEMBERS = ViewAnswer.entities(Codecs.ENTITY,
			Entity.Membership.class);

	private static final ViewAnswer<Entity.Site> SITES = ViewAnswer.entities(Codecs.ENTITY, Entity.Site.class);

	private static final ViewAnswer<Entity.Provider> PROVIDERS = ViewAnswer.entities(Codecs.ENTITY,
			Entity.Provider.class);

	private static final ViewAnswer<Views.AccountRow> ACCOUNTS = ViewAnswer.accounts(Codecs.ENTITY);

	private static final ViewAnswer<Job> JOBS = ViewAnswer.entities(Codecs.ENTITY, Job.class);

	private static final ViewAnswer<Entity> ENTITIES = ViewAnswer.entities(Codecs.ENTITY, Entity.class);

	private final Views views;

	ViewsHandler(Views views) {
		this.views = views;
	}

	Mono<ServerResponse> handle(ServerRequest request) {
		return request.bodyToMono(byte[].class)
			.flatMap((body) -> Mono.fromCompletionStage(answer(ViewCall.decode(body))))
			.flatMap((answer) -> ServerResponse.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).bodyValue(answer))
			.onErrorResume((thrown) -> failure(
					(thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause() : thrown));
	}

	private CompletionStage<byte[]> answer(ViewCall call) {
		return switch (call.method()) {
			case USER -> one(USERS, this.views.user(scope(call), new UserId(id(call)), call.bound()));
			case USERS -> page(USERS, this.views.users(scope(call), query(call), call.bound()));
			case USER_WITH_ACCOUNT ->
				one(USERS_WITH_ACCOUNTS, this.views.userWithAccount(scope(call), new UserId(id(call)), call.bound()));
			case USERS_WITH_ACCOUNTS ->
				page(USERS_WITH_ACCOUNTS, this.views.usersWithAccounts(scope(call), query(call), call.bound()));
			case GROUP -> one(GROUPS, this.views.group(scope(call), new GroupId(id(call)), call.bound()));
			case GROUPS -> page(GROUPS, this.views.groups(scope(call), query(call), call.bound()));
			case RESOURCES -> page(RESOURCES, this.views.resources(scope(call), query(call), false, call.bound()));
			case RESOURCES_WITH_ACCOUNTS ->
				page(RESOURCES_WITH_ACCOUNTS, this.views.resources(scope(call), query(call), true, call.bound()));
			case MEMBERS -> all(MEMBERS,
					this.views.members(scope(call), new GroupId(id(call)), call.after(), call.limit(), call.bound()));
			case SITES -> all(SITES, this.views.sites(call.site(), call.limit()));
			case SITE -> one(SITES, this.views.site(site(call), call.bound()));
			case PROVIDERS -> all(PROVIDERS, this.views.providers(site(call), call.bound()));
			case PROVIDER -> one(PROVIDERS, this.views.provider(site(call),
					new ProviderId(given(call.provider(), "a provider")), call.bound()));
			case ACCOUNTS -> all(ACCOUNTS, this.views.accounts(site(call), call.after(), call.limit(), call.bound()));
			case JOBS -> all(JOBS, this.views.jobs(site(call), call.bound()));
			case ACCOUNT -> one(ACCOUNTS, this.views.account(site(call), new AccountId(id(call)), call.bound()));
			case SETTING -> one(ENTITIES, this.views.setting(
					new EntityKey(site(call), kind(call), id(call), given(call.after(), "a second id")), call.bound()));
			case SETTINGS -> all(ENTITIES,
					this.views.settings(site(call), kind(call), call.id(), call.after(), call.limit(), call.bound()));
		};
	}

	private static <T> CompletionStage<byte[]> one(Codec<Page<T>> codec, CompletionStage<Optional<T>> answer) {
		return all(codec, answer.thenApply((found) -> found.map(List::of).orElse(List.of())));
	}

	private static <T> CompletionStage<byte[]> all(Codec<Page<T>> codec, CompletionStage<List<T>> answer) {
		return page(codec, answer.thenApply((items) -> new Page<>(items.size(), items)));
	}

	private static <T> CompletionStage<byte[]> page(Codec<Page<T>> codec, CompletionStage<Page<T>> answer) {
		return answer.thenApply(codec::encode);
	}

	private static Scope scope(ViewCall call) {
		return new Scope(site(call), new ProviderId(given(call.provider(), "a provider")));
	}

	private static SiteId site(ViewCall call) {
		return given(call.site(), "a site");
	}

	private static EntityKey.Kind kind(ViewCall call) {
		return given(call.kind(), "a kind");
	}

	private static UUID id(ViewCall call) {
		return given(call.id(), "an id");
	}

	private static Views.Query query(ViewCall call) {
		return given(call.query(), "a query");
	}

	private static <T> T given(@Nullable T part, String what) {
		if (part == null) {
			throw new UndecodableException("Expected " + what + ", but the call has none");
		}
		return part;
	}

	private static Mono<ServerResponse> failure(Throwable thrown) {
		if (thrown instanceof FilterRejectedException rejected) {
			return ServerResponse.badRequest()
				.header(ViewCall.TOO_MANY, Boolean.toString(rejected.isTooMany()))
				.contentType(MediaType.TEXT_PLAIN)
				.bodyValue(String.valueOf(rejected.getMessage()));
		}
		if (thrown instanceof UndecodableException) {
			return ServerResponse.status(HttpStatus.UNPROCESSABLE_CONTENT)
				.contentType(MediaType.TEXT_PLAIN)
				.bodyValue(String.valueOf(thrown.getMessage()));
		}
		if (thrown instanceof ViewUnavailableException) {
			return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, "1")
				.contentType(MediaType.TEXT_PLAIN)
				.bodyValue(String.valueOf(thrown.getMessage()));
		}
		return Mono.error(thrown);
	}

}
