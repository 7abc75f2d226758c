package dev.rollcall.gateway.kafka;

import org.springframework.context.SmartLifecycle;

/** When the gateway's parts start and stop. */
public final class Phase {

	/**
	 * What requests rest on starts before the web server takes any, and stops after it
	 * has answered the last.
	 */
	public static final int BENEATH_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

	private Phase() {
	}

}
