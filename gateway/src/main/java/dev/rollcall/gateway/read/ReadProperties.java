package dev.rollcall.gateway.read;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where reads are answered and how current they are.
 *
 * @param readBounds {@code broker}: right with any number of gateways; {@code local}:
 * without a question to the broker, right only where this gateway is the only one
 * @param projectorUrl base URI of the projector; absent: the projector is in this process
 * @param viewTimeout how long the projector may take, on top of what it waits itself
 * @param viewConnections connections to the projector
 * @param boundTimeout how long the broker may take to tell the end of the log
 */
@ConfigurationProperties("rollcall.gateway")
record ReadProperties(@DefaultValue("broker") Mode readBounds, @Nullable URI projectorUrl,
		@DefaultValue("10s") Duration viewTimeout, @DefaultValue("64") int viewConnections,
		@DefaultValue("3s") Duration boundTimeout) {

	/** How the gateway knows what a read has to reflect. */
	enum Mode {

		/** From the ends of the directory topic's partitions. */
		BROKER,
		/** From the outcomes that this gateway has handed out. */
		LOCAL

	}

}
