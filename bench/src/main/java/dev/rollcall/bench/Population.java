package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * The users that single requests work on, by number. Their names are new in each run, so
 * that a server can be measured again.
 */
final class Population {

	private static final int CONNECTIONS = 32;

	private static final int ATTEMPTS = 20;

	private static final Duration BOUND = Duration.ofMinutes(30);

	private final String run = Long.toString(System.currentTimeMillis(), 36);

	private final ConcurrentHashMap<Long, String> ids = new ConcurrentHashMap<>();

	private int size;

	int size() {
		return this.size;
	}

	/** A name that this run alone uses. */
	String name(String kind, long number) {
		return kind + "-" + this.run + "-" + number;
	}

	String name(long number) {
		return name("user", number);
	}

	String id(long number) throws WrongAnswerException {
		String id = this.ids.get(number);
		if (id == null) {
			throw new WrongAnswerException("the filling failed");
		}
		return id;
	}

	long random() {
		return ThreadLocalRandom.current().nextLong(this.size);
	}

	/** Ids of the users from {@code first} to before {@code end}. */
	List<String> ids(long first, long end) {
		return LongStream.range(first, end).mapToObj(this.ids::get).filter(java.util.Objects::nonNull).toList();
	}

	/** Makes users until there are so many. */
	Measured fill(Target target, int wanted) throws IOException {
		Measured filling = Load.of(target, CONNECTIONS, this.size, wanted, BOUND, this::make);
		this.size = Math.max(this.size, wanted);
		if (this.ids.size() < wanted) {
			throw new IOException("Expected to make " + wanted + " users, but only " + this.ids.size()
					+ " are there; errors: " + filling.errors());
		}
		return filling;
	}

	private void make(HttpConnection connection, long number) throws IOException, WrongAnswerException {
		for (int attempt = 1;; attempt++) {
			try {
				Optional<String> known = (attempt > 1) ? Scim.lookUp(connection, name(number)) : Optional.empty();
				this.ids.put(number, known.isPresent() ? known.get() : Scim.create(connection, name(number)));
				return;
			}
			catch (IOException | WrongAnswerException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
				pause();
			}
		}
	}

	private static void pause() throws IOException {
		try {
			Thread.sleep(250);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
