package dev.rollcall.bench;

import java.io.IOException;
import java.util.Optional;

/** What the server's process takes with the users there are. */
final class MemoryMeasurement implements Measurement {

	@Override
	public void run(Bench bench) throws IOException {
		Long pid = bench.target().pid();
		if (pid == null) {
			bench.progress("left out: memory, since no process is known (--pid)");
			return;
		}
		ProcessFigures process = new ProcessFigures(pid);
		String users = " with %,d users".formatted(bench.population().size());
		add(bench, "resident memory at its peak" + users, process.peakResidentMib());
		add(bench, "resident memory now" + users, process.residentMib());
		add(bench, "  of it, each page once" + users, process.residentOnceMib());
		add(bench, "  of it anonymous (heap, stacks, native)" + users, process.anonymousMib());
		add(bench, "  of it mapped files, which the kernel may take back" + users, process.fileMib());
		add(bench, "  of it shared" + users, process.sharedMib());
		add(bench, "heap after a collection" + users, process.liveHeapMib());
	}

	private static void add(Bench bench, String name, Optional<Double> mib) throws IOException {
		if (mib.isPresent()) {
			bench.progress(name + ": " + Math.round(mib.get()) + " MiB");
			bench.report().add(new Fact(name, mib.get(), "MiB", ""));
		}
	}

}
