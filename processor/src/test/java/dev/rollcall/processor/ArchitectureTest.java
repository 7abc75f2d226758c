package dev.rollcall.processor;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.rollcall.processor");

	private static final String[] PURE = { "dev.rollcall.processor.state..", "dev.rollcall.processor.decide..",
			"dev.rollcall.processor.policy..", "dev.rollcall.processor.effect..", "dev.rollcall.processor.job.." };

	@Test
	void shouldKeepTheCorePure() {
		classes().that()
			.resideInAnyPackage(PURE)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "dev.rollcall.schemas..", "dev.rollcall.processor.state..",
					"dev.rollcall.processor.decide..", "dev.rollcall.processor.policy..",
					"dev.rollcall.processor.effect..", "dev.rollcall.processor.job..")
			.because("decisions are replayed: code that needs Kafka goes to `topology`, code that needs Spring or "
					+ "settings goes to `config`, and what it finds out comes in with the command")
			.check(CLASSES);
	}

	@Test
	void shouldKnowNoClockAndNoChance() {
		noClasses().that()
			.resideInAnyPackage(PURE)
			.should()
			.dependOnClassesThat()
			.haveNameMatching("java\\.time\\.Clock|java\\.util\\.(Random|HashMap|HashSet)|java\\.security\\..*"
					+ "|java\\.util\\.concurrent\\..*")
			.orShould()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(java.util.UUID.class, "randomUUID")
			.because("ids and instants are minted at the edge and travel in the command, and the order of a hash is "
					+ "not a function of the data: use a list or a sorted or linked collection")
			.check(CLASSES);
	}

	@Test
	void shouldPointInwards() {
		noClasses().that()
			.resideInAPackage("dev.rollcall.processor.state..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.rollcall.processor.decide..", "dev.rollcall.processor.policy..",
					"dev.rollcall.processor.effect..", "dev.rollcall.processor.job..")
			.because("evolving never consults a policy: what depends on one belongs to `effect` or `decide`")
			.check(CLASSES);
		slices().matching("dev.rollcall.processor.(*)..")
			.should()
			.beFreeOfCycles()
			.because("the way is topology -> decide -> job -> effect -> policy -> state")
			.check(CLASSES);
	}

}
