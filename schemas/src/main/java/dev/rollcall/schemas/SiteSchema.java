package dev.rollcall.schemas;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.rollcall.schemas.scim.ResourceSchema;

/**
 * What users and groups of one site may hold.
 *
 * @param recordedUsers the same with what was removed since and nothing demanded: by this
 * the past is read
 */
public record SiteSchema(ResourceSchema users, ResourceSchema groups, ResourceSchema recordedUsers,
		ResourceSchema recordedGroups) {

	/** Of a site that has no extensions of its own. */
	public static final SiteSchema COMMON = new SiteSchema(ResourceSchema.USER, ResourceSchema.GROUP,
			ResourceSchema.USER, ResourceSchema.GROUP);

	/**
	 * The schema with a site's extensions.
	 * @param extensions of the site, those that were removed too, in any order
	 */
	public static SiteSchema of(Collection<Extension> extensions) {
		if (extensions.isEmpty()) {
			return COMMON;
		}
		List<Extension> sorted = extensions.stream().sorted(Comparator.comparing(Extension::urn)).toList();
		return new SiteSchema(schema(sorted, Extension.Resource.USER), schema(sorted, Extension.Resource.GROUP),
				recorded(sorted, Extension.Resource.USER), recorded(sorted, Extension.Resource.GROUP));
	}

	public ResourceSchema of(Extension.Resource resource) {
		return (resource == Extension.Resource.USER) ? this.users : this.groups;
	}

	private static ResourceSchema common(Extension.Resource resource) {
		return (resource == Extension.Resource.USER) ? ResourceSchema.USER : ResourceSchema.GROUP;
	}

	private static ResourceSchema schema(List<Extension> extensions, Extension.Resource resource) {
		ResourceSchema schema = common(resource);
		for (Extension extension : extensions) {
			if (extension.resource() == resource) {
				schema = extension.removed() ? schema.withRemains()
						: schema.with(extension.schema(), extension.required());
			}
		}
		return schema;
	}

	private static ResourceSchema recorded(List<Extension> extensions, Extension.Resource resource) {
		ResourceSchema schema = common(resource);
		for (Extension extension : extensions) {
			if (extension.resource() == resource) {
				schema = schema.with(extension.schema().relaxed());
			}
		}
		return schema;
	}

}
