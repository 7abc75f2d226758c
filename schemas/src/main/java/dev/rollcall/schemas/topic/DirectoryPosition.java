package dev.rollcall.schemas.topic;

import java.nio.ByteBuffer;

/**
 * The header {@value #HEADER} of every record of the directory topic, tombstones too.
 *
 * @param sequence the partition's number of the step that wrote the record
 * @param last whether it is the last record of that step: a view that has applied it
 * reflects the step whole
 */
public record DirectoryPosition(long sequence, boolean last) {

	public static final String HEADER = "rollcall-position";

	public byte[] encode() {
		return ByteBuffer.allocate(9).putLong(this.sequence).put((byte) (this.last ? 1 : 0)).array();
	}

	public static DirectoryPosition decode(byte[] bytes) {
		if (bytes.length != 9) {
			throw new IllegalArgumentException("Expected a position of 9 bytes, but it has " + bytes.length);
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new DirectoryPosition(buffer.getLong(), buffer.get() == 1);
	}

}
