package dev.rollcall.gateway.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.scim.AttributePath;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;

/** What a write has set of a site's own extensions. */
final class Written {

	private Written() {
	}

	/** Canonical paths; none where the site has no such extension. */
	static Set<String> paths(Command command, ResourceSchema schema) {
		if (schema.ownExtensions().isEmpty()) {
			return Set.of();
		}
		if (command instanceof Command.CreateUser create) {
			return paths(create.attributes(), schema);
		}
		if (command instanceof Command.ReplaceUser replace) {
			return paths(replace.attributes(), schema);
		}
		if (command instanceof Command.CreateGroup create) {
			return paths(create.attributes(), schema);
		}
		if (command instanceof Command.ReplaceGroup replace) {
			return paths(replace.attributes(), schema);
		}
		if (command instanceof Command.PatchUser patch) {
			return paths(patch.operations(), schema);
		}
		return (command instanceof Command.PatchGroup patch) ? paths(patch.operations(), schema) : Set.of();
	}

	private static Set<String> paths(Attributes attributes, ResourceSchema schema) {
		Set<String> paths = new HashSet<>();
		for (SchemaDefinition extension : schema.ownExtensions()) {
			attributes.tree()
				.path(extension.urn())
				.propertyNames()
				.forEach((name) -> paths.add(extension.urn() + ":" + name));
		}
		return paths;
	}

	private static Set<String> paths(List<Operation> operations, ResourceSchema schema) {
		Set<String> paths = new HashSet<>();
		for (Operation operation : operations) {
			if (operation.path().isEmpty()) {
				continue;
			}
			AttributePath path = AttributePath.parse(operation.path(), FilterLimits.DEFAULT);
			path.target(schema).ifPresent((target) -> {
				paths.add(target.path());
				if (target.attribute() == null) {
					schema.extension(target.extension())
						.ifPresent((extension) -> extension.attributes()
							.forEach((attribute) -> paths.add(extension.urn() + ":" + attribute.name())));
				}
			});
		}
		return paths;
	}

}
