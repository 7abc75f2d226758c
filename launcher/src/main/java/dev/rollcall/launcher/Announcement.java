package dev.rollcall.launcher;

import java.io.PrintStream;
import java.net.URI;

/** How to reach what was started, one fact a line, for people and for scripts. */
record Announcement(Options options, String adminToken, String scimToken, EmbeddedBroker broker, URI base) {

	void print(PrintStream out) {
		out.println("SCIM_BASE_URL=" + this.base + "/scim/v2");
		out.println("SCIM_TOKEN=" + this.scimToken);
		out.println("ADMIN_URL=" + this.base + "/admin/v1");
		out.println("ADMIN_TOKEN=" + this.adminToken);
		out.println("KAFKA_BOOTSTRAP_SERVERS=" + this.broker.bootstrapServers());
		out.println("DURABILITY=" + this.options.durability().optionValue() + " (" + this.options.durability().meaning()
				+ ")");
		out.println("Try:  curl -H 'Authorization: Bearer " + this.scimToken + "' '" + this.base
				+ "/scim/v2/Users?count=1'");
		out.println("Ready. Ctrl-C stops it.");
		out.flush();
	}

}
