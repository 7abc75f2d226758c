package dev.rollcall.launcher;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {

	private static final JavaClasses LAUNCHER = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.rollcall.launcher");

	@Test
	void shouldOnlyAssemble() {
		noClasses().should()
			.dependOnClassesThat(describe("are a service's, other than its configuration",
					(JavaClass type) -> type.getPackageName()
						.matches("dev\\.rollcall\\.(gateway|processor|projector).*")
							&& !type.getSimpleName().endsWith("Configuration")))
			.because("the launcher starts the services and knows nothing of what they do; "
					+ "logic belongs into gateway, processor or projector")
			.check(LAUNCHER);
	}

	@Test
	void shouldKnowOnlyTopicsOfTheLanguage() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.rollcall.schemas", "dev.rollcall.schemas.codec..", "dev.rollcall.schemas.scim..",
					"dev.rollcall.schemas.read..")
			.because("a demo site is made over the admin API, as an administrator would; commands are the gateway's")
			.check(LAUNCHER);
	}

	@Test
	void shouldHaveOnePublicClass() {
		classes().that()
			.haveModifier(JavaModifier.PUBLIC)
			.should()
			.haveSimpleName("LauncherApplication")
			.because("nobody builds on the launcher; it is run")
			.check(LAUNCHER);
	}

}
