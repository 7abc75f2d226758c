package dev.rollcall.gateway.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.command.ConditionalHeaders;
import dev.rollcall.gateway.scim.Redaction;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.RawRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request below {@value #ROOT}, by who has been found to send it. */
final class ScimRequest {

	static final String ROOT = "/scim/v2";

	/** The second is no name of it, and sent as one. */
	private static final List<String> UTF_8 = List.of("utf-8", "utf8");

	/** No more than this of a user agent is kept with the command. */
	private static final int MAX_USER_AGENT = 200;

	private final ServerHttpRequest request;

	private final Caller caller;

	private final String base;

	private final @Nullable String id;

	private @Nullable QueryString query;

	ScimRequest(ServerHttpRequest request, Caller caller, String base, @Nullable String id) {
		this.request = request;
		this.caller = caller;
		this.base = base;
		this.id = id;
	}

	Caller caller() {
		return this.caller;
	}

	/** The URI of the SCIM API as the client reaches it, without a slash at its end. */
	String base() {
		return this.base;
	}

	/** The last segment of the path where it names one resource. */
	String id() {
		return (this.id != null) ? this.id : "";
	}

	/** A query parameter by its name in lower case, decoded. */
	@Nullable String parameter(String lowerCaseName) {
		if (this.query == null) {
			this.query = QueryString.parse(this.request.getURI().getRawQuery());
		}
		return this.query.get(lowerCaseName);
	}

	boolean hasQuery() {
		return this.request.getURI().getRawQuery() != null;
	}

	/** The URI of the one resource that is meant, {@code null} for a collection. */
	@Nullable String resource() {
		return (this.id != null && this.request.getURI().getRawPath().startsWith(ROOT)) ? target() : null;
	}

	/** The URI of what the request is about. */
	String target() {
		String path = this.request.getURI().getRawPath();
		return path.startsWith(ROOT) ? this.base + path.substring(ROOT.length()) : path;
	}

	/** Whether {@code Accept} names a media type, which wildcards do not. */
	boolean accepts(String mediaType) {
		return this.request.getHeaders()
			.getOrEmpty(HttpHeaders.ACCEPT)
			.stream()
			.flatMap((header) -> Stream.of(header.split(",")))
			.anyMatch((range) -> range.replaceFirst(";.*$", "").strip().equalsIgnoreCase(mediaType));
	}

	HttpMethod method() {
		return this.request.getMethod();
	}

	/** What a {@code Prefer} header asks for (RFC 7240). */
	Preferences preferences() {
		return Preferences.parse(this.request.getHeaders().getOrEmpty("Prefer"));
	}

	/** The same with a body that was read already. */
	ScimRequest with(byte[] body) {
		return new ScimRequest(new InnerRequest(this.request, this.request.getMethod(), this.request.getURI(),
				this.request.getHeaders(), body), this.caller, this.base, this.id);
	}

	/**
	 * A request that this one carries.
	 * @param uri path and query, absolute
	 * @param id of the resource, {@code null} if it is about a collection
	 * @param version what {@code If-Match} would have
	 */
	ScimRequest inner(HttpMethod method, URI uri, @Nullable String id, @Nullable String version, byte[] body) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, "application/scim+json");
		String agent = this.request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
		if (agent != null) {
			headers.set(HttpHeaders.USER_AGENT, agent);
		}
		if (version != null) {
			headers.set(HttpHeaders.IF_MATCH, version);
		}
		return new ScimRequest(new InnerRequest(this.request, method, uri, headers, body), this.caller, this.base, id);
	}

	/** {@code If-Match} and {@code If-None-Match}. */
	Preconditions preconditions() {
		HttpHeaders headers = this.request.getHeaders();
		List<String> match = headers.getOrEmpty(HttpHeaders.IF_MATCH);
		List<String> noneMatch = headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH);
		return (match.isEmpty() && noneMatch.isEmpty()) ? Preconditions.NONE
				: ConditionalHeaders.parse(match, noneMatch);
	}

	/** The whole body; one that is too long is 413, of another media type 415. */
	Mono<byte[]> body(int limit) {
		return body(limit, "");
	}

	/**
	 * The same by another limit.
	 * @param name of the limit, said before its value
	 */
	Mono<byte[]> body(int limit, String name) {
		checkContentType(this.request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
		if (this.request.getHeaders().getContentLength() > limit) {
			return Mono.error(tooLarge(limit, name));
		}
		return DataBufferUtils.join(this.request.getBody(), limit)
			.onErrorMap(DataBufferLimitException.class, (ex) -> tooLarge(limit, name))
			.map(ScimRequest::bytes)
			.defaultIfEmpty(new byte[0]);
	}

	/** The request as the command keeps it, without passwords. */
	RawRequest raw(byte[] body) {
		HttpHeaders headers = this.request.getHeaders();
		URI uri = this.request.getURI();
		String path = (uri.getRawQuery() != null) ? uri.getRawPath() + "?" + uri.getRawQuery() : uri.getRawPath();
		return new RawRequest(this.request.getMethod().name(), path,
				shortened(headers.getFirst(HttpHeaders.CONTENT_TYPE)),
				shortened(headers.getFirst(HttpHeaders.USER_AGENT)), (body.length > 0) ? Redaction.body(body) : "");
	}

	private static String shortened(@Nullable String header) {
		if (header == null) {
			return "";
		}
		return (header.length() > MAX_USER_AGENT) ? header.substring(0, MAX_USER_AGENT) : header;
	}

	private static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	/** Missing is taken for JSON, since SCIM has nothing else (RFC 7644 section 3.8). */
	private static void checkContentType(@Nullable String contentType) {
		if (contentType == null) {
			return;
		}
		String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
		String type = parts[0].strip();
		boolean json = type.isEmpty() || type.equals("application/scim+json") || type.equals("application/json");
		for (int i = 1; i < parts.length && json; i++) {
			String parameter = parts[i].strip();
			json = !parameter.startsWith("charset=")
					|| UTF_8.contains(parameter.substring("charset=".length()).replace("\"", ""));
		}
		if (!json) {
			throw new ScimErrorException(ScimError.of(415,
					"Expected a body of application/scim+json or application/json in UTF-8, but it is of another type"));
		}
	}

	private static ScimErrorException tooLarge(int limit, String name) {
		return new ScimErrorException(
				ScimError.of(413, "Expected a body of at most " + name + limit + " bytes, but it is longer"));
	}

}
