package dev.rollcall.schemas.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.SchemaDefinition;

/** What came with the schema extensions of sites, beside {@link Samples}. */
final class ExtensionSamples {

	private static final Instant AT = Instant.parse("2026-08-03T04:05:06.007Z");

	private static final Instant LATER = Instant.parse("2026-09-04T05:06:07.008Z");

	/** Nothing in it is at its default. */
	private static final SchemaDefinition BADGE = new SchemaDefinition("urn:example:scim:2.0:Badge", "Badge",
			"Who may open which door",
			List.of(AttributeDefinition.of("number", Type.INTEGER, "Number on the badge")
				.asRequired()
				.withMutability(Mutability.IMMUTABLE)
				.withReturned(Returned.ALWAYS),
					AttributeDefinition.of("pin", Type.STRING, "Typed at the door")
						.withMutability(Mutability.WRITE_ONLY)
						.withReturned(Returned.NEVER),
					AttributeDefinition
						.complex("doors", "Doors that it opens",
								List.of(AttributeDefinition.of("value", Type.REFERENCE, "The door")
									.asCaseExact()
									.withReferenceTypes("uri"),
										AttributeDefinition.of("type", Type.STRING, "Inside or outside")
											.withCanonicalValues("inside", "outside"),
										AttributeDefinition.of("until", Type.DATE_TIME, "Not after")))
						.asMultiValued()
						.withReturned(Returned.REQUEST)));

	private static final SchemaDefinition PLAIN = new SchemaDefinition("urn:example:scim:2.0:Team", "Team", "",
			List.of(AttributeDefinition.of("floor", Type.DECIMAL, "")));

	private ExtensionSamples() {
	}

	static void addEntities(Map<String, Entity> samples) {
		samples.put("Extension",
				new Extension(Samples.SITE, Extension.Resource.USER, true, BADGE, false, 3, AT, LATER));
		samples.put("Extension-removed",
				new Extension(Samples.SITE, Extension.Resource.GROUP, false, PLAIN, true, 2, AT, LATER));
	}

	static void addCommands(Map<String, Command> samples) {
		samples.put("PutExtension", new Command.PutExtension(Extension.Resource.USER, true, BADGE,
				new Preconditions(List.of(3L), List.of())));
		samples.put("PutExtension-plain",
				new Command.PutExtension(Extension.Resource.GROUP, false, PLAIN, Preconditions.NONE));
		samples.put("DeleteExtension",
				new Command.DeleteExtension("urn:example:scim:2.0:Badge", new Preconditions(List.of(3L), List.of())));
	}

}
