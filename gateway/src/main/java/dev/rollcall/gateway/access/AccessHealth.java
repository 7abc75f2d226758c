package dev.rollcall.gateway.access;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service until the credentials are known; a record that cannot be read shows. */
final class AccessHealth implements HealthIndicator {

	private final CredentialFollower follower;

	AccessHealth(CredentialFollower follower) {
		this.follower = follower;
	}

	@Override
	public Health health() {
		KnownCredentials known = this.follower.known();
		if (known == null) {
			return Health.outOfService()
				.withDetail("reason", "the credentials topic is not read to its end yet")
				.build();
		}
		return Health.up()
			.withDetail("credentials", known.size())
			.withDetail("undecodable", (long) this.follower.undecodable())
			.build();
	}

}
