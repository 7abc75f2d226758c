package dev.rollcall.launcher;

import java.io.PrintStream;
import java.net.URI;

/** How to reach what was started, one fact a line, for people and for scripts. */
record Announcement(Options options, Installation installation, EmbeddedBroker broker, Services services) {

	void print(PrintStream out) {
		URI base = this.services.baseUri();
		String token = this.installation.scimToken().orElse("");
		out.println("SCIM_BASE_URL=" + base + "/scim/v2");
		out.println("SCIM_TOKEN=" + token);
		out.println("ADMIN_URL=" + base + "/admin/v1");
		out.println("ADMIN_TOKEN=" + this.installation.adminToken());
		out.println("KAFKA_BOOTSTRAP_SERVERS=" + this.broker.bootstrapServers());
		out.println("DURABILITY=" + this.options.durability().optionValue() + " (" + this.options.durability().meaning()
				+ ")");
		out.println("Try:  curl -H 'Authorization: Bearer " + token + "' '" + base + "/scim/v2/Users?count=1'");
		out.println("Ready. Ctrl-C stops it.");
		out.flush();
	}

}
