package dev.rollcall.gateway.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SyncId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a request says outside of its body. A path variable of another shape than an id
 * names nothing: 404.
 */
final class AdminRequest {

	private static final Pattern ETAG = Pattern.compile("\\s*(?:W/)?\"([0-9]{1,18})\"\\s*");

	/** No more than this of a user agent is kept with the command. */
	private static final int MAX_USER_AGENT = 200;

	private AdminRequest() {
	}

	static SiteId site(ServerRequest request) {
		String text = request.pathVariable("site");
		return SiteId.parse(text)
			.orElseThrow(() -> new ProblemException(Problem.notFound("There is no site of this id.")));
	}

	static ProviderId provider(ServerRequest request) {
		return new ProviderId(id(request, "provider"));
	}

	static CredentialId credential(ServerRequest request) {
		return new CredentialId(id(request, "credential"));
	}

	static AccountId account(ServerRequest request) {
		return new AccountId(id(request, "account"));
	}

	static SiteGroupId siteGroup(ServerRequest request) {
		return new SiteGroupId(id(request, "group"));
	}

	static JobId job(ServerRequest request) {
		return new JobId(id(request, "job"));
	}

	static SyncId sync(ServerRequest request) {
		return new SyncId(id(request, "sync"));
	}

	static PreviewId preview(ServerRequest request) {
		return new PreviewId(id(request, "preview"));
	}

	static UUID reinterpretation(ServerRequest request) {
		return id(request, "reinterpretation");
	}

	/** {@code If-Match} as a condition that may be left out. */
	static Preconditions conditions(ServerRequest request) {
		return new Preconditions(ifMatch(request), List.of());
	}

	private static UUID id(ServerRequest request, String name) {
		return Ids.parse(request.pathVariable(name))
			.orElseThrow(() -> new ProblemException(Problem.notFound("There is no " + name + " of this id.")));
	}

	/** {@code ?limit=}: the page size, by default the largest. */
	static int limit(ServerRequest request, int max) {
		String text = request.queryParam("limit").orElse(Integer.toString(max));
		if (text.matches("[0-9]{1,9}")) {
			int limit = Integer.parseInt(text);
			if (limit >= 1 && limit <= max) {
				return limit;
			}
		}
		throw new ProblemException(Problem.invalid("limit", "Expected a number from 1 to " + max));
	}

	/** {@code ?after=} of a list by id. */
	static @Nullable UUID after(ServerRequest request) {
		Optional<String> text = request.queryParam("after");
		if (text.isEmpty()) {
			return null;
		}
		return Ids.parse(text.get())
			.orElseThrow(() -> new ProblemException(
					Problem.invalid("after", "Expected the next of the page before, which is an id")));
	}

	static @Nullable SiteId afterSite(ServerRequest request) {
		Optional<String> text = request.queryParam("after");
		if (text.isEmpty()) {
			return null;
		}
		return SiteId.parse(text.get())
			.orElseThrow(() -> new ProblemException(
					Problem.invalid("after", "Expected the next of the page before, which is a site's id")));
	}

	/**
	 * {@code If-Match} (RFC 9110 section 13.1.1).
	 * @return empty if there is none
	 */
	static List<Long> ifMatch(ServerRequest request) {
		List<Long> versions = new ArrayList<>();
		for (String header : request.headers().header("If-Match")) {
			for (String tag : header.split(",", -1)) {
				versions.add(version(tag));
			}
		}
		return versions;
	}

	private static long version(String tag) {
		if (tag.strip().equals("*")) {
			return Preconditions.ANY;
		}
		Matcher matcher = ETAG.matcher(tag);
		if (!matcher.matches()) {
			throw new ProblemException(
					Problem.invalid("If-Match", "Expected * or the ETag of an earlier answer, such as \"3\""));
		}
		return Long.parseLong(matcher.group(1));
	}

	/**
	 * What is kept of the request with the command; callers leave out a body with a
	 * secret.
	 */
	static RawRequest raw(ServerRequest request, String body) {
		String query = request.requestPath().value();
		String userAgent = Optional.ofNullable(request.headers().firstHeader("User-Agent")).orElse("");
		return new RawRequest(request.method().name(), query, body.isEmpty() ? "" : "application/json",
				userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)), body);
	}

}
