package dev.rollcall.processor.guarantee;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.SiteId;

import static org.assertj.core.api.Assertions.assertThat;

/** Within a site events are numbered without gaps in a step and never go back. */
public final class PerSiteOrder implements Guarantee {

	@Override
	public void verify(Run run) {
		Map<SiteId, EventEnvelope> last = new LinkedHashMap<>();
		for (EventEnvelope event : run.events()) {
			EventEnvelope before = last.put(event.site(), event);
			boolean sameStep = before != null && before.sequence() == event.sequence();
			assertThat(event.index()).as("index of %s", event.id())
				.isEqualTo((before != null && sameStep) ? before.index() + 1 : 0);
			if (before != null) {
				assertThat(event.sequence()).as("sequence of %s", event.id()).isGreaterThanOrEqualTo(before.sequence());
			}
		}
	}

}
