package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The elements of one multi-valued attribute while operations work on them. Elements are
 * never changed in place, since they may belong to the attributes before. At most one is
 * primary: the one that was made so last (RFC 7644 section 3.5.2). One that has nothing
 * but marks takes it from another only once it has more, since without it goes.
 */
final class OpenElements {

	private final String extension;

	private final AttributeDefinition attribute;

	private final AttributeLimits limits;

	private final List<JsonNode> elements = new ArrayList<>();

	private int primary = -1;

	/** The element that is to be primary once it has more than marks. */
	private int promised = -1;

	/** Where an element that an added one would repeat is; {@code null} if outdated. */
	private @Nullable Map<Object, Integer> places;

	OpenElements(String extension, AttributeDefinition attribute, @Nullable JsonNode array, AttributeLimits limits) {
		this.extension = extension;
		this.attribute = attribute;
		this.limits = limits;
		replace(array);
	}

	String extension() {
		return this.extension;
	}

	AttributeDefinition attribute() {
		return this.attribute;
	}

	void replace(@Nullable JsonNode array) {
		this.elements.clear();
		if (array != null) {
			array.forEach(this.elements::add);
		}
		reordered();
	}

	/**
	 * Changes the selected elements; those that lose their value go.
	 * @return whether any was selected
	 */
	boolean change(@Nullable Predicate<JsonNode> selected, ElementChange change) throws FaultException {
		if (change.isRemoval(this.attribute)) {
			return removeIf((selected != null) ? selected : (element) -> true);
		}
		List<Integer> matches = new ArrayList<>();
		for (int i = 0; i < this.elements.size(); i++) {
			if (selected == null || selected.test(this.elements.get(i))) {
				matches.add(i);
			}
		}
		for (int index : matches) {
			changeAt(index, change);
		}
		this.places = null;
		return !matches.isEmpty();
	}

	/** Removes elements and says whether there were any. */
	boolean removeIf(Predicate<JsonNode> removed) {
		boolean any = this.elements.removeIf(removed);
		if (any) {
			reordered();
		}
		return any;
	}

	/** Adds what is not there yet; what is there merges (RFC 7644 section 3.5.2.1). */
	void addAll(@Nullable ArrayNode added) throws FaultException {
		if (added == null) {
			return;
		}
		for (JsonNode element : added) {
			add(element);
		}
	}

	void add(JsonNode element) throws FaultException {
		Integer present = places().get(identity(element));
		if (present == null) {
			append(element);
		}
		else if (element instanceof ObjectNode object) {
			changeAt(present, ElementChange.of(object));
		}
	}

	private void append(JsonNode element) throws FaultException {
		if (this.elements.size() >= this.limits.elements()) {
			throw FaultException.invalidValue(
					"at most " + this.limits.elements() + " values of " + this.attribute.name(), "there are more");
		}
		int index = this.elements.size();
		this.elements.add(element);
		if (this.places != null) {
			remember(this.places, element, index);
		}
		markPrimary(index);
	}

	@Nullable ArrayNode toNode() {
		if (this.elements.isEmpty()) {
			return null;
		}
		ArrayNode array = JsonNodeFactory.instance.arrayNode(this.elements.size());
		this.elements.forEach(array::add);
		return array;
	}

	private void changeAt(int index, ElementChange change) throws FaultException {
		ObjectNode changed = ((ObjectNode) this.elements.get(index)).deepCopy();
		change.check(this.attribute, changed);
		change.applyTo(changed);
		this.elements.set(index, changed);
		if (!Coercion.isPrimary(changed)) {
			this.primary = (this.primary == index) ? -1 : this.primary;
			this.promised = (this.promised == index) ? -1 : this.promised;
		}
		else if (this.promised == index || change.subAttributes().containsKey(Coercion.PRIMARY)) {
			markPrimary(index);
		}
	}

	/** If the element is primary, the one that was it before no longer is. */
	private void markPrimary(int index) {
		if (!Coercion.isPrimary(this.elements.get(index))) {
			return;
		}
		boolean hollow = isHollow(index);
		if (this.promised != index) {
			demote(this.promised);
		}
		this.promised = hollow ? index : -1;
		if (!hollow && this.primary != index) {
			demote(this.primary);
			this.primary = index;
		}
	}

	private void demote(int index) {
		if (index >= 0) {
			ObjectNode demoted = ((ObjectNode) this.elements.get(index)).deepCopy();
			demoted.put(Coercion.PRIMARY, false);
			this.elements.set(index, demoted);
		}
	}

	private boolean isHollow(int index) {
		return Coercion.isHollow(this.attribute, this.elements.get(index));
	}

	private void reordered() {
		this.places = null;
		this.primary = -1;
		this.promised = -1;
		for (int i = 0; i < this.elements.size(); i++) {
			if (Coercion.isPrimary(this.elements.get(i))) {
				boolean hollow = isHollow(i);
				this.primary = hollow ? this.primary : i;
				this.promised = hollow ? i : this.promised;
			}
		}
	}

	private Map<Object, Integer> places() {
		Map<Object, Integer> present = this.places;
		if (present == null) {
			present = new HashMap<>();
			for (int i = 0; i < this.elements.size(); i++) {
				remember(present, this.elements.get(i), i);
			}
			this.places = present;
		}
		return present;
	}

	/** An element with a value is found by value and type, and by the value alone. */
	private void remember(Map<Object, Integer> places, JsonNode element, int index) {
		places.putIfAbsent(identity(element), index);
		JsonNode value = element.get(AttributeDefinition.VALUE);
		if (value != null) {
			places.putIfAbsent(key(AttributeDefinition.VALUE, value), index);
		}
	}

	/**
	 * What makes two elements the same: value and type if it has both, else its value,
	 * else all of it but whether it is primary, in whatever order.
	 */
	private Object identity(JsonNode element) {
		JsonNode value = element.get(AttributeDefinition.VALUE);
		if (value == null) {
			return (element instanceof ObjectNode object) ? object.deepCopy().without(Coercion.PRIMARY) : element;
		}
		JsonNode type = element.get("type");
		String byValue = key(AttributeDefinition.VALUE, value);
		return (type == null) ? byValue : byValue + key("type", type);
	}

	private String key(String name, JsonNode value) {
		AttributeDefinition sub = this.attribute.sub(name);
		return name + " " + ((sub != null) ? RemovedValues.key(sub, value) : value) + "\0";
	}

}
