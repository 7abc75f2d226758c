package dev.rollcall.processor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.PreviewPage.Effect;
import dev.rollcall.schemas.PreviewPage.Finding;
import dev.rollcall.schemas.Reason;
import org.jspecify.annotations.Nullable;

/** Reads from the events of an evaluation what would change for one person. */
final class Findings {

	private final Entity.User user;

	private final Draft tried;

	private final List<Finding> found = new ArrayList<>();

	private Optional<AccountId> account = Optional.empty();

	private Findings(Entity.User user, Draft tried) {
		this.user = user;
		this.tried = tried;
	}

	/** What the events of a draft in which one user was evaluated say. */
	static List<Finding> of(Entity.User user, Draft before, Draft tried) {
		Findings findings = new Findings(user, tried);
		for (Event event : tried.events()) {
			if (event.entity() instanceof Entity.Account account) {
				findings.account = before.directory().account(account.id()).map(Entity.Account::id);
				findings.account((Entity.Account) event.before(), (Entity.Account) event.after(), event.reason());
			}
			else if (event.entity() instanceof Entity.SiteMembership edge) {
				findings.account = before.directory().account(edge.account()).map(Entity.Account::id);
				findings.group(before, edge, event);
			}
		}
		return List.copyOf(findings.found);
	}

	private void account(Entity.@Nullable Account before, Entity.@Nullable Account after, Reason reason) {
		if (after == null) {
			note(Effect.DELETED, "deleted", status(before), "", reason);
			return;
		}
		if (before == null) {
			note(Effect.PROVISIONED, status(after), "", status(after), reason);
		}
		else if (before.status() != after.status()) {
			note((after.status() == AccountStatus.ACTIVE) ? Effect.REACTIVATED : Effect.DISABLED, status(after),
					status(before), status(after), reason);
		}
		entitlements((before != null) ? before.entitlements() : fresh(after.entitlements()), after.entitlements(),
				reason);
		compare(Effect.COMPANY, "company", (before != null) ? before.company() : "", after.company(), reason);
	}

	/** What an account without any setting would have. */
	private static Entitlements fresh(Entitlements after) {
		return new Entitlements(Entitlements.Role.MEMBER, Entitlements.Authentication.SSO, after.twoFactor(), false,
				false, false, after.timeZone());
	}

	private void entitlements(Entitlements before, Entitlements after, Reason reason) {
		compare(Effect.ROLE, "role", before.role(), after.role(), reason);
		compare(Effect.AUTHENTICATION, "authentication", before.authentication(), after.authentication(), reason);
		compare(Effect.TWO_FACTOR, "twoFactor", before.twoFactor(), after.twoFactor(), reason);
		compare(Effect.PERMISSION, "webdav", before.webdav(), after.webdav(), reason);
		compare(Effect.PERMISSION, "ftp", before.ftp(), after.ftp(), reason);
		compare(Effect.PERMISSION, "sftp", before.sftp(), after.sftp(), reason);
		compare(Effect.TIME_ZONE, "timeZone", before.timeZone(), after.timeZone(), reason);
	}

	private void group(Draft before, Entity.SiteMembership edge, Event event) {
		String name = this.tried.directory()
			.siteGroup(edge.group())
			.or(() -> before.directory().siteGroup(edge.group()))
			.map(Entity.SiteGroup::name)
			.orElse("");
		if (event.before() == null) {
			note(Effect.GROUP_JOINED, name, "", wire(edge.source()), event.reason());
		}
		else if (event.after() == null) {
			note(Effect.GROUP_LEFT, name, wire(edge.source()), "", event.reason());
		}
	}

	private void compare(Effect effect, String what, Object before, Object after, Reason reason) {
		if (!before.equals(after)) {
			note(effect, what, wire(before), wire(after), reason);
		}
	}

	private void note(Effect effect, String what, String before, String after, Reason reason) {
		this.found.add(new Finding(this.account, this.user.id(), this.user.attributes().text("userName").orElse(""),
				effect, what, before, after, reason));
	}

	private static String status(Entity.@Nullable Account account) {
		return (account != null) ? wire(account.status()) : "";
	}

	private static String wire(Object value) {
		return (value instanceof Enum<?> symbol) ? symbol.name().toLowerCase(Locale.ROOT).replace('_', '-')
				: value.toString();
	}

}
