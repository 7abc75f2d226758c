package dev.rollcall.processor.decide;

/**
 * Limits of decisions; the same for every processor of an installation.
 *
 * @param atOnce with so many members or fewer a group moves or goes within the command
 * itself, else in steps
 * @param liveCredentials unexpired credentials of one provider; two are enough for
 * rotation
 */
public record Limits(int atOnce, int liveCredentials) {

	public static final Limits DEFAULT = new Limits(100, 10);

	public Limits {
		if (atOnce < 0 || liveCredentials < 1) {
			throw new IllegalArgumentException(
					"Expected limits that admit something, but got " + atOnce + " and " + liveCredentials);
		}
	}

}
