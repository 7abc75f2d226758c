package dev.rollcall.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection, one request at a time, blocking. It takes less CPU
 * than a general client, which matters as the measured server shares the machine.
 */
final class HttpConnection implements AutoCloseable {

	private static final int TIMEOUT_MS = 60_000;

	private static final int MAX_BODY_BYTES = 256 * 1024 * 1024;

	private final Target target;

	private final String mediaType;

	private final byte[] buffer = new byte[16 * 1024];

	private int position;

	private int limit;

	private @Nullable Socket socket;

	HttpConnection(Target target) {
		this(target, "application/scim+json");
	}

	HttpConnection(Target target, String mediaType) {
		this.target = target;
		this.mediaType = mediaType;
	}

	Response get(String path) throws IOException {
		return send("GET", path, null);
	}

	/**
	 * Sends a request and reads its answer. After an exception the next one reconnects.
	 */
	Response send(String method, String path, byte @Nullable [] body) throws IOException {
		try {
			Socket connected = connected();
			OutputStream out = connected.getOutputStream();
			out.write(request(method, path, body));
			return answer(connected.getInputStream());
		}
		catch (IOException | RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private Socket connected() throws IOException {
		Socket present = this.socket;
		if (present == null) {
			present = new Socket();
			present.setTcpNoDelay(true);
			present.setSoTimeout(TIMEOUT_MS);
			present.connect(new InetSocketAddress(this.target.host(), this.target.port()), TIMEOUT_MS);
			this.socket = present;
			this.position = 0;
			this.limit = 0;
		}
		return present;
	}

	private byte[] request(String method, String path, byte @Nullable [] body) {
		StringBuilder head = new StringBuilder(256).append(method)
			.append(' ')
			.append(this.target.path())
			.append(path)
			.append(" HTTP/1.1\r\nHost: ")
			.append(this.target.host())
			.append(':')
			.append(this.target.port())
			.append("\r\nAccept: ")
			.append(this.mediaType)
			.append("\r\n");
		if (this.target.authorization() != null) {
			head.append("Authorization: ").append(this.target.authorization()).append("\r\n");
		}
		if (body != null) {
			head.append("Content-Type: ")
				.append(this.mediaType)
				.append("\r\nContent-Length: ")
				.append(body.length)
				.append("\r\n");
		}
		byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
		if (body == null) {
			return start;
		}
		byte[] whole = new byte[start.length + body.length];
		System.arraycopy(start, 0, whole, 0, start.length);
		System.arraycopy(body, 0, whole, start.length, body.length);
		return whole;
	}

	private Response answer(InputStream in) throws IOException {
		String line = line(in);
		if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
			throw new ProtocolException("no HTTP answer");
		}
		int status = Integer.parseInt(line, 9, 12, 10);
		int length = -1;
		boolean chunked = false;
		boolean last = false;
		for (line = line(in); !line.isEmpty(); line = line(in)) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				length = Integer.parseInt(header.substring(15).trim());
			}
			else if (header.startsWith("transfer-encoding:")) {
				chunked = header.contains("chunked");
			}
			else if (header.startsWith("connection:")) {
				last = header.contains("close");
			}
		}
		Response response = new Response(status, body(in, status, length, chunked));
		if (last) {
			close();
		}
		return response;
	}

	private byte[] body(InputStream in, int status, int length, boolean chunked) throws IOException {
		if (status == 204 || status == 304) {
			return new byte[0];
		}
		if (chunked) {
			return chunks(in);
		}
		if (length < 0 || length > MAX_BODY_BYTES) {
			throw new ProtocolException("no usable length");
		}
		byte[] body = new byte[length];
		read(in, body);
		return body;
	}

	private byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			String line = line(in);
			int end = line.indexOf(';');
			int size = Integer.parseInt(line.substring(0, (end < 0) ? line.length() : end).trim(), 16);
			if (size < 0 || size > MAX_BODY_BYTES - body.size()) {
				throw new ProtocolException("no usable length");
			}
			byte[] chunk = new byte[size];
			read(in, chunk);
			body.writeBytes(chunk);
			String rest = line(in);
			if (size == 0) {
				while (!rest.isEmpty()) {
					rest = line(in);
				}
				return body.toByteArray();
			}
		}
	}

	private String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder(64);
		while (true) {
			if (this.position == this.limit) {
				fill(in);
			}
			char next = (char) (this.buffer[this.position++] & 0xff);
			if (next == '\n') {
				return line.toString();
			}
			if (next != '\r') {
				line.append(next);
			}
		}
	}

	private void read(InputStream in, byte[] target) throws IOException {
		int done = Math.min(target.length, this.limit - this.position);
		System.arraycopy(this.buffer, this.position, target, 0, done);
		this.position += done;
		int more = in.readNBytes(target, done, target.length - done);
		if (done + more < target.length) {
			throw new EOFException("connection closed");
		}
	}

	private void fill(InputStream in) throws IOException {
		int count = in.read(this.buffer);
		if (count < 0) {
			throw new EOFException("connection closed");
		}
		this.position = 0;
		this.limit = count;
	}

	@Override
	public void close() {
		Socket present = this.socket;
		this.socket = null;
		if (present != null) {
			try {
				present.close();
			}
			catch (IOException ex) {
				// The connection is of no more use, and nothing is buffered.
				this.limit = 0;
			}
		}
	}

}
