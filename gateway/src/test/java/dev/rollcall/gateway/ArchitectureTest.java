package dev.rollcall.gateway;

import java.time.Instant;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The fences between the gateway's packages; each says where the code should go. */
class ArchitectureTest {

	private static final JavaClasses GATEWAY = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.rollcall.gateway");

	private static final String[] PURE = { "dev.rollcall.gateway.scim..", "dev.rollcall.gateway.dialect..",
			"dev.rollcall.gateway.command..", "dev.rollcall.gateway.reinterpret.." };

	@Test
	void shouldKeepThePurePackagesPure() {
		classes().that()
			.resideInAnyPackage(PURE)
			.should()
			.onlyDependOnClassesThat(anyOf("java..", "org.jspecify..", "tools.jackson..", "dev.rollcall.schemas..",
					"dev.rollcall.gateway.scim..", "dev.rollcall.gateway.dialect..", "dev.rollcall.gateway.command..",
					"dev.rollcall.gateway.reinterpret.."))
			.because("scim, dialect and command turn bodies into commands and back, the same way everywhere; "
					+ "what needs HTTP goes to web, what needs Kafka to kafka, and what needs a clock or an id "
					+ "takes it as a parameter")
			.check(GATEWAY);
	}

	@Test
	void shouldReadNoClockAndMintNoIdInThePurePackages() {
		noClasses().that()
			.resideInAnyPackage(PURE)
			.should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(UUID.class, "randomUUID")
			.because("ids and instants are made in web, once for each request, and passed in")
			.check(GATEWAY);
	}

	@Test
	void shouldKeepTheRfcsFreeOfDialects() {
		noClasses().that()
			.resideInAPackage("dev.rollcall.gateway.scim..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.rollcall.gateway.dialect..", "dev.rollcall.gateway.command..")
			.because("scim knows the RFCs only; what one vendor sends beyond them is a class in dialect.quirk")
			.check(GATEWAY);
	}

	@Test
	void shouldKeepDialectsFreeOfCommands() {
		noClasses().that()
			.resideInAPackage("dev.rollcall.gateway.dialect..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.rollcall.gateway.command..")
			.because("a quirk turns JSON into JSON; what the JSON asks for is decided in command")
			.check(GATEWAY);
	}

	@Test
	void shouldKeepKafkaOutOfTheWeb() {
		noClasses().that()
			.resideOutsideOfPackages("dev.rollcall.gateway", "dev.rollcall.gateway.kafka..",
					"dev.rollcall.gateway.access..", "dev.rollcall.gateway.read..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
			.because("commands go out and outcomes come in through kafka.CommandGateway")
			.check(GATEWAY);
	}

	@Test
	void shouldHaveNoCycles() {
		slices().matching("dev.rollcall.gateway.(**)")
			.should()
			.beFreeOfCycles()
			.because("packages depend inwards: web, kafka and admin on command, command on dialect, dialect on scim")
			.check(GATEWAY);
	}

	@Test
	void shouldNotReachIntoOtherServices() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.rollcall.processor..", "dev.rollcall.projector..", "dev.rollcall.launcher..")
			.because("services meet in schemas only: a topic, a codec or the port schemas.read.Views")
			.check(GATEWAY);
	}

	@Test
	void shouldBeFinal() {
		classes().that()
			.resideInAnyPackage(PURE)
			.and()
			.areNotInterfaces()
			.and()
			.doNotHaveModifier(JavaModifier.SYNTHETIC)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.because("classes are final unless they are sealed; share by composition")
			.check(GATEWAY);
	}

	@Test
	void shouldMarkEveryPackage() {
		assertThat(GATEWAY.stream().map(JavaClass::getPackage).distinct()).allSatisfy((javaPackage) -> assertThat(
				javaPackage.tryGetPackageInfo().filter((info) -> info.isAnnotatedWith(NullMarked.class)).isPresent())
			.as("package-info.java of %s has @NullMarked, so that null is checked there", javaPackage.getName())
			.isTrue());
	}

	private static DescribedPredicate<JavaClass> anyOf(String... packages) {
		return JavaClass.Predicates.resideInAnyPackage(packages)
			.or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive))
			.or(DescribedPredicate.describe("arrays of those",
					(type) -> type.isArray() && (type.getBaseComponentType().isPrimitive()
							|| JavaClass.Predicates.resideInAnyPackage(packages).test(type.getBaseComponentType()))));
	}

}
