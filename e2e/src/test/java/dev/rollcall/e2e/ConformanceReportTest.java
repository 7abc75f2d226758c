package dev.rollcall.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints and writes which test shows which requirement of the RFCs and which statement of
 * docs/policy.md, and fails where one names no test, or one that is not there.
 */
class ConformanceReportTest {

	private static final Path REQUIREMENTS = Path.of("src/test/resources/conformance/requirements.csv");

	private static final Path REPORT = Path.of("target/conformance.md");

	private static final Path POLICY = Path.of("src/test/resources/conformance/policy.csv");

	private static final Path POLICY_REPORT = Path.of("target/policy.md");

	private static final String NOT_APPLICABLE = "not applicable: ";

	@Test
	void shouldShowEveryRequirementByATestThatIsThere() throws IOException {
		List<String[]> rows = rows(REQUIREMENTS);
		TestSources sources = TestSources.read();
		List<String> faults = new ArrayList<>();
		StringBuilder report = new StringBuilder(
				"| RFC | section | level | requirement | shown by |\n|---|---|---|---|---|\n");
		for (String[] row : rows) {
			String what = String.join(";", row);
			if (row.length != 5 || Stream.of(row).anyMatch(String::isBlank)) {
				faults.add("Expected five fields, but a line has not: " + what);
				continue;
			}
			if (!row[2].matches("(MUST|SHALL|SHOULD)( NOT)?")) {
				faults.add("Expected a level of RFC 2119, but there is another: " + what);
			}
			if (row[4].startsWith(NOT_APPLICABLE)) {
				assertThat(row[4].substring(NOT_APPLICABLE.length())).as(what).isNotBlank();
			}
			else {
				Stream.of(row[4].split(" "))
					.filter((test) -> !sources.has(test))
					.forEach((test) -> faults.add("Expected a test " + test + ", but there is none: " + what));
			}
			report.append("| ").append(String.join(" | ", row)).append(" |\n");
		}
		long others = rows.stream().filter((row) -> row[row.length - 1].startsWith(NOT_APPLICABLE)).count();
		report.append('\n')
			.append(rows.size())
			.append(" requirements: ")
			.append(rows.size() - others)
			.append(" shown by tests, ")
			.append(others)
			.append(" not applicable\n");
		write(REPORT, report);
		assertThat(faults).isEmpty();
		assertThat(rows).extracting((row) -> row[0]).contains("7643", "7644", "9865", "9967");
	}

	/** Each statement twice: by the decision itself, and through the whole product. */
	@Test
	void shouldShowEveryStatementOfThePolicyByADecisionAndOverHttp() throws IOException {
		List<String[]> rows = rows(POLICY);
		TestSources sources = TestSources.read();
		List<String> faults = new ArrayList<>();
		StringBuilder report = new StringBuilder(
				"| part | statement | shown by decision | shown over HTTP |\n|---|---|---|---|\n");
		for (String[] row : rows) {
			String what = String.join(";", row);
			if (row.length != 4 || Stream.of(row).anyMatch(String::isBlank)) {
				faults.add("Expected four fields, but a line has not: " + what);
				continue;
			}
			Stream.of((row[2] + " " + row[3]).split(" "))
				.filter((test) -> !sources.has(test))
				.forEach((test) -> faults.add("Expected a test " + test + ", but there is none: " + what));
			Stream.of(row[3].split(" "))
				.filter((test) -> !test.contains("IT#"))
				.forEach((test) -> faults.add("Expected a test over HTTP, but " + test + " is none: " + what));
			report.append("| ").append(String.join(" | ", row)).append(" |\n");
		}
		write(POLICY_REPORT, report);
		assertThat(faults).isEmpty();
		assertThat(rows).extracting((row) -> row[0])
			.contains("Words", "Scope", "Settings", "Status", "Linking", "Login", "Synchronisation", "Changing", "Why");
		assertThat(settings()).isNotEmpty()
			.allSatisfy((setting) -> assertThat(rows).as(setting)
				.anyMatch((row) -> row[0].equals("Settings") && row[1].contains(setting)));
	}

	/** The names of the settings in the administrator's reference. */
	private static List<String> settings() throws IOException {
		return Files.readAllLines(Path.of("../docs/policy.md"))
			.stream()
			.dropWhile((line) -> !line.equals("## Settings"))
			.takeWhile((line) -> !line.startsWith("**Lists.**"))
			.filter((line) -> line.startsWith("| `"))
			.flatMap((line) -> Stream.of(line.substring(1, line.indexOf('|', 1)).split(",")))
			.map((name) -> name.replace("`", "").trim())
			.toList();
	}

	private static List<String[]> rows(Path csv) throws IOException {
		return Files.readAllLines(csv).stream().skip(1).map((row) -> row.split(";", -1)).toList();
	}

	private static void write(Path file, StringBuilder report) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, report);
		System.out.println(report);
	}

}
