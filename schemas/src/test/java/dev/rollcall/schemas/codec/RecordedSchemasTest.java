package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.rollcall.schemas.avro.AccessRecord;
import dev.rollcall.schemas.avro.Account;
import dev.rollcall.schemas.avro.CommandRecord;
import dev.rollcall.schemas.avro.Credential;
import dev.rollcall.schemas.avro.DeadLetterRecord;
import dev.rollcall.schemas.avro.EventRecord;
import dev.rollcall.schemas.avro.ExtensionRecord;
import dev.rollcall.schemas.avro.Group;
import dev.rollcall.schemas.avro.HistoryRecord;
import dev.rollcall.schemas.avro.Job;
import dev.rollcall.schemas.avro.Membership;
import dev.rollcall.schemas.avro.OutcomeRecord;
import dev.rollcall.schemas.avro.PasswordRecord;
import dev.rollcall.schemas.avro.PolicyChangeRecord;
import dev.rollcall.schemas.avro.PreviewPageRecord;
import dev.rollcall.schemas.avro.PreviewRecord;
import dev.rollcall.schemas.avro.Provider;
import dev.rollcall.schemas.avro.SightingsRecord;
import dev.rollcall.schemas.avro.Site;
import dev.rollcall.schemas.avro.SiteGroup;
import dev.rollcall.schemas.avro.SiteMembership;
import dev.rollcall.schemas.avro.SyncSessionRecord;
import dev.rollcall.schemas.avro.User;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class RecordedSchemasTest {

	/** The schemas of today, one for each kind of value. */
	static Stream<Schema> today() {
		return Stream.of(CommandRecord.SCHEMA$, OutcomeRecord.SCHEMA$, EventRecord.SCHEMA$, HistoryRecord.SCHEMA$,
				AccessRecord.SCHEMA$, DeadLetterRecord.SCHEMA$, Site.SCHEMA$, Provider.SCHEMA$, Credential.SCHEMA$,
				User.SCHEMA$, Group.SCHEMA$, Membership.SCHEMA$, Account.SCHEMA$, SiteGroup.SCHEMA$,
				SiteMembership.SCHEMA$, Job.SCHEMA$, PolicyChangeRecord.SCHEMA$, SyncSessionRecord.SCHEMA$,
				SightingsRecord.SCHEMA$, PreviewRecord.SCHEMA$, PreviewPageRecord.SCHEMA$, PasswordRecord.SCHEMA$,
				ExtensionRecord.SCHEMA$);
	}

	static Stream<String> recorded() {
		return RecordedSchemas.index().stream();
	}

	@ParameterizedTest
	@MethodSource("today")
	void shouldHaveRecordedTodaysSchema(Schema schema) throws IOException {
		String file = RecordedSchemas.file(schema);
		if (!RecordedSchemas.index().contains(file)) {
			Path path = Path.of("target", "recorded", file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, org.apache.avro.SchemaFormatter.format("json/pretty", schema) + "\n");
			String folder = "schemas/src/main/resources" + RecordedSchemas.FOLDER;
			fail("Expected today's schema of %s to be recorded, but it is not. If the change is additive, add it:%n"
					+ "  cp -n schemas/target/recorded/%s %s && echo %s >> %sindex.txt", schema.getName(), file, folder,
					file, folder);
		}
	}

	@ParameterizedTest
	@MethodSource("recorded")
	void shouldNeverChangeARecordedSchema(String file) {
		assertThat(RecordedSchemas.file(parse(file))).as("name and fingerprint of what is in the file").isEqualTo(file);
	}

	@ParameterizedTest
	@MethodSource("recorded")
	void shouldReadEveryRecordedSchema(String file) {
		Schema earlier = parse(file);
		Schema today = today().filter((schema) -> schema.getFullName().equals(earlier.getFullName()))
			.findFirst()
			.orElseThrow();
		assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, earlier).getType())
			.as("whether today's %s reads %s", today.getName(), file)
			.isEqualTo(SchemaCompatibilityType.COMPATIBLE);
		assertThat(names(today)).as("Schemas change additively: what is on the wire keeps its name")
			.containsAll(names(earlier));
	}

	@Test
	void shouldNameTheMissingResource() {
		assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> RecordedSchemas.text("none.avsc")))
			.hasMessageContaining("none.avsc");
	}

	private static Schema parse(String file) {
		return new Schema.Parser().parse(RecordedSchemas.text(file));
	}

	/** Every record, field, symbol and branch. */
	private static List<String> names(Schema schema) {
		return switch (schema.getType()) {
			case RECORD -> schema.getFields()
				.stream()
				.flatMap((field) -> Stream.concat(Stream.of(schema.getName() + "." + field.name()),
						names(field.schema()).stream()))
				.toList();
			case ENUM -> schema.getEnumSymbols().stream().map((symbol) -> schema.getName() + "." + symbol).toList();
			case UNION -> schema.getTypes().stream().flatMap((branch) -> names(branch).stream()).toList();
			case ARRAY -> names(schema.getElementType());
			default -> List.of(schema.getType().getName());
		};
	}

}
