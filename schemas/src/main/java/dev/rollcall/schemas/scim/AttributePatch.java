package dev.rollcall.schemas.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeFault.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies canonical operations to attributes (RFC 7644 section 3.5.2), all or none. Time
 * is in proportion to the attributes and, for each operation that selects elements, to
 * the elements it looks at.
 *
 * <p>
 * {@code null}, an empty array and the empty text unset. A selection that matches nothing
 * and should unset changes nothing. An element of a multi-valued attribute that loses its
 * {@code value}, or keeps nothing but {@code type} and {@code primary}, is gone. A
 * {@code $ref} that is not sent along goes when its {@code value} changes.
 */
public final class AttributePatch {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final ResourceSchema schema;

	private final AttributeLimits limits;

	private final Coercion coercion;

	private final Draft draft;

	/** Multi-valued attributes that were touched, by their path. */
	private final Map<String, OpenElements> open = new LinkedHashMap<>();

	private AttributePatch(ResourceSchema schema, Attributes before, AttributeLimits limits) {
		this.schema = schema;
		this.limits = limits;
		this.coercion = new Coercion(limits);
		this.draft = new Draft(schema, before.tree()).excusing();
	}

	public static AttributeResult apply(ResourceSchema schema, Attributes before, List<Operation> operations) {
		return apply(schema, before, operations, AttributeLimits.DEFAULT);
	}

	/**
	 * The attributes after all operations, the very {@code before} if nothing changed.
	 * @throws IllegalArgumentException if there is a member operation
	 */
	public static AttributeResult apply(ResourceSchema schema, Attributes before, List<Operation> operations,
			AttributeLimits limits) {
		try {
			AttributePatch patch = new AttributePatch(schema, before, limits);
			for (Operation operation : operations) {
				patch.apply(operation);
			}
			Attributes after = patch.finish();
			return new AttributeResult.Taken(after.equals(before) ? before : after);
		}
		catch (FaultException ex) {
			return ex.toResult();
		}
	}

	private void apply(Operation operation) throws FaultException {
		Place place = place(operation);
		switch (operation.kind()) {
			case SET -> set(place, value(operation), operation.createTarget());
			case UNSET -> unset(place);
			case ADD_ELEMENT -> add(place, value(operation));
			case REMOVE_ELEMENT -> remove(place, value(operation));
			case ADD_MEMBERS, REMOVE_MEMBERS, SET_MEMBERS -> throw memberOperation(operation);
		}
	}

	private static IllegalArgumentException memberOperation(Operation operation) {
		return new IllegalArgumentException("Expected an operation on attributes, but it is " + operation.kind());
	}

	private static JsonNode value(Operation operation) {
		return MAPPER.readTree(operation.value());
	}

	private Place place(Operation operation) throws FaultException {
		if (operation.path().isEmpty()) {
			throw memberOperation(operation);
		}
		try {
			AttributePath path = AttributePath.parse(operation.path(), FilterLimits.DEFAULT);
			AttributeTarget target = path.target(this.schema).orElseThrow(AttributePatch::unknownAttribute);
			AttributeDefinition attribute = target.attribute();
			Filter selection = path.selection();
			Predicate<JsonNode> selected = (selection == null || attribute == null) ? null
					: FilterCompiler.compile(selection, attribute);
			return checked(this.schema, new Place(target, selection, selected));
		}
		catch (PathSyntaxException | FilterSyntaxException ex) {
			throw FaultException.of(Code.INVALID_PATH, "a path", "it is none: " + ex.getMessage());
		}
	}

	private static FaultException unknownAttribute() {
		return FaultException.of(Code.INVALID_PATH, "the path of an attribute", "the schema has none there");
	}

	private static Place checked(ResourceSchema schema, Place place) throws FaultException {
		AttributeDefinition attribute = place.target.attribute();
		if (schema.isReadOnly(place.target)) {
			throw FaultException.of(Code.MUTABILITY, "an attribute to write to", place.target.path() + " is read-only");
		}
		if (attribute != null && place.extension().isEmpty() && attribute.name().equals(Canonical.MEMBERS)) {
			throw FaultException.of(Code.INVALID_PATH, "members to be added, removed or replaced",
					"it is " + place.target.path());
		}
		return place;
	}

	private void set(Place place, JsonNode sent, boolean createTarget) throws FaultException {
		AttributeDefinition attribute = place.target.attribute();
		if (attribute == null) {
			setExtension(place.extension(), sent);
		}
		else if (!Canonical.isKept(place.extension(), attribute)) {
			return;
		}
		else if (place.isElements()) {
			setElements(place, attribute, place.change(this.coercion, sent), createTarget);
		}
		else if (attribute.multiValued()) {
			elements(place.extension(), attribute).replace(this.coercion.elements(attribute, sent));
		}
		else if (attribute.isComplex()) {
			merge(place, attribute, place.change(this.coercion, sent));
		}
		else {
			put(place.extension(), attribute, this.coercion.value(attribute, sent));
		}
	}

	private void setExtension(String urn, JsonNode sent) throws FaultException {
		if (Coercion.isUnassigned(sent)) {
			unsetExtension(urn);
			return;
		}
		if (!sent.isObject()) {
			throw FaultException.invalidValue(urn + " to be an object", "it is something else");
		}
		for (Map.Entry<String, JsonNode> property : sent.properties()) {
			AttributeTarget target = this.schema.find(urn + ":" + property.getKey()).orElse(null);
			AttributeDefinition leaf = (target != null) ? target.leaf() : null;
			if (target != null && leaf != null && !leaf.isReadOnly()) {
				set(checked(this.schema, new Place(target, null, null)), property.getValue(), false);
			}
		}
	}

	private void merge(Place place, AttributeDefinition attribute, ElementChange change) throws FaultException {
		JsonNode present = this.draft.get(place.extension(), attribute);
		if (change.isRemoval(attribute)) {
			put(place.extension(), attribute, null);
			return;
		}
		ObjectNode merged = (present instanceof ObjectNode object) ? object.deepCopy()
				: JsonNodeFactory.instance.objectNode();
		change.check(attribute, merged);
		change.applyTo(merged);
		put(place.extension(), attribute, merged.isEmpty() ? null : merged);
	}

	private void setElements(Place place, AttributeDefinition attribute, ElementChange change, boolean createTarget)
			throws FaultException {
		OpenElements elements = elements(place.extension(), attribute);
		boolean matched = elements.change(place.selected(), change);
		if (matched || change.isRemoval(attribute) || change.onlyUnsets()) {
			return;
		}
		ObjectNode element = createTarget ? ElementTemplate.of(this.coercion, attribute, place.selection()) : null;
		if (element == null) {
			throw FaultException.of(Code.NO_TARGET, "the path to select a value of " + attribute.name(),
					"it selects none");
		}
		change.applyTo(element);
		elements.add(element);
	}

	private void unset(Place place) throws FaultException {
		AttributeDefinition attribute = place.target.attribute();
		if (attribute == null) {
			unsetExtension(place.extension());
			return;
		}
		AttributeDefinition leaf = place.target.leaf();
		if (leaf != null && leaf.required() && place.selection() == null) {
			throw FaultException.of(Code.MUTABILITY, "an attribute that may be missing",
					place.target.path() + " is required");
		}
		clear(place, attribute);
	}

	private void clear(Place place, AttributeDefinition attribute) throws FaultException {
		if (place.isElements()) {
			elements(place.extension(), attribute).change(place.selected(), place.removal());
		}
		else if (place.target.subAttribute() != null) {
			merge(place, attribute, place.removal());
		}
		else if (attribute.multiValued()) {
			elements(place.extension(), attribute).replace(null);
		}
		else {
			put(place.extension(), attribute, null);
		}
	}

	private void unsetExtension(String urn) throws FaultException {
		SchemaDefinition extension = this.schema.extension(urn).orElseThrow();
		if (this.schema.isRequired(extension)) {
			throw FaultException.of(Code.MUTABILITY, "an extension that may be missing", urn + " is required");
		}
		for (AttributeDefinition attribute : extension.attributes()) {
			if (!attribute.isReadOnly()) {
				clear(new Place(new AttributeTarget(urn, attribute, null), null, null), attribute);
			}
		}
	}

	private void add(Place place, JsonNode sent) throws FaultException {
		AttributeDefinition attribute = place.target.attribute();
		if (attribute == null || !attribute.multiValued() || place.isElements()) {
			set(place, sent, true);
		}
		else if (Canonical.isKept(place.extension(), attribute)) {
			elements(place.extension(), attribute).addAll(this.coercion.elements(attribute, sent));
		}
	}

	private void remove(Place place, JsonNode sent) throws FaultException {
		AttributeDefinition attribute = place.target.attribute();
		if (attribute == null || !attribute.multiValued() || place.isElements()) {
			throw FaultException.of(Code.INVALID_PATH, "a multi-valued attribute to remove values from",
					"it is " + place.target.path());
		}
		if (Canonical.isKept(place.extension(), attribute)) {
			elements(place.extension(), attribute).removeIf(RemovedValues.of(this.coercion, attribute, sent));
		}
	}

	private OpenElements elements(String extension, AttributeDefinition attribute) {
		String path = new AttributeTarget(extension, attribute, null).path();
		OpenElements present = this.open.get(path);
		if (present == null) {
			present = new OpenElements(extension, attribute, this.draft.get(extension, attribute), this.limits);
			this.open.put(path, present);
		}
		return present;
	}

	private void put(String extension, AttributeDefinition attribute, @Nullable JsonNode value) throws FaultException {
		JsonNode present = this.draft.get(extension, attribute);
		if (attribute.mutability() == Mutability.IMMUTABLE && present != null && !present.equals(value)) {
			throw FaultException.of(Code.MUTABILITY, "an attribute to change", attribute.name() + " is immutable");
		}
		this.draft.put(extension, attribute, value);
	}

	private Attributes finish() throws FaultException {
		for (OpenElements elements : this.open.values()) {
			put(elements.extension(), elements.attribute(), elements.toNode());
		}
		return this.draft.finish(this.limits);
	}

	/**
	 * Where an operation works.
	 *
	 * @param selected {@code null} for all elements
	 */
	private record Place(AttributeTarget target, @Nullable Filter selection, @Nullable Predicate<JsonNode> selected) {

		String extension() {
			return this.target.extension();
		}

		/** Whether it is about elements one by one, not the attribute as a whole. */
		boolean isElements() {
			AttributeDefinition attribute = this.target.attribute();
			return this.selection != null
					|| (attribute != null && attribute.multiValued() && this.target.subAttribute() != null);
		}

		ElementChange change(Coercion coercion, JsonNode sent) throws FaultException {
			AttributeDefinition attribute = this.target.attribute();
			AttributeDefinition sub = this.target.subAttribute();
			if (attribute == null) {
				throw new IllegalStateException("unreachable: an extension is set attribute by attribute");
			}
			return (sub == null) ? ElementChange.of(coercion, attribute, sent)
					: ElementChange.ofSub(coercion, sub, sent);
		}

		ElementChange removal() {
			AttributeDefinition sub = this.target.subAttribute();
			return (sub == null) ? ElementChange.REMOVAL : ElementChange.unset(sub);
		}

	}

}
