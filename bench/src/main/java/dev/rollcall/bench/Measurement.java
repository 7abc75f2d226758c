package dev.rollcall.bench;

import java.io.IOException;

/** One thing to measure; adds rows to the report. */
@FunctionalInterface
interface Measurement {

	void run(Bench bench) throws IOException;

}
