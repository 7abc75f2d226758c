package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributePath;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.scim.PathSyntaxException;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the operations of RFC 7644 section 3.5.2 into canonical ones, in their order,
 * after the dialect has put them right. Paths become canonical and are checked; values
 * stay as they were sent, since what they have to be is decided where they are applied.
 * Whatever would set a {@code password} is dropped.
 */
public final class PatchReader {

	private final ResourceSchema schema;

	private final RequestLimits limits;

	private final boolean hasMembers;

	public PatchReader(ResourceSchema schema, RequestLimits limits) {
		this.schema = schema;
		this.limits = limits;
		this.hasMembers = schema.core().attribute("members").isPresent();
	}

	/**
	 * The canonical operations.
	 * @throws ScimErrorException if one of the operations is none
	 */
	public List<Operation> read(List<ObjectNode> operations) {
		Reading reading = new Reading();
		operations.forEach(reading::operation);
		this.limits.checkMembers(reading.members.named());
		return MemberOperations.merged(reading.done);
	}

	private static ScimErrorException error(ScimType scimType, String detail) {
		return new ScimErrorException(scimType, detail);
	}

	private enum Op {

		ADD, REMOVE, REPLACE

	}

	/** The reading of one request. */
	private final class Reading {

		private final List<Operation> done = new ArrayList<>();

		private final MemberOperations members = new MemberOperations(this.done);

		void operation(ObjectNode operation) {
			Op op = op(operation.path("op"));
			JsonNode path = operation.path("path");
			JsonNode value = operation.get("value");
			if (path.isString()) {
				if (!Redaction.isPassword(path.stringValue())) {
					withPath(op, path.stringValue(), value);
				}
			}
			else if (path.isNull() || path.isMissingNode()) {
				withoutPath(op, value);
			}
			else {
				throw error(ScimType.INVALID_PATH, "Expected path to be text, but it is not");
			}
		}

		private static Op op(JsonNode op) {
			return switch (op.stringValueOpt().orElse("")) {
				case "add" -> Op.ADD;
				case "remove" -> Op.REMOVE;
				case "replace" -> Op.REPLACE;
				default -> throw error(ScimType.INVALID_SYNTAX,
						"Expected op to be add, remove or replace, but it is something else");
			};
		}

		private void withPath(Op op, String text, @Nullable JsonNode value) {
			if (PatchReader.this.hasMembers && this.members.quick(op == Op.REMOVE, text)) {
				return;
			}
			AttributePath path = parse(text);
			AttributeTarget target = path.target(PatchReader.this.schema)
				.orElseThrow(() -> error(ScimType.INVALID_PATH, "Expected the path of an attribute, but "
						+ Echo.name(path.attribute(), "the path") + " names none that the resource has"));
			checkWritable(op, target);
			if (op != Op.REMOVE && value == null) {
				throw error(ScimType.INVALID_VALUE,
						"Expected a value to add or replace " + target.path() + " with, but there is none");
			}
			change(op, path, target, (value != null) ? value : NullNode.getInstance());
		}

		private AttributePath parse(String text) {
			try {
				return AttributePath.parse(text, PatchReader.this.limits.paths());
			}
			catch (PathSyntaxException ex) {
				throw error(ScimType.INVALID_PATH, String.valueOf(ex.getMessage()));
			}
		}

		private void withoutPath(Op op, @Nullable JsonNode value) {
			if (op == Op.REMOVE) {
				throw error(ScimType.NO_TARGET, "Expected remove to have a path, but it has none");
			}
			if (!(value instanceof ObjectNode object)) {
				throw error(ScimType.INVALID_VALUE,
						"Expected the value of an operation without a path to be an object, but it is none");
			}
			for (Map.Entry<String, JsonNode> property : object.properties()) {
				AttributeTarget target = PatchReader.this.schema.find(property.getKey()).orElse(null);
				if (target == null || isBorrowed(property.getKey(), target)) {
					// As in a POST: an attribute that the resource does not have.
					continue;
				}
				checkWritable(op, target);
				change(op, new AttributePath(target.path(), null, ""), target, property.getValue());
			}
		}

		/** Whether an attribute of an extension is named without its URN. */
		private static boolean isBorrowed(String name, AttributeTarget target) {
			return !target.extension().isEmpty() && !name.regionMatches(true, 0, "urn:", 0, 4);
		}

		private void checkWritable(Op op, AttributeTarget target) {
			if (PatchReader.this.schema.isReadOnly(target)) {
				throw error(ScimType.MUTABILITY,
						"Expected an attribute that clients may change, but " + target.path() + " is read-only");
			}
			AttributeDefinition leaf = target.leaf();
			if (op == Op.REMOVE && leaf != null && leaf.required()) {
				throw error(ScimType.MUTABILITY,
						"Expected an attribute that may be missing, but " + target.path() + " is required");
			}
		}

		private void change(Op op, AttributePath sent, AttributeTarget target, JsonNode value) {
			AttributeDefinition attribute = target.attribute();
			boolean core = target.extension().isEmpty();
			if (attribute != null && core && isDropped(attribute)) {
				return;
			}
			if (attribute != null && core && PatchReader.this.hasMembers && attribute.name().equals("members")) {
				memberChange(op, sent, target, value);
				return;
			}
			AttributePath path = sent.canonical(PatchReader.this.schema).orElse(sent);
			boolean whole = attribute != null && attribute.multiValued() && path.selection() == null
					&& target.subAttribute() == null;
			String json = Redaction.withoutPasswords(value).toString();
			this.done.add(switch (op) {
				case ADD -> whole ? Operation.addElement(path.toString(), json) : set(path, json);
				case REPLACE -> Operation.set(path.toString(), json, false);
				case REMOVE -> (whole && !value.isNull()) ? Operation.removeElement(path.toString(), json)
						: Operation.unset(path.toString());
			});
		}

		/** A password is never taken; {@code schemas} follows from the attributes. */
		private static boolean isDropped(AttributeDefinition attribute) {
			return attribute.mutability() == Mutability.WRITE_ONLY || attribute.name().equals("schemas");
		}

		/** A replacement needs its target, an addition makes it where it can. */
		private static Operation set(AttributePath path, String json) {
			return Operation.set(path.toString(), json, Selections.describesElement(path.selection()));
		}

		private void memberChange(Op op, AttributePath path, AttributeTarget target, JsonNode value) {
			if (target.subAttribute() != null || (path.selection() != null && op != Op.REMOVE)) {
				throw error(ScimType.MUTABILITY,
						"Expected members to be added or removed, but the operation changes one where it is");
			}
			if (path.selection() != null) {
				this.members.remove(Selections.values(path.selection()));
				return;
			}
			switch (op) {
				case ADD -> this.members.add(MemberList.values(value));
				case REPLACE -> this.members.set(MemberList.values(value));
				case REMOVE -> this.members.set(List.of());
			}
		}

	}

}
