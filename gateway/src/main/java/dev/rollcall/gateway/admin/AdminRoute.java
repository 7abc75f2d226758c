package dev.rollcall.gateway.admin;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** One operation of the admin API. */
record AdminRoute(HttpMethod method, String path, HandlerFunction<ServerResponse> handler) {
}
