package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * All that a resource may hold: the common attributes, a core schema and its extensions
 * (RFC 7643 sections 3 and 6). {@link #with} adds an extension of a site's own, whose
 * attributes are named with its URN only.
 */
public final class ResourceSchema {

	/** User with the enterprise extension and the account that it leads to. */
	public static final ResourceSchema USER = new ResourceSchema(UserSchema.DEFINITION,
			List.of(EnterpriseUserSchema.DEFINITION, AccountSchema.DEFINITION));

	public static final ResourceSchema GROUP = new ResourceSchema(GroupSchema.DEFINITION, List.of());

	private final SchemaDefinition core;

	private final List<SchemaDefinition> extensions;

	private final List<AttributeDefinition> own;

	private final Map<String, AttributeDefinition> byName = new LinkedHashMap<>();

	private final Map<String, SchemaDefinition> extensionsByUrn = new LinkedHashMap<>();

	/** How many of the extensions are there in every site; a site's own come after. */
	private final int common;

	/** URNs of the site's own extensions that every resource has to have. */
	private final Set<String> required;

	private final boolean whole;

	private ResourceSchema(SchemaDefinition core, List<SchemaDefinition> extensions) {
		this(core, extensions, extensions.size(), Set.of(), true);
	}

	private ResourceSchema(SchemaDefinition core, List<SchemaDefinition> extensions, int common, Set<String> required,
			boolean whole) {
		this.core = core;
		this.extensions = List.copyOf(extensions);
		this.common = common;
		this.required = Set.copyOf(required);
		this.whole = whole;
		List<AttributeDefinition> all = new ArrayList<>(CommonAttributes.ALL);
		all.addAll(core.attributes());
		this.own = List.copyOf(all);
		this.own.forEach((attribute) -> this.byName.put(AsciiCase.fold(attribute.name()), attribute));
		for (SchemaDefinition extension : this.extensions) {
			if (this.extensionsByUrn.put(AsciiCase.fold(extension.urn()), extension) != null) {
				throw new IllegalArgumentException(
						"Expected an extension once, but " + extension.urn() + " is there twice");
			}
		}
	}

	/** The same with one more extension, which resources may leave out. */
	public ResourceSchema with(SchemaDefinition extension) {
		return with(extension, false);
	}

	/**
	 * The same with one more extension.
	 * @param required whether every resource has to have it (RFC 7643 section 6)
	 */
	public ResourceSchema with(SchemaDefinition extension, boolean required) {
		List<SchemaDefinition> more = new ArrayList<>(this.extensions);
		more.add(extension);
		Set<String> named = new HashSet<>(this.required);
		if (required) {
			named.add(extension.urn());
		}
		boolean special = extension.attributes().stream().anyMatch(AttributeDefinition::isShownSpecially);
		return new ResourceSchema(this.core, more, this.common, named, this.whole && !special);
	}

	/** The same for resources that may hold what this schema does not have. */
	public ResourceSchema withRemains() {
		return new ResourceSchema(this.core, this.extensions, this.common, this.required, false);
	}

	/**
	 * Whether a resource is shown as it is stored, where the client does not choose: no
	 * site's extension has an attribute that is {@code returned} otherwise than by
	 * default, and nothing stored is without a schema.
	 */
	public boolean isShownWhole() {
		return this.whole;
	}

	/** The name of the resource type: {@code User} or {@code Group}. */
	public String name() {
		return this.core.name();
	}

	public SchemaDefinition core() {
		return this.core;
	}

	public List<SchemaDefinition> extensions() {
		return this.extensions;
	}

	/** The extensions that the site has for itself. */
	public List<SchemaDefinition> ownExtensions() {
		return this.extensions.subList(this.common, this.extensions.size());
	}

	/** Whether every resource has to have an extension of the schema. */
	public boolean isRequired(SchemaDefinition extension) {
		return this.required.contains(extension.urn());
	}

	/** Common and core attributes in the order in which they are written. */
	public List<AttributeDefinition> attributes() {
		return this.own;
	}

	/** A common or core attribute by its name in lower case. */
	@Nullable AttributeDefinition own(String folded) {
		return this.byName.get(folded);
	}

	/** An extension by its URN in any case. */
	public Optional<SchemaDefinition> extension(String urn) {
		return Optional.ofNullable(this.extensionsByUrn.get(AsciiCase.fold(urn)));
	}

	/**
	 * Whether clients may write nothing there: the attribute, or all of the extension, is
	 * read-only.
	 */
	public boolean isReadOnly(AttributeTarget target) {
		AttributeDefinition attribute = target.attribute();
		AttributeDefinition sub = target.subAttribute();
		if (attribute == null) {
			return extension(target.extension()).filter(SchemaDefinition::isReadOnly).isPresent();
		}
		return attribute.isReadOnly() || (sub != null && sub.isReadOnly());
	}

	/**
	 * What {@code [URN:]attribute[.subAttribute]} or an extension's bare URN stands for,
	 * in any case (RFC 7644 section 3.10). An attribute of an extension is also found
	 * without its URN when the core schema has none of that name, since Entra asks for
	 * {@code manager eq "…"}; one that only the server tells, or that is a site's own,
	 * needs its URN. A dot between URN and attribute is taken for the colon, as Entra's
	 * connectors from before December 2018 wrote it.
	 * @return empty if the resource has no such attribute
	 */
	public Optional<AttributeTarget> find(String name) {
		return Optional.ofNullable(resolve(AsciiCase.fold(name)));
	}

	private @Nullable AttributeTarget resolve(String folded) {
		if (folded.startsWith("urn:")) {
			return resolveUrn(folded);
		}
		AttributeTarget target = inCore(folded);
		if (target != null) {
			return target;
		}
		for (SchemaDefinition extension : this.extensions.subList(0, this.common)) {
			target = extension.isReadOnly() ? null : inExtension(extension, folded);
			if (target != null) {
				return target;
			}
		}
		return null;
	}

	private @Nullable AttributeTarget resolveUrn(String folded) {
		String rest = after(AsciiCase.fold(this.core.urn()), folded);
		if (rest != null) {
			return inCore(rest);
		}
		for (Map.Entry<String, SchemaDefinition> extension : this.extensionsByUrn.entrySet()) {
			if (extension.getKey().equals(folded)) {
				return new AttributeTarget(extension.getValue().urn(), null, null);
			}
			rest = after(extension.getKey(), folded);
			if (rest != null) {
				AttributeTarget target = inExtension(extension.getValue(), rest);
				if (target != null) {
					return target;
				}
			}
		}
		return null;
	}

	private static @Nullable String after(String urn, String folded) {
		boolean qualified = folded.length() > urn.length() && folded.startsWith(urn)
				&& (folded.charAt(urn.length()) == ':' || folded.charAt(urn.length()) == '.');
		return qualified ? folded.substring(urn.length() + 1) : null;
	}

	private @Nullable AttributeTarget inCore(String folded) {
		return target("", this::own, folded);
	}

	private static @Nullable AttributeTarget inExtension(SchemaDefinition extension, String folded) {
		return target(extension.urn(), extension::find, folded);
	}

	private static @Nullable AttributeTarget target(String extension, Names names, String folded) {
		int dot = folded.indexOf('.');
		AttributeDefinition attribute = names.find((dot < 0) ? folded : folded.substring(0, dot));
		if (attribute == null || dot < 0) {
			return (attribute != null) ? new AttributeTarget(extension, attribute, null) : null;
		}
		AttributeDefinition sub = attribute.sub(folded.substring(dot + 1));
		return (sub != null) ? new AttributeTarget(extension, attribute, sub) : null;
	}

	@Override
	public String toString() {
		return "ResourceSchema[" + name() + "]";
	}

	/** Attributes by name in lower case. */
	private interface Names {

		@Nullable AttributeDefinition find(String folded);

	}

}
