package dev.rollcall.processor.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyBuilder;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.Sighting;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import dev.rollcall.schemas.scim.Operation;

/** A provider with one policy and one person, ann, told step by step. */
final class PolicyStory {

	final Site site;

	private final Map<String, GroupId> groups = new LinkedHashMap<>();

	private Policy policy;

	private String attributes = "";

	private long users;

	PolicyStory(String settings) {
		this.policy = policy(Policy.DEFAULT, settings);
		this.site = Site.with(this.policy);
	}

	PolicyStory play(String steps) {
		if (!steps.isBlank()) {
			for (String step : steps.trim().split(" +")) {
				int colon = step.indexOf(':');
				step((colon < 0) ? step : step.substring(0, colon), (colon < 0) ? "" : step.substring(colon + 1));
				this.site.runJobs(2);
			}
		}
		return this;
	}

	private void step(String verb, String argument) {
		switch (verb) {
			case "create" -> {
				this.users++;
				this.site
					.applied(this.site.createUser(Site.user(this.users), "{\"userName\":\"ann\"" + argument + "}"));
			}
			case "attribute" -> {
				this.attributes = ",\"" + argument.replace("=", "\":\"") + "\"";
				replace(true);
			}
			case "activate" -> replace(true);
			case "deactivate" -> replace(false);
			case "delete" -> this.site.applied(this.site.deleteUser(Site.user(this.users)));
			case "join" -> this.site
				.applied(this.site.patchGroup(group(argument), Operation.addMembers(Site.ids(Site.user(this.users)))));
			case "leave" -> this.site.applied(
					this.site.patchGroup(group(argument), Operation.removeMembers(Site.ids(Site.user(this.users)))));
			case "rename" -> {
				String[] names = argument.split(">");
				this.site.applied(new Command.ReplaceGroup(Site.provider(1), group(names[0]), this.site.nextSiteGroup(),
						Site.named(names[1]), null, Preconditions.NONE));
				this.groups.put(names[1], group(names[0]));
			}
			case "absent" -> synchronise(false);
			case "present" -> synchronise(true);
			case "disable" -> byHand(AccountStatus.DISABLED);
			case "enable" -> byHand(AccountStatus.ACTIVE);
			case "put" -> member(argument, true);
			case "take" -> member(argument, false);
			case "drop" -> this.site.applied(this.site.deleteGroup(group(argument)));
			case "policy" -> {
				this.policy = policy(this.policy, argument);
				this.site.applied(this.site.putProvider(Site.provider(1), "Okta", this.policy));
			}
			default -> throw new IllegalArgumentException(verb);
		}
	}

	private void replace(boolean active) {
		this.site.applied(this.site.replaceUser(Site.user(this.users),
				"{\"userName\":\"ann\",\"active\":" + active + this.attributes + "}"));
	}

	/** A whole synchronisation that has seen somebody else, and ann or not. */
	private void synchronise(boolean present) {
		SyncId sync = new SyncId(this.site.nextId());
		this.site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.START));
		for (String name : present ? List.of("other", "ann") : List.of("other")) {
			this.site.applied(new Command.See(Site.provider(1), sync,
					List.of(new Sighting(new UserId(this.site.nextId()), this.site.nextAccount(), Optional.empty(),
							Optional.empty(), Optional.of(name), name.equals("other")
									? Optional.of(Attributes.ofJson("{\"userName\":\"other\"}")) : Optional.empty()))));
		}
		this.site.applied(new Command.Sync(Site.provider(1), sync, SyncStep.COMPLETE));
	}

	private void byHand(AccountStatus status) {
		Entity.Account ann = account();
		this.site.applied(new Command.PutAccount(ann.id(), false, ann.provider(), ann.userName(), ann.displayName(),
				ann.email(), status, ann.company(), ann.entitlements(), Preconditions.NONE));
	}

	private void member(String siteGroup, boolean member) {
		this.site.applied(new Command.ChangeSiteMembership(
				this.site.directory().siteGroupNamed(Comparison.key(siteGroup)).orElseThrow(), account().id(), member));
	}

	private GroupId group(String name) {
		return this.groups.computeIfAbsent(name, (key) -> {
			GroupId id = Site.group(this.groups.size() + 1);
			this.site.applied(this.site.createGroup(id, key));
			return id;
		});
	}

	/** {@code status reason}, or {@code none}. */
	String standing() {
		return this.site.account("ann")
			.map((account) -> account.status().name().toLowerCase(java.util.Locale.ROOT) + " "
					+ account.reason().wireName())
			.orElse("none");
	}

	Entity.Account account() {
		return this.site.account("ann").orElseThrow();
	}

	/** Site groups with who keeps the account there: {@code A/directory B/sticky}. */
	String siteGroups() {
		return this.site.account("ann")
			.stream()
			.flatMap((account) -> this.site.directory()
				.siteGroupsOf(account.id())
				.stream()
				.flatMap((id) -> this.site.directory().siteMembership(id, account.id()).stream()))
			.map((edge) -> this.site.directory().siteGroup(edge.group()).orElseThrow().name() + "/"
					+ edge.source().name().toLowerCase(java.util.Locale.ROOT))
			.sorted()
			.collect(Collectors.joining(" "));
	}

	static Policy policy(Policy from, String settings) {
		PolicyBuilder builder = from.with();
		for (String setting : List.of(settings.trim().split("[; ]+"))) {
			int equals = setting.indexOf('=');
			if (equals > 0) {
				set(builder, setting.substring(0, equals), setting.substring(equals + 1));
			}
		}
		return builder.build();
	}

	private static void set(PolicyBuilder builder, String name, String value) {
		switch (name) {
			case "deprovisionUsers" -> builder.deprovisionUsers(Boolean.parseBoolean(value));
			case "deprovisionMethod" ->
				builder.deprovisionMethod(Policy.DeprovisionMethod.valueOf(value.toUpperCase(java.util.Locale.ROOT)));
			case "provisionGroupMemberships" -> builder.provisionGroupMemberships(Boolean.parseBoolean(value));
			case "deprovisionGroupMemberships" -> builder.deprovisionGroupMemberships(Boolean.parseBoolean(value));
			case "company" -> builder.company(value);
			case "defaultGroups" -> builder.defaultGroups(value);
			case "requiredGroups" -> builder.requiredGroups(value);
			case "excludedGroups" -> builder.excludedGroups(value);
			case "siteAdminGroups" -> builder.siteAdminGroups(value);
			case "groupAdminGroups" -> builder.groupAdminGroups(value);
			case "passwordGroups" -> builder.passwordGroups(value);
			case "twoFactor" -> builder.twoFactor(Policy.TwoFactor.valueOf(value.toUpperCase(java.util.Locale.ROOT)));
			case "webdav" -> builder.webdav(Boolean.parseBoolean(value));
			case "ftp" -> builder.ftp(Boolean.parseBoolean(value));
			case "sftp" -> builder.sftp(Boolean.parseBoolean(value));
			case "timeZone" -> builder.timeZone(value);
			default -> throw new IllegalArgumentException(name);
		}
	}

}
