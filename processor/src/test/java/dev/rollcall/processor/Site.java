package dev.rollcall.processor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.decide.Decision;
import dev.rollcall.processor.decide.Limits;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.state.Directory;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Fold;
import dev.rollcall.processor.state.MemoryRows;
import dev.rollcall.processor.state.Rows;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Operation;

/**
 * A site to try decisions on: it decides, folds the events, and keeps what happened last.
 * Ids count up and every command is one second after the one before.
 */
public final class Site {

	public static final SiteId ID = new SiteId("acme");

	private static final Decider DECIDER = new Decider(Limits.DEFAULT);

	private final MemoryRows rows = new MemoryRows();

	private long ids;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private List<Event> events = List.of();

	/** A site with one provider of this policy. */
	public static Site with(Policy policy) {
		Site site = new Site();
		site.applied(new Command.PutSite("Acme", false, "UTC", Preconditions.NONE));
		site.applied(site.putProvider(provider(1), "Okta", policy));
		return site;
	}

	public Command.PutProvider putProvider(ProviderId id, String name, Policy policy) {
		return new Command.PutProvider(id, name, Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML, policy,
				Preconditions.NONE);
	}

	public static ProviderId provider(long number) {
		return new ProviderId(id(0x1000 + number));
	}

	public static UserId user(long number) {
		return new UserId(id(0x2000 + number));
	}

	public static GroupId group(long number) {
		return new GroupId(id(0x3000 + number));
	}

	private static UUID id(long number) {
		return new UUID(0x0190000000007000L | (number << 16), 0x8000000000000000L | number);
	}

	public UUID nextId() {
		return id(0x10000 + this.ids++);
	}

	public AccountId nextAccount() {
		return new AccountId(nextId());
	}

	public SiteGroupId nextSiteGroup() {
		return new SiteGroupId(nextId());
	}

	public Outcome decide(Command command) {
		this.now = this.now.plusSeconds(1);
		Draft draft = new Draft(ID, this.rows);
		Decision decision = DECIDER.decide(draft, new Command.Envelope(new CommandId(nextId()), ID, this.now, "test",
				Optional.empty(), RawRequest.NONE, command));
		this.events = decision.fold(Decision.Accepted::events, (refused) -> List.of());
		this.events.forEach((event) -> Fold.apply(this.rows, event));
		return decision.outcome();
	}

	public Outcome.Applied applied(Command command) {
		Outcome outcome = decide(command);
		if (outcome instanceof Outcome.Applied applied) {
			return applied;
		}
		throw new AssertionError("Expected " + command.getClass().getSimpleName() + " to hold, but " + outcome);
	}

	public Outcome.Code refused(Command command) {
		Outcome outcome = decide(command);
		if (outcome instanceof Outcome.Refused refused) {
			return refused.code();
		}
		throw new AssertionError("Expected " + command.getClass().getSimpleName() + " to be refused, but " + outcome);
	}

	/** Takes steps of jobs until there are none; how many it took. */
	public int runJobs(int stepSize) {
		int steps = 0;
		while (true) {
			Draft draft = new Draft(ID, this.rows);
			Optional<Job> job = directory().jobs().stream().filter((one) -> Jobs.runnable(draft, one)).findFirst();
			if (job.isEmpty()) {
				return steps;
			}
			this.now = this.now.plusSeconds(1);
			Jobs.step(draft, job.get(), stepSize, this.now);
			draft.events().forEach((event) -> Fold.apply(this.rows, event));
			steps++;
		}
	}

	public Directory directory() {
		return new Directory(ID, this.rows);
	}

	public Rows rows() {
		return this.rows;
	}

	/** Events of the last command. */
	public List<Event> events() {
		return this.events;
	}

	/** Types and reasons of the last command's events: {@code user.created requested}. */
	public List<String> happened() {
		return this.events.stream()
			.map((event) -> event.type().replace("dev.rollcall.", "").replace(".v1", "") + " "
					+ event.reason().wireName())
			.toList();
	}

	public Command.CreateUser createUser(UserId id, String json) {
		return new Command.CreateUser(provider(1), id, nextAccount(), Attributes.ofJson(json));
	}

	public Command.ReplaceUser replaceUser(UserId id, String json) {
		return new Command.ReplaceUser(provider(1), id, nextAccount(), Attributes.ofJson(json), Preconditions.NONE);
	}

	public Command.PatchUser patchUser(UserId id, Operation... operations) {
		return new Command.PatchUser(provider(1), id, nextAccount(), List.of(operations), Preconditions.NONE);
	}

	public Command.DeleteUser deleteUser(UserId id) {
		return new Command.DeleteUser(provider(1), id, Preconditions.NONE);
	}

	public Command.CreateGroup createGroup(GroupId id, String name, UserId... members) {
		return new Command.CreateGroup(provider(1), id, nextSiteGroup(), named(name), ids(members));
	}

	public Command.PatchGroup patchGroup(GroupId id, Operation... operations) {
		return new Command.PatchGroup(provider(1), id, nextSiteGroup(), List.of(operations), Preconditions.NONE);
	}

	public Command.DeleteGroup deleteGroup(GroupId id) {
		return new Command.DeleteGroup(provider(1), id, Preconditions.NONE);
	}

	public static Attributes named(String displayName) {
		return Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
				+ displayName + "\"}");
	}

	public static List<UUID> ids(UserId... users) {
		return java.util.Arrays.stream(users).map(UserId::value).toList();
	}

	/** The account that a user name belongs to. */
	public Optional<Entity.Account> account(String userName) {
		return directory().userName(userName).account().flatMap(directory()::account);
	}

	/** Names of the site groups that an account is in. */
	public List<String> siteGroups(String userName) {
		return account(userName).stream()
			.flatMap((account) -> directory().siteGroupsOf(account.id()).stream())
			.flatMap((id) -> directory().siteGroup(id).stream())
			.map(Entity.SiteGroup::name)
			.sorted()
			.toList();
	}

}
