package dev.rollcall.gateway.web;

import java.util.HashMap;
import java.util.Map;

import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every path of the SCIM API, on one page (RFC 7644 section 3.2, table 2). */
final class ScimRoutes {

	/** By the path below the base URI. */
	private final Map<String, Endpoint> collections = new HashMap<>();

	/** The same for one resource of a collection: the path without its last segment. */
	private final Map<String, Endpoint> resources = new HashMap<>();

	ScimRoutes(UsersHandler users, GroupsHandler groups, RootHandler root, BulkHandler bulk, AsyncRequests async,
			DiscoveryHandler discovery) {
		this.collections.put("Users", new Endpoint().get(users::list).post(async.over(users::create)));
		this.collections.put("Users/.search", new Endpoint().post(users::search));
		this.resources.put("Users",
				new Endpoint().get(users::read)
					.put(async.over(users::replace))
					.patch(async.over(users::patch))
					.delete(async.over(users::delete)));

		this.collections.put("Groups", new Endpoint().get(groups::list).post(async.over(groups::create)));
		this.collections.put("Groups/.search", new Endpoint().post(groups::search));
		this.resources.put("Groups",
				new Endpoint().get(groups::read)
					.put(async.over(groups::replace))
					.patch(async.over(groups::patch))
					.delete(async.over(groups::delete)));

		this.collections.put("ServiceProviderConfig", new Endpoint().get(discovery::serviceProviderConfig));
		this.collections.put("ResourceTypes", new Endpoint().get(discovery::resourceTypes));
		this.resources.put("ResourceTypes", new Endpoint().get(discovery::resourceType));
		this.collections.put("Schemas", new Endpoint().get(discovery::schemas));
		this.resources.put("Schemas", new Endpoint().get(discovery::schema));

		this.collections.put("Bulk", new Endpoint().post((request) -> bulk.run(request, this)));
		this.resources.put(AsyncRequests.PATH, new Endpoint().get(async::read));
		this.collections.put("Me",
				new Endpoint().get(ScimRoutes::notImplemented)
					.post(ScimRoutes::notImplemented)
					.put(ScimRoutes::notImplemented)
					.patch(ScimRoutes::notImplemented)
					.delete(ScimRoutes::notImplemented));
		this.collections.put("", new Endpoint().get(root::list));
		this.collections.put(".search", new Endpoint().post(root::search));
	}

	/**
	 * Where a path leads.
	 * @param path below the base URI, without slashes at its ends
	 * @return {@code null} if nowhere
	 */
	@Nullable Target find(String path) {
		Endpoint collection = this.collections.get(path);
		if (collection != null) {
			return new Target(path, collection, null);
		}
		int slash = path.lastIndexOf('/');
		if (slash < 0) {
			return null;
		}
		String name = path.substring(0, slash);
		Endpoint resource = this.resources.get(name);
		return (resource != null) ? new Target(name + "/{id}", resource, path.substring(slash + 1)) : null;
	}

	private static Mono<Answer> notImplemented(ScimRequest request) {
		throw new ScimErrorException(
				ScimError.of(501, "Expected an endpoint that this server has, but it does not implement this one"));
	}

	/**
	 * An endpoint found.
	 *
	 * @param template the path without ids, for metrics
	 * @param id of the one resource that is meant
	 */
	record Target(String template, Endpoint endpoint, @Nullable String id) {
	}

}
