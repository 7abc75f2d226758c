package dev.rollcall.gateway.scim;

/** Versions as entity tags: weak ones, because the same version may be projected. */
public final class ETag {

	private ETag() {
	}

	/** For example {@code W/"3"}: the ETag header and {@code meta.version} alike. */
	public static String of(long version) {
		return "W/\"" + version + "\"";
	}

}
