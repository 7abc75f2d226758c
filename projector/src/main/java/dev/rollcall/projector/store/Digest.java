package dev.rollcall.projector.store;

import java.util.List;

/**
 * What a view says as a whole, whichever way it came to say it: two views of the same
 * positions are equal exactly if their digests are.
 *
 * @param rows how many rows there are
 * @param hash sum of the hashes of all rows, in hex; their order does not matter
 * @param positions where the view stood
 */
public record Digest(long rows, String hash, List<Position> positions) {

	public Digest {
		positions = List.copyOf(positions);
	}

	/** Whether both views hold the same rows. */
	public boolean sameRows(Digest other) {
		return this.rows == other.rows && this.hash.equals(other.hash);
	}

}
