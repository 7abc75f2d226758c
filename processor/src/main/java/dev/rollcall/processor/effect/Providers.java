package dev.rollcall.processor.effect;

import java.util.List;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Reason;

/** States of a provider that are no versions of its settings. */
public final class Providers {

	private Providers() {
	}

	/** The provider as if it had this policy, with nobody guarded. */
	public static Entity.Provider trying(Entity.Provider provider, Policy policy) {
		return with(provider, policy, false);
	}

	/**
	 * Ends the guarding, if there is any: what is pending may deprovision from now on.
	 */
	public static void unguard(Draft draft, Entity.Provider provider, Reason reason) {
		if (provider.guarded()) {
			draft.add(Event.updated(provider, with(provider, provider.policy(), false), reason, List.of("guarded")));
		}
	}

	private static Entity.Provider with(Entity.Provider provider, Policy policy, boolean guarded) {
		return new Entity.Provider(provider.site(), provider.id(), provider.name(), provider.vendor(),
				provider.protocol(), policy, guarded, provider.version(), provider.created(), provider.lastModified());
	}

}
