package dev.rollcall.schemas.topic;

import java.time.Duration;
import java.util.List;

import dev.rollcall.schemas.SiteId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Every topic, on one page. All of them but {@link #OUTCOMES} have the same number of
 * partitions and partition by site; that number is chosen once and never changed.
 */
public final class Topics {

	/** What was asked; key: site. */
	public static final Topic COMMANDS = Topic.log("rollcall.commands.v1", Duration.ofDays(30));

	/**
	 * Applied or refused, to the partition that the asking gateway reads; key: command
	 * id.
	 */
	public static final Topic OUTCOMES = Topic.log("rollcall.outcomes.v1", Duration.ofHours(1));

	/** Current state, entity by entity; key: site, kind and id. */
	public static final Topic DIRECTORY = Topic.compacted("rollcall.directory.v1");

	/** What changed, before and after, and why; key: site. */
	public static final Topic EVENTS = Topic.log("rollcall.events.v1", Duration.ofDays(30));

	/** The same changes without personal values, kept for ever; key: site. */
	public static final Topic HISTORY = Topic.log("rollcall.history.v1", Duration.ofMillis(-1));

	/** The current account only; key: site and account. */
	public static final Topic ACCOUNTS = Topic.compacted("rollcall.accounts.v1");

	/** Hashes of credentials, for gateways and processors only; key: site and id. */
	public static final Topic CREDENTIALS = Topic.compacted("rollcall.credentials.v1");

	/** Schema extensions of sites, for gateways; key: site and id. */
	public static final Topic EXTENSIONS = Topic.compacted("rollcall.extensions.v1");

	/** What could not be decoded or decided; key as its source. */
	public static final Topic DEAD_LETTERS = Topic.log("rollcall.dead-letters.v1", Duration.ofDays(30));

	public static final List<Topic> ALL = List.of(COMMANDS, OUTCOMES, DIRECTORY, EVENTS, HISTORY, ACCOUNTS, CREDENTIALS,
			EXTENSIONS, DEAD_LETTERS);

	private Topics() {
	}

	/** The partition of a site; the same in every topic but {@link #OUTCOMES}. */
	public static int partition(SiteId site, int partitions) {
		return Utils.toPositive(Utils.murmur2(site.value().getBytes(StandardCharsets.UTF_8))) % partitions;
	}

}
