package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.kafka.CommandTooLargeException;
import dev.rollcall.gateway.kafka.UnansweredException;
import dev.rollcall.gateway.reinterpret.Target;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Differences;
import dev.rollcall.schemas.scim.Operation;

/**
 * Brings users and groups to what they would be, by ordinary commands on the condition
 * that they still are as they were seen. It blocks.
 */
final class ReinterpretationApplier {

	private static final String ACTOR = "administrator";

	/** Longer than any outcome is waited for. */
	private static final Duration ANSWER = Duration.ofMinutes(5);

	private final CommandGateway gateway;

	private final IdSource ids;

	ReinterpretationApplier(CommandGateway gateway, IdSource ids) {
		this.gateway = gateway;
		this.ids = ids;
	}

	/**
	 * Applies what was not applied yet.
	 * @param path of the request that asks for it
	 */
	void apply(Reinterpretation reinterpretation, String path) {
		RawRequest raw = new RawRequest("POST", path, "", "", "");
		for (ReinterpretationFinding finding : reinterpretation.findings()) {
			ReinterpretationJson.Result before = finding.result();
			if (finding.isDecided() && !finding.isSame() && (before == null || !before.isFinal())) {
				finding.result(apply(reinterpretation.asking().site(), raw, finding));
			}
		}
	}

	private ReinterpretationJson.Result apply(SiteId site, RawRequest raw, ReinterpretationFinding finding) {
		long version = finding.present().version();
		String last = null;
		try {
			for (Step step : steps(finding)) {
				Outcome.Envelope envelope = Objects
					.requireNonNull(this.gateway.ask(site, ACTOR, raw, step.command(version)).block(ANSWER));
				last = envelope.command().toString();
				if (envelope.outcome() instanceof Outcome.Refused refused) {
					return refused(refused, last);
				}
				version = version(envelope.outcome(), version);
			}
			return new ReinterpretationJson.Result("applied", last, "");
		}
		catch (UnansweredException ex) {
			return new ReinterpretationJson.Result("unanswered", last,
					"No answer came: apply again, which changes nothing twice");
		}
		catch (CommandTooLargeException ex) {
			return new ReinterpretationJson.Result("refused", last, String.valueOf(ex.getMessage()));
		}
	}

	private static ReinterpretationJson.Result refused(Outcome.Refused refused, String command) {
		boolean changed = switch (refused.code()) {
			case VERSION_MISMATCH, USER_NOT_FOUND, GROUP_NOT_FOUND, PROVIDER_NOT_FOUND, SITE_NOT_FOUND -> true;
			default -> false;
		};
		return new ReinterpretationJson.Result(changed ? "changed-since" : "refused", command, refused.detail());
	}

	private static long version(Outcome outcome, long before) {
		if (outcome instanceof Outcome.Applied applied) {
			Entity resource = applied.resource();
			if (resource instanceof Entity.User user) {
				return user.version();
			}
			if (resource instanceof Entity.Group group) {
				return group.version();
			}
		}
		return before;
	}

	private List<Step> steps(ReinterpretationFinding finding) {
		Target target = finding.target();
		boolean renamed = !Differences.names(finding.present().attributes(), finding.folded().attributes()).isEmpty();
		List<Step> steps = new ArrayList<>();
		if (!target.group()) {
			steps.add((version) -> new Command.ReplaceUser(target.provider(), new UserId(target.id()),
					new AccountId(this.ids.next()), finding.folded().attributes(), exactly(version)));
			return steps;
		}
		GroupId id = new GroupId(target.id());
		if (renamed) {
			steps.add((version) -> new Command.ReplaceGroup(target.provider(), id, new SiteGroupId(this.ids.next()),
					finding.folded().attributes(), null, exactly(version)));
		}
		List<Operation> operations = members(finding);
		if (!operations.isEmpty()) {
			steps.add((version) -> new Command.PatchGroup(target.provider(), id, new SiteGroupId(this.ids.next()),
					operations, exactly(version)));
		}
		return steps;
	}

	private static List<Operation> members(ReinterpretationFinding finding) {
		List<Operation> operations = new ArrayList<>();
		if (!finding.folded().removed().isEmpty()) {
			operations.add(Operation.removeMembers(finding.folded().removed()));
		}
		if (!finding.added().isEmpty()) {
			operations.add(Operation.addMembers(finding.added()));
		}
		return operations;
	}

	private static Preconditions exactly(long version) {
		return new Preconditions(List.of(version), List.of());
	}

	/** A command on the condition that the target has this version. */
	private interface Step {

		Command command(long version);

	}

}
