package dev.rollcall.schemas;

/**
 * A request as it was received, secrets removed.
 *
 * @param path path and query
 * @param body JSON text, empty if there was none
 */
public record RawRequest(String method, String path, String contentType, String userAgent, String body) {

	public static final RawRequest NONE = new RawRequest("", "", "", "", "");

	/** Leaves query and body out: they have personal values. */
	@Override
	public String toString() {
		int query = this.path.indexOf('?');
		return "RawRequest[" + this.method + " " + ((query < 0) ? this.path : this.path.substring(0, query)) + "]";
	}

}
