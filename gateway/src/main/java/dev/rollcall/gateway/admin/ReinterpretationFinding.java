package dev.rollcall.gateway.admin;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.gateway.reinterpret.Asked;
import dev.rollcall.gateway.reinterpret.Fold;
import dev.rollcall.gateway.reinterpret.Target;
import org.jspecify.annotations.Nullable;

/** What was found about one user or group, and what became of it. */
final class ReinterpretationFinding {

	private final Target target;

	private final Fold.Present present;

	private final Fold.Folded folded;

	private final List<UUID> unknown;

	private final List<Asked> requests;

	private volatile ReinterpretationJson.@Nullable Result result;

	/**
	 * A finding.
	 * @param unknown members who would come, but are not there
	 * @param requests that are read otherwise
	 */
	ReinterpretationFinding(Target target, Fold.Present present, Fold.Folded folded, List<UUID> unknown,
			List<Asked> requests) {
		this.target = target;
		this.present = present;
		this.folded = folded;
		this.unknown = List.copyOf(unknown);
		this.requests = List.copyOf(requests);
	}

	Target target() {
		return this.target;
	}

	Fold.Present present() {
		return this.present;
	}

	Fold.Folded folded() {
		return this.folded;
	}

	List<UUID> unknown() {
		return this.unknown;
	}

	List<UUID> added() {
		Set<UUID> gone = Set.copyOf(this.unknown);
		return this.folded.added().stream().filter((member) -> !gone.contains(member)).toList();
	}

	List<Asked> requests() {
		return this.requests;
	}

	boolean isDecided() {
		return this.folded.undecidable().isEmpty();
	}

	/** Whether applying it would change nothing. */
	boolean isSame() {
		return isDecided() && added().isEmpty()
				&& new Fold.Folded(this.folded.attributes(), List.of(), this.folded.removed(), "").isSame(this.present);
	}

	ReinterpretationJson.@Nullable Result result() {
		return this.result;
	}

	void result(ReinterpretationJson.Result now) {
		this.result = now;
	}

}
