package dev.rollcall.schemas.codec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.schemas.avro.Uuid;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Finds the generated class of a schema. Avro since 1.12.1 loads no class that a schema
 * names unless a JVM-wide setting trusts it; schemas come from our own jar only, and so
 * do the classes: no setting is needed, and nobody else's is touched.
 */
final class GeneratedData extends SpecificData {

	static final GeneratedData MODEL = new GeneratedData();

	private static final String PACKAGE = Uuid.class.getPackageName();

	private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

	private GeneratedData() {
		super(GeneratedData.class.getClassLoader());
		addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
	}

	@Override
	public Class<?> getClass(Schema schema) {
		return switch (schema.getType()) {
			case FIXED, RECORD, ENUM -> this.classes.computeIfAbsent(schema.getFullName(), this::load);
			default -> super.getClass(schema);
		};
	}

	private Class<?> load(String name) {
		if (!name.equals(PACKAGE + name.substring(name.lastIndexOf('.')))) {
			throw new IllegalStateException("Expected a schema of " + PACKAGE + ", but got " + name);
		}
		try {
			return Class.forName(name, true, getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("Expected a generated class for every recorded schema", ex);
		}
	}

}
