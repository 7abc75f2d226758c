package dev.rollcall.schemas;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PatternsTest {

	@ParameterizedTest(name = "{0} on {1}: {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			# setting                | name              | pattern that matches
			Sales                    | Sales             | Sales
			Sales                    | sALES             | Sales
			Sales                    | Sales EMEA        |
			Sales                    | Pre Sales         |
			Sales*                   | sales             | Sales*
			Sales*                   | Sales EMEA        | Sales*
			*admins                  | Site Admins       | *admins
			*admins                  | Admins of sites   |
			s?les                    | Sales             | s?les
			s?les                    | Sles              |
			s?les                    | Saales            |
			???                      | abc               | ???
			???                      | ab                |
			*                        | anything          | *
			*                        | ''                | *
			?                        | ''                |
			?                        | 😀                | ?
			a*b*c                    | a-b-c             | a*b*c
			a*b*c                    | a-c-b             |
			*a?c*                    | xxabcxx           | *a?c*
			  One ,Two , Three       | Two               | Two
			One,,Two                 | ''                |
			A, A*                    | A                 | A
			A*, A                    | A                 | A*
			"Paris, France"          | Paris, France     | Paris, France
			"Paris, France",Rome     | rome              | Rome
			"Paris, *"               | paris, texas      | Paris, *
			"say ""hi""\"            | say "hi"          | say "hi"
			STRASSE                  | straße            | STRASSE
			ＳＡＬＥＳ               | sales             | ＳＡＬＥＳ
			a.b                      | axb               |
			[ab]                     | a                 |
			＊                       | anything          |
			＊                       | *                 | ＊
			''                       | anything          |
			,                        | anything          |
			""")
	void shouldMatchTheWholeNameWhateverItsCase(String setting, String name, String pattern) {
		assertThat(Patterns.of(setting).match(name)).isEqualTo(java.util.Optional.ofNullable(pattern));
	}

	@Test
	void shouldFindNothingInAnEmptySetting() {
		assertThat(Patterns.of("").isEmpty()).isTrue();
		assertThat(Patterns.of(" , ,").isEmpty()).isTrue();
	}

	@Test
	void shouldAgreeWithAReferenceOnRandomPatternsAndNames() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		for (int run = 0; run < 20_000; run++) {
			String pattern = text(random, "ab*?", 1 + random.nextInt(9));
			String name = text(random, "ab", random.nextInt(12));
			assertThat(Glob.of(pattern).matches(name)).as("-Dseed=%d: %s on %s", seed, pattern, name)
				.isEqualTo(reference(pattern, name));
		}
	}

	@Test
	void shouldAgreeWithAReferenceOnPatternsLongerThanAWord() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		for (int run = 0; run < 500; run++) {
			String name = text(random, "ab", 60 + random.nextInt(80));
			StringBuilder pattern = new StringBuilder(name);
			for (int change = 0; change < random.nextInt(4); change++) {
				pattern.setCharAt(random.nextInt(pattern.length()), "ab?*".charAt(random.nextInt(4)));
			}
			assertThat(Glob.of(pattern.toString()).matches(name)).as("-Dseed=%d: %s on %s", seed, pattern, name)
				.isEqualTo(reference(pattern.toString(), name));
		}
	}

	@ParameterizedTest
	@CsvSource({ "*a*a*a*a*a*a*a*a*a*a*a*a*b", "*a?a?a?a?a?a?a?a?a?a?a?a?b", "*?*?*?*?*?*?*?*?*?*?*?*?*b" })
	void shouldTakeTimeThatIsLinearInTheName(String pattern) {
		Glob glob = Glob.of(pattern);
		String name = "a".repeat(5_000_000);
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(glob.matches(name)).isFalse());
		assertThat(glob.matches(name + "b")).isTrue();
	}

	private static String text(Random random, String alphabet, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	/** By a table of every prefix with every prefix. */
	private static boolean reference(String pattern, String name) {
		boolean[] row = new boolean[name.length() + 1];
		row[0] = true;
		for (char element : pattern.toCharArray()) {
			boolean[] next = new boolean[name.length() + 1];
			next[0] = element == '*' && row[0];
			for (int i = 1; i <= name.length(); i++) {
				next[i] = (element == '*') ? row[i] || next[i - 1]
						: row[i - 1] && (element == '?' || element == name.charAt(i - 1));
			}
			row = next;
		}
		return row[name.length()];
	}

}
