package dev.rollcall.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/**
 * A server to measure.
 *
 * @param path what every path begins with, without a slash at its end
 * @param authorization the header's value
 * @param pid its process, if its CPU time and memory are to be read
 */
record Target(String host, int port, String path, @Nullable String authorization, @Nullable Long pid) {

	static Target of(String base, @Nullable String token, @Nullable Long pid) {
		URI uri = URI.create(base);
		if (!"http".equals(uri.getScheme()) || !isLoopback(uri.getHost())) {
			throw new IllegalArgumentException("Expected an http address on this machine, but got " + base);
		}
		String authorization = (token == null || token.isEmpty()) ? null
				: token.contains(" ") ? token : "Bearer " + token;
		return new Target(uri.getHost(), (uri.getPort() < 0) ? 80 : uri.getPort(), uri.getPath().replaceAll("/+$", ""),
				authorization, pid);
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
