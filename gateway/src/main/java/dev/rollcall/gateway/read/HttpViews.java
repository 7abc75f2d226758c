package dev.rollcall.gateway.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewAnswer;
import dev.rollcall.schemas.read.ViewCall;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import io.netty.buffer.Unpooled;

/** {@link Views} over the projector's internal endpoint, as {@link ViewCall} says. */
final class HttpViews implements Views {

	private static final ViewAnswer<UserRow> USERS = ViewAnswer.users(Codecs.ENTITY);

	private static final ViewAnswer<AccountRow> ACCOUNTS = ViewAnswer.accounts(Codecs.ENTITY);

	private static final ViewAnswer<Entity.Group> GROUPS = ViewAnswer.entities(Codecs.ENTITY, Entity.Group.class);

	private static final ViewAnswer<Resource> RESOURCES = ViewAnswer.resources(Codecs.ENTITY, false);

	private static final ViewAnswer<Resource> RESOURCES_WITH_ACCOUNTS = ViewAnswer.resources(Codecs.ENTITY, true);

	private static final ViewAnswer<Entity.Membership> MEMBERS = ViewAnswer.entities(Codecs.ENTITY,
			Entity.Membership.class);

	private static final ViewAnswer<UserRow> USERS_WITH_ACCOUNTS = ViewAnswer.usersWithAccounts(Codecs.ENTITY);

	private static final ViewAnswer<Entity.Site> SITES = ViewAnswer.entities(Codecs.ENTITY, Entity.Site.class);

	private static final ViewAnswer<Entity.Provider> PROVIDERS = ViewAnswer.entities(Codecs.ENTITY,
			Entity.Provider.class);

	private static final ViewAnswer<Job> JOBS = ViewAnswer.entities(Codecs.ENTITY, Job.class);

	private static final ViewAnswer<Entity> ENTITIES = ViewAnswer.entities(Codecs.ENTITY, Entity.class);

	private final HttpClient client;

	/**
	 * Views behind a client.
	 * @param client knows the projector's base URI, its time-outs and the shared token
	 */
	HttpViews(HttpClient client, String token) {
		this.client = client.headers((headers) -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token)
			.set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream"));
	}

	@Override
	public CompletionStage<Optional<UserRow>> user(Scope scope, UserId id, ReadBound bound) {
		return ask(ViewCall.user(scope, id, bound), USERS, HttpViews::first);
	}

	@Override
	public CompletionStage<Page<UserRow>> users(Scope scope, Query query, ReadBound bound) {
		return ask(ViewCall.users(scope, query, bound), USERS, Function.identity());
	}

	@Override
	public CompletionStage<Optional<UserRow>> userWithAccount(Scope scope, UserId id, ReadBound bound) {
		return ask(ViewCall.userWithAccount(scope, id, bound), USERS_WITH_ACCOUNTS, HttpViews::first);
	}

	@Override
	public CompletionStage<Page<UserRow>> usersWithAccounts(Scope scope, Query query, ReadBound bound) {
		return ask(ViewCall.usersWithAccounts(scope, query, bound), USERS_WITH_ACCOUNTS, Function.identity());
	}

	@Override
	public CompletionStage<Optional<Entity.Group>> group(Scope scope, GroupId id, ReadBound bound) {
		return ask(ViewCall.group(scope, id, bound), GROUPS, HttpViews::first);
	}

	@Override
	public CompletionStage<Page<Entity.Group>> groups(Scope scope, Query query, ReadBound bound) {
		return ask(ViewCall.groups(scope, query, bound), GROUPS, Function.identity());
	}

	@Override
	public CompletionStage<Page<Resource>> resources(Scope scope, Query query, boolean accounts, ReadBound bound) {
		return ask(ViewCall.resources(scope, query, accounts, bound), accounts ? RESOURCES_WITH_ACCOUNTS : RESOURCES,
				Function.identity());
	}

	@Override
	public CompletionStage<List<Entity.Membership>> members(Scope scope, GroupId id, @Nullable UUID after, int limit,
			ReadBound bound) {
		return ask(ViewCall.members(scope, id, after, limit, bound), MEMBERS, Page::items);
	}

	@Override
	public CompletionStage<List<Entity.Site>> sites(@Nullable SiteId after, int limit) {
		return ask(ViewCall.sites(after, limit), SITES, Page::items);
	}

	@Override
	public CompletionStage<Optional<Entity.Site>> site(SiteId site, ReadBound bound) {
		return ask(ViewCall.site(site, bound), SITES, HttpViews::first);
	}

	@Override
	public CompletionStage<List<Entity.Provider>> providers(SiteId site, ReadBound bound) {
		return ask(ViewCall.providers(site, bound), PROVIDERS, Page::items);
	}

	@Override
	public CompletionStage<Optional<Entity.Provider>> provider(SiteId site, ProviderId id, ReadBound bound) {
		return ask(ViewCall.provider(site, id, bound), PROVIDERS, HttpViews::first);
	}

	@Override
	public CompletionStage<List<AccountRow>> accounts(SiteId site, @Nullable UUID after, int limit, ReadBound bound) {
		return ask(ViewCall.accounts(site, after, limit, bound), ACCOUNTS, Page::items);
	}

	@Override
	public CompletionStage<List<Job>> jobs(SiteId site, ReadBound bound) {
		return ask(ViewCall.jobs(site, bound), JOBS, Page::items);
	}

	@Override
	public CompletionStage<Optional<AccountRow>> account(SiteId site, AccountId id, ReadBound bound) {
		return ask(ViewCall.account(site, id, bound), ACCOUNTS, HttpViews::first);
	}

	@Override
	public CompletionStage<Optional<Entity>> setting(EntityKey key, ReadBound bound) {
		return ask(ViewCall.setting(key, bound), ENTITIES, HttpViews::first);
	}

	@Override
	public CompletionStage<List<Entity>> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent,
			@Nullable UUID after, int limit, ReadBound bound) {
		return ask(ViewCall.settings(site, kind, parent, after, limit, bound), ENTITIES, Page::items);
	}

	private <T, R> CompletionStage<R> ask(ViewCall call, ViewAnswer<T> answer, Function<Page<T>, R> result) {
		return this.client.post()
			.uri(ViewCall.PATH)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(call.encode())))
			.responseSingle(HttpViews::body)
			.map((bytes) -> result.apply(answer.decode(bytes)))
			.onErrorMap(HttpViews::isNoAnswer,
					(ex) -> new ViewUnavailableException("Expected the view to answer, but it cannot be reached", ex))
			.toFuture();
	}

	private static Mono<byte[]> body(HttpClientResponse response, ByteBufMono body) {
		int status = response.status().code();
		if (status == 200) {
			return body.asByteArray();
		}
		return body.asByteArray()
			.map((bytes) -> new String(bytes, StandardCharsets.UTF_8))
			.defaultIfEmpty("")
			.flatMap((message) -> Mono.error((status == 400)
					? new FilterRejectedException(message,
							"true".equals(response.responseHeaders().get(ViewCall.TOO_MANY)))
					: new ViewUnavailableException(
							message.isEmpty() ? "Expected the view to answer, but it said " + status : message)));
	}

	private static boolean isNoAnswer(Throwable failure) {
		return !(failure instanceof FilterRejectedException || failure instanceof ViewUnavailableException);
	}

	private static <T> Optional<T> first(Page<T> page) {
		return page.items().stream().findFirst();
	}

}
