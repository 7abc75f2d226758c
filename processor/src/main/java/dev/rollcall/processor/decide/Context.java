package dev.rollcall.processor.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.state.Directory;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may look at: the command's envelope, and the site with the events
 * drafted so far.
 */
record Context(Draft draft, Command.Envelope envelope, Limits limits) {

	Directory directory() {
		return this.draft.directory();
	}

	/** What users and groups of the site may hold. */
	SiteSchema schema() {
		return SiteSchema.of(directory().extensions());
	}

	SiteId site() {
		return this.envelope.site();
	}

	Instant at() {
		return this.envelope.at();
	}

	CommandId command() {
		return this.envelope.id();
	}

	/** What makes accounts follow, for this reason. */
	Cause cause(Reason why) {
		return Cause.of(command(), at(), this.envelope.actor(), why);
	}

	/** The same with the id of a new account. */
	Cause cause(AccountId fresh, Reason why) {
		return new Cause(command(), at(), this.envelope.actor(), Optional.of(fresh), why);
	}

	/** What was drafted is what happens. */
	Decision accepted(@Nullable Entity resource) {
		return accepted(resource, List.of(), List.of());
	}

	Decision accepted(@Nullable Entity resource, List<GroupRef> groups, List<UUID> unknownMembers) {
		List<dev.rollcall.schemas.Event> events = this.draft.events();
		return new Decision.Accepted(events, new Outcome.Applied(resource, !events.isEmpty(), groups, unknownMembers));
	}

	Decision noSite() {
		return Decision.refused(Outcome.Code.SITE_NOT_FOUND, "Expected to find site " + site() + ", but there is none");
	}

	/** There is no such provider, perhaps because there is no such site. */
	Decision noProvider(ProviderId id) {
		return directory().site().isEmpty() ? noSite() : Decision.refused(Outcome.Code.PROVIDER_NOT_FOUND,
				"Expected to find provider " + id + " in site " + site() + ", but there is none");
	}

	Decision noAccount(AccountId id) {
		return directory().site().isEmpty() ? noSite() : Decision.refused(Outcome.Code.ACCOUNT_NOT_FOUND,
				"Expected to find account " + id + " in site " + site() + ", but there is none");
	}

	Decision noSiteGroup(SiteGroupId id) {
		return directory().site().isEmpty() ? noSite() : Decision.refused(Outcome.Code.SITE_GROUP_NOT_FOUND,
				"Expected to find site group " + id + " in site " + site() + ", but there is none");
	}

	/** Of a facet that somebody's command made as it is. */
	Because because(Because.Facet facet, String rule) {
		return new Because(facet, rule, "", "", 0, command(), at(), this.envelope.actor());
	}

	Decision versionMismatch(long version) {
		return Decision.refused(Outcome.Code.VERSION_MISMATCH,
				"Expected the resource to be at a version that the request accepts, but it is at version " + version);
	}

	Decision idTaken(Object id) {
		return Decision.refused(Outcome.Code.ID_TAKEN, "Expected to use the id " + id + ", but it is in use");
	}

	/** {@code If-Match} with what does not exist (RFC 9110 section 13.1.1). */
	Decision nothingToMatch() {
		return Decision.refused(Outcome.Code.VERSION_MISMATCH,
				"Expected the resource to exist at a version that the request names, but it does not exist");
	}

}
