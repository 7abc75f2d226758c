package dev.rollcall.projector;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.rollcall.projector");

	@Test
	void shouldKeepViewsPure() {
		classes().that()
			.resideInAPackage("..projector.view..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "dev.rollcall.schemas..", "dev.rollcall.projector.view..")
			.because("a view is a pure function from an entity to rows; what touches a database belongs in store")
			.check(CLASSES);
	}

	@Test
	void shouldKeepSqlInTheStore() {
		noClasses().that()
			.resideOutsideOfPackage("..projector.store..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "org.jooq..", "org.flywaydb..", "org.sqlite..", "org.postgresql..")
			.because("only the store knows a database; ask ViewReader a new question instead")
			.check(CLASSES);
	}

	@Test
	void shouldKeepKafkaOutOfTheReads() {
		noClasses().that()
			.resideInAnyPackage("..projector.read..", "..projector.store..", "..projector.view..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.apache.kafka..")
			.because("reads come from the view; what reads the topic belongs in kafka")
			.check(CLASSES);
	}

	@Test
	void shouldPointInwards() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("assembly")
			.definedBy("dev.rollcall.projector")
			.layer("http")
			.definedBy("..projector.http..")
			.layer("kafka")
			.definedBy("..projector.kafka..")
			.layer("read")
			.definedBy("..projector.read..")
			.layer("store")
			.definedBy("..projector.store..")
			.layer("view")
			.definedBy("..projector.view..")
			.whereLayer("assembly")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("http")
			.mayOnlyBeAccessedByLayers("assembly")
			.whereLayer("kafka")
			.mayOnlyBeAccessedByLayers("assembly", "http")
			.whereLayer("read")
			.mayOnlyBeAccessedByLayers("assembly", "http")
			.whereLayer("store")
			.mayOnlyBeAccessedByLayers("assembly", "kafka", "read")
			.because("assembly → http → kafka, read → store → view: move what is shared inwards")
			.check(CLASSES);
	}

	@Test
	void shouldHaveNoCycles() {
		slices().matching("dev.rollcall.projector.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void shouldNotReachIntoOtherServices() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.rollcall.gateway..", "dev.rollcall.processor..", "dev.rollcall.launcher..")
			.because("services share only the published language in schemas")
			.check(CLASSES);
	}

}
