package dev.rollcall.gateway.web;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where clients reach the gateway.
 *
 * @param publicUrl scheme, host and, behind a prefix, path; absent: what the request was
 * sent to
 */
@ConfigurationProperties("rollcall.gateway")
record PublicUrl(@Nullable URI publicUrl) {
}
