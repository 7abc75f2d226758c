package dev.rollcall.gateway.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every route of the admin API, on one page; openapi.json describes the same. */
final class AdminRoutes {

	static final String OPENAPI = "/admin/v1/openapi.json";

	private static final Resource DOCUMENT = new ClassPathResource("openapi.json", AdminRoutes.class);

	private final List<AdminRoute> routes;

	AdminRoutes(SitesHandler sites, ProvidersHandler providers, CredentialsHandler credentials, PolicyHandler policies,
			AccountsHandler accounts, JobsHandler jobs, SiteGroupsHandler groups, SyncsHandler syncs,
			LoginsHandler logins, PasswordsHandler passwords, ReinterpretationsHandler reinterpretations,
			ExtensionsHandler extensions) {
		String all = "/admin/v1/sites";
		String site = all + "/{site}";
		String provider = site + "/providers/{provider}";
		String sync = provider + "/syncs/{sync}";
		String account = site + "/accounts/{account}";
		String group = site + "/groups/{group}";
		String extension = site + "/extensions/{urn}";
		String again = site + "/reinterpretations";
		this.routes = List.of(new AdminRoute(HttpMethod.GET, OPENAPI, AdminRoutes::document),
				new AdminRoute(HttpMethod.GET, all, sites::list), new AdminRoute(HttpMethod.POST, all, sites::create),
				new AdminRoute(HttpMethod.GET, site, sites::get), new AdminRoute(HttpMethod.PUT, site, sites::put),
				new AdminRoute(HttpMethod.GET, site + "/providers", providers::list),
				new AdminRoute(HttpMethod.POST, site + "/providers", providers::create),
				new AdminRoute(HttpMethod.GET, provider, providers::get),
				new AdminRoute(HttpMethod.PUT, provider, providers::put),
				new AdminRoute(HttpMethod.DELETE, provider, providers::delete),
				new AdminRoute(HttpMethod.GET, provider + "/credentials", credentials::list),
				new AdminRoute(HttpMethod.POST, provider + "/credentials", credentials::create),
				new AdminRoute(HttpMethod.DELETE, provider + "/credentials/{credential}", credentials::revoke),
				new AdminRoute(HttpMethod.GET, provider + "/policy/changes", policies::changes),
				new AdminRoute(HttpMethod.POST, provider + "/policy/preview", policies::preview),
				new AdminRoute(HttpMethod.GET, provider + "/previews/{preview}", policies::progress),
				new AdminRoute(HttpMethod.GET, provider + "/previews/{preview}/findings", policies::findings),
				new AdminRoute(HttpMethod.POST, provider + "/syncs", syncs::start),
				new AdminRoute(HttpMethod.GET, sync, syncs::get),
				new AdminRoute(HttpMethod.POST, sync + "/seen", syncs::seen),
				new AdminRoute(HttpMethod.POST, sync + "/complete", syncs::complete),
				new AdminRoute(HttpMethod.POST, sync + "/abandon", syncs::abandon),
				new AdminRoute(HttpMethod.POST, provider + "/logins", logins::login),
				new AdminRoute(HttpMethod.GET, site + "/accounts", accounts::list),
				new AdminRoute(HttpMethod.POST, site + "/accounts", accounts::create),
				new AdminRoute(HttpMethod.GET, account, accounts::get),
				new AdminRoute(HttpMethod.PUT, account, accounts::put),
				new AdminRoute(HttpMethod.DELETE, account, accounts::delete),
				new AdminRoute(HttpMethod.GET, account + "/explanation", accounts::explanation),
				new AdminRoute(HttpMethod.POST, account + "/password-link", passwords::link),
				new AdminRoute(HttpMethod.POST, account + "/password/verify", passwords::verify),
				new AdminRoute(HttpMethod.POST, account + "/password/change", passwords::change),
				new AdminRoute(HttpMethod.POST, site + "/passwords/set", passwords::set),
				new AdminRoute(HttpMethod.GET, site + "/groups", groups::list),
				new AdminRoute(HttpMethod.POST, site + "/groups", groups::create),
				new AdminRoute(HttpMethod.GET, group, groups::get), new AdminRoute(HttpMethod.PUT, group, groups::put),
				new AdminRoute(HttpMethod.DELETE, group, groups::delete),
				new AdminRoute(HttpMethod.GET, group + "/members", groups::members),
				new AdminRoute(HttpMethod.PUT, group + "/members/{account}", groups::add),
				new AdminRoute(HttpMethod.DELETE, group + "/members/{account}", groups::remove),
				new AdminRoute(HttpMethod.GET, site + "/extensions", extensions::list),
				new AdminRoute(HttpMethod.POST, site + "/extensions", extensions::create),
				new AdminRoute(HttpMethod.GET, extension, extensions::get),
				new AdminRoute(HttpMethod.PUT, extension, extensions::put),
				new AdminRoute(HttpMethod.DELETE, extension, extensions::delete),
				new AdminRoute(HttpMethod.GET, site + "/jobs", jobs::list),
				new AdminRoute(HttpMethod.POST, site + "/jobs/{job}/release", jobs::release),
				new AdminRoute(HttpMethod.POST, site + "/jobs/{job}/discard", jobs::discard),
				new AdminRoute(HttpMethod.GET, again, reinterpretations::list),
				new AdminRoute(HttpMethod.POST, again, reinterpretations::start),
				new AdminRoute(HttpMethod.GET, again + "/{reinterpretation}", reinterpretations::get),
				new AdminRoute(HttpMethod.GET, again + "/{reinterpretation}/findings", reinterpretations::findings),
				new AdminRoute(HttpMethod.POST, again + "/{reinterpretation}/apply", reinterpretations::apply));
	}

	List<AdminRoute> all() {
		return this.routes;
	}

	RouterFunction<ServerResponse> router() {
		RouterFunctions.Builder builder = RouterFunctions.route();
		Map<String, Set<String>> methods = new LinkedHashMap<>();
		for (AdminRoute route : this.routes) {
			methods.computeIfAbsent(route.path(), (path) -> new TreeSet<>()).add(route.method().name());
			HandlerFunction<ServerResponse> handler = guarded(route.handler());
			builder.route(RequestPredicates.method(route.method()).and(RequestPredicates.path(route.path())), handler);
			if (route.method().equals(HttpMethod.GET)) {
				builder.route(RequestPredicates.method(HttpMethod.HEAD).and(RequestPredicates.path(route.path())),
						handler);
			}
		}
		methods.forEach((path, allowed) -> builder.route(RequestPredicates.path(path),
				(request) -> methodNotAllowed(String.join(", ", allowed))));
		return builder
			.route(RequestPredicates.path("/admin/**"),
					(request) -> AdminAnswers.problem(
							Problem.notFound("The admin API has no such path. " + OPENAPI + " lists those it has.")))
			.build();
	}

	/** Whatever goes wrong in a handler becomes an answer that says so. */
	private static HandlerFunction<ServerResponse> guarded(HandlerFunction<ServerResponse> handler) {
		return (request) -> Mono.defer(() -> handler.handle(request))
			.onErrorResume((failure) -> AdminAnswers.problem(Problems.of(failure)));
	}

	private static Mono<ServerResponse> methodNotAllowed(String allowed) {
		Problem problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "The method is not allowed",
				"Expected one of " + allowed + ".");
		return ServerResponse.status(problem.status())
			.header("Allow", allowed)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyValue(AdminAnswers.bytes(problem));
	}

	private static Mono<ServerResponse> document(ServerRequest request) {
		return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(DOCUMENT);
	}

}
