package dev.rollcall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.common.Uuid;

/**
 * What is made once and stays: the cluster id, the broker's port and the secrets that are
 * printed at each start. Kept in a file that only its owner can read.
 */
final class Installation {

	private static final Pattern LINE = Pattern.compile("([a-z-]+)=([A-Za-z0-9_.:/-]+)");

	private static final String ADMIN_TOKEN = "admin-token";

	private static final String CLUSTER_ID = "cluster-id";

	private static final String KAFKA_PORT = "kafka-port";

	private static final String PASSWORD_KEY = "password-key";

	private static final String SCIM_TOKEN = "scim-token";

	private final Path file;

	private final SortedMap<String, String> values;

	private Installation(Path file, SortedMap<String, String> values) {
		this.file = file;
		this.values = values;
	}

	static Installation open(DataFolder folder) {
		Path file = folder.installation();
		if (!Files.exists(file)) {
			Installation made = new Installation(file,
					new TreeMap<>(Map.of(ADMIN_TOKEN, "rca_" + secret(), CLUSTER_ID, Uuid.randomUuid().toString())));
			made.write();
			return made;
		}
		SortedMap<String, String> values = read(folder, file);
		if (!values.containsKey(ADMIN_TOKEN) || !values.containsKey(CLUSTER_ID)
				|| !values.getOrDefault(KAFKA_PORT, "1").matches("\\d{1,5}")) {
			throw folder.damaged(file);
		}
		return new Installation(file, values);
	}

	private static SortedMap<String, String> read(DataFolder folder, Path file) {
		SortedMap<String, String> values = new TreeMap<>();
		try {
			for (String line : Files.readAllLines(file)) {
				Matcher matcher = LINE.matcher(line);
				if (!matcher.matches()) {
					throw folder.damaged(file);
				}
				values.put(matcher.group(1), matcher.group(2));
			}
		}
		catch (IOException ex) {
			throw folder.damaged(file);
		}
		return values;
	}

	private static String secret() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	String adminToken() {
		return this.values.getOrDefault(ADMIN_TOKEN, "");
	}

	/** Seals passwords kept here; made at the first start that has none. */
	String passwordKey() {
		if (!this.values.containsKey(PASSWORD_KEY)) {
			put(PASSWORD_KEY, secret());
		}
		return this.values.getOrDefault(PASSWORD_KEY, "");
	}

	String clusterId() {
		return this.values.getOrDefault(CLUSTER_ID, "");
	}

	/** Empty until the demo site has been made. */
	Optional<String> scimToken() {
		return Optional.ofNullable(this.values.get(SCIM_TOKEN));
	}

	void keepScimToken(String token) {
		put(SCIM_TOKEN, token);
	}

	/**
	 * The broker's port: that of the option, else that of the last start, else a free
	 * one. It is kept, so that services that were given it find the broker again.
	 */
	int kafkaPort(OptionalInt option) {
		int kept = Integer.parseInt(this.values.getOrDefault(KAFKA_PORT, "0"));
		int port;
		if (option.isPresent() && option.getAsInt() != 0) {
			port = option.getAsInt();
		}
		else if (kept != 0) {
			port = kept;
		}
		else {
			port = option.isPresent() ? Ports.free() : Ports.freeForKafka();
		}
		if (port != kept) {
			put(KAFKA_PORT, Integer.toString(port));
		}
		return port;
	}

	private void put(String key, String value) {
		this.values.put(key, value);
		write();
	}

	private void write() {
		StringBuilder text = new StringBuilder();
		this.values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
		try {
			PrivateFile.write(this.file, text.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
