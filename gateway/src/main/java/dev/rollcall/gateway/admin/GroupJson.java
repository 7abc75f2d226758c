package dev.rollcall.gateway.admin;

import java.time.Instant;

import dev.rollcall.schemas.Entity;

/** Answers about site groups. */
final class GroupJson {

	private GroupJson() {
	}

	/**
	 * A site group.
	 *
	 * @param byHand whether it stays when no directory group feeds it any more
	 */
	record Group(String id, String name, boolean byHand, long version, Instant created, Instant lastModified) {
		static Group of(Entity.SiteGroup group) {
			return new Group(group.id().toString(), group.name(), group.byHand(), group.version(), group.created(),
					group.lastModified());
		}
	}

	/**
	 * An account in a site group.
	 *
	 * @param source who keeps it there
	 */
	record Member(String account, String source, Instant since, PolicyJson.Reason because) {
		static Member of(Entity.SiteMembership edge) {
			return new Member(edge.account().toString(), Words.word(edge.source()), edge.since(),
					PolicyJson.Reason.of(edge.because()));
		}
	}

}
