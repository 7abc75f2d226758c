package dev.rollcall.schemas;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

	private static final String BASE = "dev.rollcall.schemas";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE);

	@Test
	void shouldDependOnLittle() {
		classes().that()
			.resideOutsideOfPackage(BASE + ".avro")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE + "..", "java..", "org.jspecify..", "org.apache.avro..", "tools.jackson..",
					"com.fasterxml.jackson.annotation..", "org.apache.kafka.common..")
			.because("schemas is the published language: code that needs Spring, a Kafka client or a store "
					+ "belongs to gateway, processor or projector")
			.check(CLASSES);
	}

	@Test
	void shouldKeepAvroInTheCodecs() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".avro", BASE + ".codec")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".avro", "org.apache.avro..")
			.because("only dev.rollcall.schemas.codec touches the wire: speak the records of dev.rollcall.schemas "
					+ "and let Codecs turn them into bytes")
			.check(CLASSES);
	}

	@Test
	void shouldPublishOnlyCodecs() {
		classes().that()
			.resideInAPackage(BASE + ".codec")
			.and()
			.doNotHaveSimpleName("Codecs")
			.and()
			.doNotHaveSimpleName("Codec")
			.and()
			.doNotHaveSimpleName("UndecodableException")
			.and()
			.doNotHaveSimpleName("package-info")
			.should()
			.notBePublic()
			.because("callers take a constant of Codecs; how records look stays inside the package")
			.check(CLASSES);
	}

	@Test
	void shouldKeepJsonInTheScimPackage() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".scim..", BASE + ".avro", BASE + ".read..")
			.should()
			.dependOnClassesThat(resideInAPackage("tools.jackson.."))
			.because("JSON is how SCIM attributes look: put code that opens them into dev.rollcall.schemas.scim")
			.check(CLASSES);
	}

	@Test
	void shouldHaveKafkaInTheTopicPackageOnly() {
		noClasses().that()
			.resideOutsideOfPackage(BASE + ".topic")
			.should()
			.dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
			.because("what topics are called and how they partition is said in dev.rollcall.schemas.topic")
			.check(CLASSES);
	}

	@Test
	void shouldHaveNoCyclesBetweenTheEdgePackages() {
		slices().matching(BASE + ".(codec|topic|read)..").should().beFreeOfCycles().check(CLASSES);
	}

}
