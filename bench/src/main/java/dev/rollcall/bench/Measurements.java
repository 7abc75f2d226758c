package dev.rollcall.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every measurement, in their order: one that needs few users comes before the filling,
 * one that ends the server comes last.
 */
final class Measurements {

	private static final Map<String, Measurement> ALL = all();

	private Measurements() {
	}

	private static Map<String, Measurement> all() {
		Map<String, Measurement> all = new LinkedHashMap<>();
		all.put("kafka", new KafkaMeasurement());
		all.put("sync", new SyncMeasurement());
		all.put("create", UserMeasurements::create);
		all.put("read", UserMeasurements::read);
		all.put("lookup", UserMeasurements::lookUp);
		all.put("patch", UserMeasurements::patch);
		all.put("page", UserMeasurements::page);
		all.put("member", MemberMeasurements::addOne);
		all.put("adders", MemberMeasurements::addersOnOneGroup);
		all.put("policy", new PolicyMeasurement());
		all.put("memory", new MemoryMeasurement());
		all.put("restart", new RestartMeasurement());
		all.put("processor", new ProcessorMeasurement());
		return all;
	}

	static List<String> names() {
		return List.copyOf(ALL.keySet());
	}

	static Measurement named(String name) {
		Measurement measurement = ALL.get(name);
		if (measurement == null) {
			throw new IllegalArgumentException("Unknown measurement " + name);
		}
		return measurement;
	}

}
