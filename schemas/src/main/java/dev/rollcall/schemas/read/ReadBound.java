package dev.rollcall.schemas.read;

/**
 * How much of a partition a read has to reflect, so that it sees every write answered
 * before it began (docs/adr, "a read carries a position").
 *
 * @param kind what {@code position} counts
 * @param partition partition of the directory topic
 * @param position for {@link Kind#SEQUENCE} the {@code sequence} of the last answered
 * command; for {@link Kind#OFFSET} the end of the partition: every record before it
 */
public record ReadBound(Kind kind, int partition, long position) {

	/** Whatever the view has. */
	public static final ReadBound NONE = new ReadBound(Kind.NONE, 0, 0);

	public static ReadBound sequence(int partition, long sequence) {
		return new ReadBound(Kind.SEQUENCE, partition, sequence);
	}

	public static ReadBound offset(int partition, long offset) {
		return new ReadBound(Kind.OFFSET, partition, offset);
	}

	public enum Kind {

		NONE, SEQUENCE, OFFSET

	}

}
