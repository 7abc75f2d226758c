package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.processor.policy.AccountRules;
import dev.rollcall.processor.policy.Facets;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.processor.policy.Provenance;
import dev.rollcall.processor.policy.Standing;
import dev.rollcall.processor.policy.Subject;
import dev.rollcall.processor.policy.Why;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/**
 * Says why an account is as it is (docs/policy.md, "Why"): rule, pattern and group as
 * they are now, with the command that is remembered.
 */
final class ExplainDecision {

	private ExplainDecision() {
	}

	static Decision decide(Context context, Command.Explain command) {
		Optional<Entity.Account> found = context.directory().account(command.account());
		if (found.isEmpty()) {
			return Decision.refused(Outcome.Code.ACCOUNT_NOT_FOUND,
					"Expected to find account " + command.account() + ", but there is none");
		}
		Entity.Account account = found.get();
		Optional<Subject> subject = subject(context, account);
		return new Decision.Accepted(List.of(),
				new Outcome.Explained(account,
						subject.map((present) -> ruled(account, present)).orElseGet(() -> remembered(account)),
						groups(context, account, subject)));
	}

	private static Optional<Subject> subject(Context context, Entity.Account account) {
		return account.user()
			.flatMap(context.directory()::user)
			.flatMap((user) -> context.directory()
				.provider(user.provider())
				.map((provider) -> new Subject(context.directory().site().orElse(null), provider,
						GroupSettings.of(provider.policy()), user,
						context.directory()
							.groupsOf(user.id().value())
							.stream()
							.flatMap((id) -> context.directory().group(id).stream())
							.toList(),
						account)));
	}

	private static List<Because> ruled(Entity.Account account, Subject subject) {
		Standing standing = AccountRules.standing(subject);
		List<Because> facets = new ArrayList<>();
		Facets ruled = AccountRules.facets(subject, standing);
		for (Map.Entry<Because.Facet, Why> entry : ruled.why().entrySet()) {
			boolean overtaken = entry.getKey() == Because.Facet.STATUS && standing.reason() != account.reason();
			Why why = overtaken ? Why.rule(account.reason().wireName()) : entry.getValue();
			facets.add(origin(account, entry.getKey()).because(entry.getKey(), why, subject.provider().version()));
		}
		return facets;
	}

	/** Nothing rules it: what is remembered, or an administrator. */
	private static List<Because> remembered(Entity.Account account) {
		List<Because> facets = new ArrayList<>();
		for (Because.Facet facet : Because.Facet.values()) {
			if (facet != Because.Facet.GROUP) {
				String rule = (facet == Because.Facet.STATUS) ? account.reason().wireName()
						: Reason.ADMINISTRATOR.wireName();
				facets.add(entry(account, facet)
					.orElseGet(() -> origin(account, facet).because(facet, Why.rule(rule), 0)));
			}
		}
		return facets;
	}

	private static Optional<Because> entry(Entity.Account account, Because.Facet facet) {
		return account.because().stream().filter((because) -> because.facet() == facet).findFirst();
	}

	/** What led to a facet; what led to the account where nothing is remembered of it. */
	private static Provenance origin(Entity.Account account, Because.Facet facet) {
		return entry(account, facet).or(() -> account.because().stream().findFirst())
			.map((because) -> new Provenance(because.command(), because.at(), because.actor()))
			.orElseGet(() -> new Provenance(new CommandId(account.id().value()), account.created(), ""));
	}

	private static List<Outcome.GroupReason> groups(Context context, Entity.Account account,
			Optional<Subject> subject) {
		List<Outcome.GroupReason> reasons = new ArrayList<>();
		context.directory().siteGroupsOf(account.id()).forEach((id) -> {
			Optional<Entity.SiteMembership> edge = context.directory().siteMembership(id, account.id());
			Optional<Entity.SiteGroup> group = context.directory().siteGroup(id);
			if (edge.isPresent() && group.isPresent()) {
				reasons.add(new Outcome.GroupReason(id, group.get().name(), edge.get().source(),
						because(edge.get(), subject)));
			}
		});
		return reasons;
	}

	/** With the name of the directory group that feeds the site group now. */
	private static Because because(Entity.SiteMembership edge, Optional<Subject> subject) {
		Because stored = edge.because();
		if (edge.source() != Entity.SiteMembership.Source.DIRECTORY) {
			return stored;
		}
		return subject
			.flatMap((present) -> present.groups()
				.stream()
				.filter((group) -> group.siteGroup().equals(Optional.of(edge.group())))
				.findFirst()
				.map((group) -> new Because(stored.facet(), stored.rule(), stored.pattern(), Subject.name(group),
						present.provider().version(), stored.command(), stored.at(), stored.actor())))
			.orElse(stored);
	}

}
