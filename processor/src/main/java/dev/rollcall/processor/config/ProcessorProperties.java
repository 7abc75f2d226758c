package dev.rollcall.processor.config;

import java.nio.file.Path;
import java.time.Duration;

import dev.rollcall.processor.topology.TopologySettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processor's own settings.
 *
 * @param stateStore where state lives: {@code rocksdb} grows beyond memory,
 * {@code memory} is faster; both are restored from the changelog
 * @param stateDir folder of the local state
 * @param instanceId name of this processor, different for each one of an installation and
 * the same after a restart, so that the restart need not wait for anybody
 * @param threads 0: one for each partition, at most one for each core
 * @param seenFor how long a command delivered once more is recognised
 * @param stepSize entities that one step of a job looks at; a tenth of it while commands
 * come in
 * @param stepInterval between two steps of jobs; three times that while commands come in
 * @param commitInterval longest time that an outcome waits for others to commit with;
 * when no command waits, the commit comes at once
 * @param linger how long a record waits for others to be sent with; a commit sends all
 * @param transactionTimeout longest time that one command or one commit may take
 * @param compression of everything that the processor writes, by Kafka's names
 * @param sessionTimeout after so long without a sign of life another processor takes over
 * @param rowCache heap for rows that are used most, for all partitions
 * @param rocksdbCache memory of RocksDB for all partitions
 * @param rocksdbWriteBuffer part of it for writes
 * @param topicsTimeout how long to wait for a broker and its topics at the start
 */
@ConfigurationProperties("rollcall.processor")
record ProcessorProperties(@DefaultValue("rocksdb") TopologySettings.Store stateStore,
		@DefaultValue("data/processor") Path stateDir, @DefaultValue("processor-1") String instanceId,
		@DefaultValue("0") int threads, @DefaultValue("10m") Duration seenFor, @DefaultValue("500") int stepSize,
		@DefaultValue("10ms") Duration stepInterval, @DefaultValue("100ms") Duration commitInterval,
		@DefaultValue("12ms") Duration linger, @DefaultValue("60s") Duration transactionTimeout,
		@DefaultValue("lz4") String compression, @DefaultValue("6s") Duration sessionTimeout,
		@DefaultValue("64MB") DataSize rowCache, @DefaultValue("128MB") DataSize rocksdbCache,
		@DefaultValue("48MB") DataSize rocksdbWriteBuffer, @DefaultValue("2m") Duration topicsTimeout) {

	ProcessorProperties {
		if (stepSize < 1 || threads < 0) {
			throw new IllegalArgumentException(
					"Expected rollcall.processor.step-size of at least 1 and rollcall.processor.threads of at least 0, "
							+ "but got " + stepSize + " and " + threads);
		}
	}

	int threads(int partitions) {
		return (this.threads > 0) ? this.threads
				: Math.min(partitions, Math.max(1, Runtime.getRuntime().availableProcessors()));
	}

}
