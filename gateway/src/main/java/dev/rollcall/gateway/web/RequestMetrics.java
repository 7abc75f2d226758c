package dev.rollcall.gateway.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.http.HttpMethod;

/** {@code rollcall.gateway.requests}: SCIM requests until their answer begins. */
final class RequestMetrics {

	private final MeterRegistry registry;

	private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

	RequestMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void answered(HttpMethod method, String template, int status, long nanos) {
		this.timers.computeIfAbsent(new Key(known(method), template, status), this::timer)
			.record(nanos, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Key key) {
		return Timer.builder("rollcall.gateway.requests")
			.description("SCIM requests until their answer begins")
			.tag("method", key.method())
			.tag("path", key.template())
			.tag("status", Integer.toString(key.status()))
			.publishPercentileHistogram()
			.register(this.registry);
	}

	/** Clients may make methods up, but not time series. */
	private static String known(HttpMethod method) {
		for (HttpMethod candidate : HttpMethod.values()) {
			if (candidate.equals(method)) {
				return candidate.name();
			}
		}
		return "other";
	}

	private record Key(String method, String template, int status) {
	}

}
