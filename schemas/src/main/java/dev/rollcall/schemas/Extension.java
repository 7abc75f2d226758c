package dev.rollcall.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import dev.rollcall.schemas.scim.SchemaDefinition;

/**
 * A schema extension that an administrator has registered for a site (RFC 7643 sections
 * 3.3 and 6). One that was removed stays as what stored data looks like, so that it can
 * only come back in a form that fits.
 *
 * @param resource what it extends; never changes
 * @param required whether every resource has to have it
 * @param removed whether it is hidden from SCIM
 */
public record Extension(SiteId site, Resource resource, boolean required, SchemaDefinition schema, boolean removed,
		long version, Instant created, Instant lastModified) implements Entity {

	/** The id in keys; a function of the URN, in which case does not count. */
	public static UUID id(String urn) {
		return UUID.nameUUIDFromBytes(urn.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
	}

	/** The next version as it is asked for; it is in use. */
	public Extension changed(boolean required, SchemaDefinition schema, Instant at) {
		return new Extension(this.site, this.resource, required, schema, false, this.version + 1, this.created, at);
	}

	/** The next version, out of use. */
	public Extension gone(Instant at) {
		return new Extension(this.site, this.resource, this.required, this.schema, true, this.version + 1, this.created,
				at);
	}

	public String urn() {
		return this.schema.urn();
	}

	@Override
	public EntityKey key() {
		return EntityKey.extension(this.site, urn());
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.extension(context, this);
	}

	/** What can be extended. */
	public enum Resource {

		USER, GROUP

	}

}
