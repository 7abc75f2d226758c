package dev.rollcall.schemas.scim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sixteen times the input may take well over sixteen times the processor time, for
 * caches' sake, but not the 256 times that quadratic work takes. The thread's own time is
 * measured, which a busy machine does not change.
 */
class GrowthTest {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int FACTOR = 16;

	private static final int LIMIT = 128;

	private static final AttributeLimits WIDE = new AttributeLimits(10_000_000, 200_000, 100_000_000);

	@Test
	void shouldAddInLinearTime() {
		assertLinear(1_000, (n) -> patch(n, Operation.addElement("emails", emails(n, 2 * n))));
	}

	@Test
	void shouldAddOneByOneInLinearTime() {
		assertLinear(500,
				(n) -> patch(1,
						IntStream.range(0, n)
							.mapToObj((i) -> Operation.addElement("emails",
									"{\"value\":\"x" + i + "\",\"type\":\"work\",\"primary\":true}"))
							.toArray(Operation[]::new)));
	}

	@Test
	void shouldRemoveInLinearTime() {
		assertLinear(1_000, (n) -> patch(n, Operation.removeElement("emails", emails(0, n))));
	}

	@Test
	void shouldSelectInLinearTime() {
		assertLinear(1_000, (n) -> patch(n, Operation.set("emails[type eq \"work\"].display", "\"d\"", false)));
	}

	@Test
	void shouldMakeBodiesCanonicalInLinearTime() {
		assertLinear(1_000, (n) -> {
			ObjectNode body = body(n);
			return () -> Json.taken(Canonical.of(ResourceSchema.USER, body, WIDE));
		});
	}

	@Test
	void shouldSearchInLinearTime() {
		assertLinear(4_000, (n) -> {
			FilterLimits limits = new FilterLimits(1_000_000, 10, 10);
			Predicate<JsonNode> filter = Filter
				.parse("title co \"" + "a".repeat(n) + "b" + "a".repeat(n) + "\"", limits)
				.compile(ResourceSchema.USER);
			ObjectNode user = Json.object("{title:'" + "a".repeat(4 * n) + "'}");
			return () -> assertThat(filter.test(user)).isFalse();
		});
	}

	@Test
	void shouldParseInLinearTime() {
		assertLinear(1_000, (n) -> {
			FilterLimits limits = new FilterLimits(10_000_000, 1_000_000, 10);
			String text = "(title eq \"x\" or nickName pr) and ".repeat(n) + "userName pr";
			return () -> Filter.parse(text, limits);
		});
	}

	private static void assertLinear(int size, IntFunction<Runnable> work) {
		Runnable small = work.apply(size);
		Runnable large = work.apply(size * FACTOR);
		fastest(small);
		long once = fastest(small);
		long more = fastest(large);
		assertThat(more).as("%d ns for %d, %d ns for %d", once, size, more, size * FACTOR)
			.isLessThan(Math.max(once, 1_000_000) * LIMIT);
	}

	private static long fastest(Runnable work) {
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			long start = THREADS.getCurrentThreadCpuTime();
			work.run();
			fastest = Math.min(fastest, THREADS.getCurrentThreadCpuTime() - start);
		}
		return fastest;
	}

	private static Runnable patch(int elements, Operation... operations) {
		Attributes before = Json.taken(Canonical.of(ResourceSchema.USER, body(elements), WIDE));
		List<Operation> list = new ArrayList<>(List.of(operations));
		return () -> Json.taken(AttributePatch.apply(ResourceSchema.USER, before, list, WIDE));
	}

	private static ObjectNode body(int elements) {
		return Json.object("{userName:'u',emails:" + emails(0, elements) + "}");
	}

	private static String emails(int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((i) -> "{\"value\":\"e" + i + "@example.com\",\"type\":\"" + ((i % 2 == 0) ? "work" : "home")
					+ "\"}")
			.collect(Collectors.joining(",", "[", "]"));
	}

}
