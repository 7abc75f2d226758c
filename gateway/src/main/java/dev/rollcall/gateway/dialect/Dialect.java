package dev.rollcall.gateway.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.rollcall.gateway.dialect.quirk.AttributePathAsKey;
import dev.rollcall.gateway.dialect.quirk.BooleanTextInPath;
import dev.rollcall.gateway.dialect.quirk.ManagerIdForValue;
import dev.rollcall.gateway.dialect.quirk.MemberRemovalByValue;
import dev.rollcall.gateway.dialect.quirk.OperationNameInAnyCase;
import dev.rollcall.gateway.dialect.quirk.Quirk;
import dev.rollcall.gateway.dialect.quirk.ReadOnlyWithoutPath;
import dev.rollcall.gateway.dialect.quirk.RemovalCarriesValue;
import dev.rollcall.gateway.dialect.quirk.ReplacementOfMissingValue;
import dev.rollcall.gateway.dialect.quirk.ShortSchemaUrns;
import dev.rollcall.gateway.dialect.quirk.ValueWithinList;
import dev.rollcall.schemas.Entity.Provider.Vendor;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/** How an identity provider speaks SCIM: the quirks it is understood with, in order. */
public final class Dialect {

	/**
	 * Later quirks read what earlier ones have put right. None of them conflicts with
	 * another, and one tenant of Entra speaks two dialects, so these are on for
	 * everybody.
	 */
	static final List<Quirk> QUIRKS = List.of(ReplacementOfMissingValue.spelledAsByEntra(),
			new OperationNameInAnyCase(), new ShortSchemaUrns(), new AttributePathAsKey(), new ReadOnlyWithoutPath(),
			new BooleanTextInPath(), new ValueWithinList(), new ManagerIdForValue(), new MemberRemovalByValue(),
			new RemovalCarriesValue());

	private static final Dialect COMMON = new Dialect(QUIRKS);

	private static final Dialect ENTRA = new Dialect(
			Stream.concat(QUIRKS.stream(), Stream.of(ReplacementOfMissingValue.inAnySpelling())).toList());

	private final List<Quirk> quirks;

	private Dialect(List<Quirk> quirks) {
		this.quirks = quirks;
	}

	/** The dialect of a vendor; a quirk that only one of them may have goes here. */
	public static Dialect of(Vendor vendor) {
		return switch (vendor) {
			case ENTRA -> ENTRA;
			case OKTA, ONELOGIN, LDAP, SAML -> COMMON;
		};
	}

	/** Puts the body of a POST or PUT right, in place. */
	public void resource(ResourceSchema schema, ObjectNode body) {
		this.quirks.forEach((quirk) -> quirk.resource(schema, body));
	}

	/** The operations that the RFC has for the sent ones, in their order. */
	public List<ObjectNode> operations(ResourceSchema schema, List<ObjectNode> sent) {
		List<ObjectNode> operations = sent;
		for (Quirk quirk : this.quirks) {
			List<ObjectNode> next = new ArrayList<>(operations.size());
			operations.forEach((operation) -> next.addAll(quirk.operation(schema, operation)));
			operations = next;
		}
		return operations;
	}

}
