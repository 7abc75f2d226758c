package dev.rollcall.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A value with its codec and a name that is unique among all of them. */
record Sample<T>(String name, Codec<T> codec, T value) {

	/** Every sample of every codec that writes Avro. */
	static List<Sample<?>> all() {
		List<Sample<?>> all = new ArrayList<>();
		add(all, "command", Codecs.COMMAND, Samples.commands());
		add(all, "outcome", Codecs.OUTCOME, Samples.outcomes());
		add(all, "event", Codecs.EVENT, Samples.events());
		add(all, "entity", Codecs.ENTITY, Samples.entities());
		add(all, "access", Codecs.ACCESS, Samples.accessEntries());
		add(all, "history", Codecs.HISTORY, Samples.historyEntries());
		add(all, "dead-letter", Codecs.DEAD_LETTER, Samples.deadLetters());
		return all;
	}

	private static <T> void add(List<Sample<?>> all, String kind, Codec<T> codec, Map<String, T> values) {
		values.forEach((name, value) -> all.add(new Sample<>(kind + "/" + name, codec, value)));
	}

	byte[] encoded() {
		return this.codec.encode(this.value);
	}

	T decoded(byte[] bytes) {
		return this.codec.decode(bytes);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
