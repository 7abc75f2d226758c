package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Differences;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the admin API says of requests that are read again. */
final class ReinterpretationJson {

	private ReinterpretationJson() {
	}

	/**
	 * One reinterpretation.
	 *
	 * @param state {@code running}, {@code ready}, {@code failed}, {@code applying} or
	 * {@code applied}
	 * @param detail why it failed, else empty
	 * @param requests that were read again
	 * @param affected those of them that are read otherwise
	 * @param users findings about users that would be otherwise
	 * @param groups likewise groups
	 * @param undecidable findings about which nothing can be said
	 * @param same users and groups that are what they would be all the same
	 * @param applied findings that were applied
	 */
	record Reinterpretation(String id, String site, @Nullable String provider, Instant from, @Nullable Instant to,
			String state, String detail, long requests, long affected, int users, int groups, int undecidable, int same,
			int applied, Instant created, Instant expires) {
	}

	/**
	 * A user or a group.
	 *
	 * @param kind {@code user} or {@code group}
	 * @param version that the finding is about
	 * @param added members that would come
	 * @param removed members that would go
	 * @param unknown members that would come, but are no longer there
	 * @param requests that are read otherwise
	 * @param undecidable why nothing can be said, else {@code null}
	 * @param result what became of it, {@code null} as long as it was not applied
	 */
	record Reinterpreted(String kind, String id, String provider, long version, List<Change> changes,
			List<String> added, List<String> removed, List<String> unknown, List<Request> requests,
			@Nullable String undecidable, @Nullable Result result) {

		static Reinterpreted of(ReinterpretationFinding finding) {
			boolean decided = finding.folded().undecidable().isEmpty();
			return new Reinterpreted(finding.target().group() ? "group" : "user", finding.target().id().toString(),
					finding.target().provider().toString(), finding.present().version(),
					changes(finding.present().attributes(), finding.folded().attributes()), ids(finding.added()),
					ids(finding.folded().removed()), ids(finding.unknown()),
					finding.requests()
						.stream()
						.map((asked) -> new Request(asked.id().toString(), asked.at(), asked.now() == null))
						.toList(),
					decided ? null : finding.folded().undecidable(), finding.result());
		}

		private static List<String> ids(List<UUID> ids) {
			return ids.stream().map(UUID::toString).toList();
		}

		private static List<Change> changes(Attributes before, Attributes after) {
			List<Change> changes = new ArrayList<>();
			for (String name : Differences.names(before, after)) {
				changes.add(new Change(name, value(before, name), value(after, name)));
			}
			return changes;
		}

		private static @Nullable JsonNode value(Attributes attributes, String name) {
			JsonNode direct = attributes.tree().get(name);
			int colon = name.lastIndexOf(':');
			return (direct != null || colon < 0) ? direct
					: attributes.tree().path(name.substring(0, colon)).get(name.substring(colon + 1));
		}

	}

	/**
	 * An attribute that would be otherwise.
	 *
	 * @param attribute its name, in an extension {@code URN:name}
	 */
	record Change(String attribute, @Nullable JsonNode before, @Nullable JsonNode after) {
	}

	/**
	 * A request that is read otherwise.
	 *
	 * @param command its command's id, the cause of its events
	 * @param refused whether it would be refused now
	 */
	record Request(String command, Instant at, boolean refused) {
	}

	/**
	 * What became of a finding.
	 *
	 * @param state {@code applied}, {@code changed-since}, {@code refused} or
	 * {@code unanswered}
	 * @param command the cause of what it changed; {@code null} if nothing was answered
	 */
	record Result(String state, @Nullable String command, String detail) {

		boolean isFinal() {
			return !this.state.equals("unanswered");
		}

	}

}
