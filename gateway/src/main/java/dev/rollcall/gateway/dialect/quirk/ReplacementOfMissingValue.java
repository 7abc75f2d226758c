package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is replaced whether it is there or not, from Entra ID. What RFC 7644
 * section 3.5.2.3 refuses with {@code noTarget} is meant as an addition where nothing is
 * selected. Entra's default spelling is recognised. With {@code aadOptscim062020} Entra
 * spells the operation as the RFC does, so that is understood so only of a provider that
 * is Entra; whoever else writes {@code replace} is answered as the RFC has it. <pre>
 * sent: {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}
 * RFC:  {"op": "add", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}
 * </pre> A replacement of whole elements stays one: an addition would leave parts of
 * them.
 */
public final class ReplacementOfMissingValue implements Quirk {

	private final boolean inAnySpelling;

	private ReplacementOfMissingValue(boolean inAnySpelling) {
		this.inAnySpelling = inAnySpelling;
	}

	/** As Entra spells it and nobody else. */
	public static ReplacementOfMissingValue spelledAsByEntra() {
		return new ReplacementOfMissingValue(false);
	}

	/** Of a provider that is Entra. */
	public static ReplacementOfMissingValue inAnySpelling() {
		return new ReplacementOfMissingValue(true);
	}

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		String op = operation.path("op").stringValueOpt().orElse("");
		boolean partOfSelected = SentOperation.path(operation).filter((path) -> path.contains("].")).isPresent();
		if (partOfSelected && op.equalsIgnoreCase("replace") && (this.inAnySpelling || !op.equals("replace"))) {
			operation.put("op", "add");
		}
		return List.of(operation);
	}

}
