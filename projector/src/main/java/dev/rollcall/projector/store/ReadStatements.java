package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.projector.view.AccountView;
import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.MembershipView;
import dev.rollcall.projector.view.SettingView;
import dev.rollcall.projector.view.SiteGroupView;
import dev.rollcall.projector.view.SiteMembershipView;
import dev.rollcall.projector.view.UserView;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What {@link SessionReader} asks, rendered once: rendering for each read would cost more
 * than the read.
 */
final class ReadStatements {

	private final Sql sql;

	final String totals;

	final String user;

	final String usersAfter;

	final String usersBefore;

	final String usersFrom;

	final String userIdsByName;

	final String userIdsByExternalId;

	final String userById;

	final String usersByName;

	final String usersByExternalId;

	final String userIdsByEmail;

	final String groupsOfOne;

	final String groupsOfMany;

	final String group;

	final String groupsAfter;

	final String groupsBefore;

	final String groupsFrom;

	final String groupIdsByName;

	final String groupIdsByExternalId;

	final String groupsByName;

	final String groupsByExternalId;

	final String groupIdsByMember;

	final String members;

	final String member;

	final String sitesAfter;

	final String settings;

	final String setting;

	final String settingsBetween;

	final String accounts;

	final String accountGroups;

	final String account;

	final String accountsOfUsers;

	final String siteGroup;

	final String siteGroupsAfter;

	final String siteMember;

	final String siteMembersAfter;

	ReadStatements(Sql sql) {
		this.sql = sql;
		this.totals = sql.select("mirror", List.of("users", "directory_groups", "user_shape", "group_shape"),
				Sql.is("number"));
		this.user = sql.select(UserView.TABLE.name(), Rows.USER, Sql.is("mirror").and(Sql.is("id")));
		this.usersAfter = after(UserView.TABLE.name(), Rows.USER, Sql.is("mirror"), "id");
		this.usersBefore = before(UserView.TABLE.name(), Rows.USER);
		this.usersFrom = from(UserView.TABLE.name(), Rows.USER);
		this.userIdsByName = ids(UserView.TABLE.name(), "id", "user_name");
		this.userIdsByExternalId = ids(UserView.TABLE.name(), "id", "external_id");
		this.userById = usersWithGroups("id");
		this.usersByName = usersWithGroups("user_name");
		this.usersByExternalId = usersWithGroups("external_id");
		this.userIdsByEmail = ids(EmailView.TABLE.name(), "user_id", "email");
		this.groupsOfOne = groupsOf(Sql.bytes("m.member").eq(Sql.bytesParam()));
		this.groupsOfMany = groupsOf(Sql.bytes("m.member").in(Sql.chunk()));
		List<String> groupColumns = List.of("id", "attributes", "site_group", "version", "created", "modified");
		this.group = sql.select(GroupView.TABLE.name(), groupColumns, Sql.is("mirror").and(Sql.is("id")));
		this.groupsAfter = after(GroupView.TABLE.name(), groupColumns, Sql.is("mirror"), "id");
		this.groupsBefore = before(GroupView.TABLE.name(), groupColumns);
		this.groupsFrom = from(GroupView.TABLE.name(), groupColumns);
		this.groupIdsByName = ids(GroupView.TABLE.name(), "id", "display_name");
		this.groupIdsByExternalId = ids(GroupView.TABLE.name(), "id", "external_id");
		this.groupsByName = by(GroupView.TABLE.name(), groupColumns, "display_name");
		this.groupsByExternalId = by(GroupView.TABLE.name(), groupColumns, "external_id");
		this.groupIdsByMember = ids(MembershipView.TABLE.name(), "group_id", "member");
		List<String> memberColumns = List.of("member", "type", "since");
		this.members = after(MembershipView.TABLE.name(), memberColumns, Sql.is("mirror").and(Sql.is("group_id")),
				"member");
		this.member = sql.select(MembershipView.TABLE.name(), memberColumns,
				Sql.is("mirror").and(Sql.is("group_id")).and(Sql.is("member")));
		this.sitesAfter = sitesAfter();
		this.settings = Sql.text(sql.select(Sql.cols(List.of("value")))
			.from(Sql.table(SettingView.TABLE.name()))
			.where(Sql.is("site").and(Sql.is("kind")))
			.orderBy(Sql.col("id")));
		this.setting = sql.select(SettingView.TABLE.name(), List.of("value"),
				Sql.is("site").and(Sql.is("kind")).and(Sql.is("id")));
		this.settingsBetween = settingsBetween();
		this.accounts = after(AccountView.TABLE.name(), List.of("id", "value"), Sql.is("site"), "id");
		this.accountGroups = accountGroups();
		this.account = sql.select(AccountView.TABLE.name(), List.of("value"), Sql.is("site").and(Sql.is("id")));
		this.accountsOfUsers = accountsOfUsers();
		this.siteGroup = sql.select(SiteGroupView.TABLE.name(), List.of("value"), Sql.is("site").and(Sql.is("id")));
		this.siteGroupsAfter = after(SiteGroupView.TABLE.name(), List.of("value"), Sql.is("site"), "id");
		this.siteMember = sql.select(SiteMembershipView.TABLE.name(), List.of("value"),
				Sql.is("site").and(Sql.is("account")).and(Sql.is("group_id")));
		this.siteMembersAfter = after(SiteMembershipView.TABLE.name(), List.of("value"),
				Sql.is("site").and(Sql.is("group_id")), "account");
	}

	private String groupsOf(Condition member) {
		return Sql.text(this.sql.select(Sql.cols(List.of("m.member", "m.group_id", "g.name")))
			.from(Sql.table(MembershipView.TABLE.name()).as("m"))
			.join(Sql.table(GroupView.TABLE.name()).as("g"))
			.on(isGroupOfEdge())
			.where(Sql.number("m.mirror").eq(Sql.longParam()).and(member))
			.orderBy(Sql.col("m.member"), Sql.col("m.group_id")));
	}

	/**
	 * A row for each group that the user is a direct member of, one row for a user in
	 * none. In the order of users only: were groups to be in order too, SQLite would
	 * rather read all users than sort.
	 */
	private String usersWithGroups(String column) {
		List<Field<Object>> fields = new ArrayList<>();
		Rows.USER.forEach((field) -> fields.add(Sql.col("u." + field)));
		fields.add(Sql.col("g.id"));
		fields.add(Sql.col("g.name"));
		return Sql.text(this.sql.select(fields)
			.from(Sql.table(UserView.TABLE.name()).as("u"))
			.leftJoin(Sql.table(MembershipView.TABLE.name()).as("m"))
			.on(Sql.number("m.mirror").eq(Sql.number("u.mirror")).and(Sql.bytes("m.member").eq(Sql.bytes("u.id"))))
			.leftJoin(Sql.table(GroupView.TABLE.name()).as("g"))
			.on(isGroupOfEdge())
			.where(Sql.is("u.mirror").and(Sql.is("u." + column)))
			.orderBy(Sql.col("u.id")));
	}

	private static Condition isGroupOfEdge() {
		return Sql.number("g.mirror").eq(Sql.number("m.mirror")).and(Sql.bytes("g.id").eq(Sql.bytes("m.group_id")));
	}

	private String sitesAfter() {
		return Sql.text(this.sql.select(Sql.cols(List.of("v.value")))
			.from(Sql.table("site_number").as("n"))
			.join(Sql.table(SettingView.TABLE.name()).as("v"))
			.on(Sql.number("v.site").eq(Sql.number("n.number")).and(Sql.number("v.kind").eq(Sql.longParam())))
			.where(DSL.field(DSL.name("n", "site"), String.class).gt(DSL.param("after", String.class)))
			.orderBy(Sql.col("n.site"))
			.limit(Sql.limitParam()));
	}

	private String settingsBetween() {
		return Sql.text(this.sql.select(Sql.cols(List.of("value")))
			.from(Sql.table(SettingView.TABLE.name()))
			.where(Sql.is("site")
				.and(Sql.is("kind"))
				.and(Sql.bytes("id").gt(Sql.bytesParam()))
				.and(Sql.bytes("id").lt(Sql.bytesParam())))
			.orderBy(Sql.col("id"))
			.limit(Sql.limitParam()));
	}

	private String accountGroups() {
		return Sql.text(this.sql.select(Sql.cols(List.of("m.account", "g.name")))
			.from(Sql.table(SiteMembershipView.TABLE.name()).as("m"))
			.join(Sql.table(SiteGroupView.TABLE.name()).as("g"))
			.on(Sql.number("g.site").eq(Sql.number("m.site")).and(Sql.bytes("g.id").eq(Sql.bytes("m.group_id"))))
			.where(Sql.number("m.site").eq(Sql.longParam()).and(Sql.bytes("m.account").in(Sql.chunk())))
			.orderBy(Sql.col("m.account"), Sql.col("g.name")));
	}

	/**
	 * From the index alone at first: else SQLite had rather read all of the site.
	 */
	private String accountsOfUsers() {
		return Sql.text(this.sql.select(Sql.cols(List.of("u.user_id", "a.value")))
			.from(Sql.table(AccountView.TABLE.name()).as("u"))
			.join(Sql.table(AccountView.TABLE.name()).as("a"))
			.on(Sql.number("a.site").eq(Sql.number("u.site")).and(Sql.bytes("a.id").eq(Sql.bytes("u.id"))))
			.where(Sql.number("u.site").eq(Sql.longParam()).and(Sql.bytes("u.user_id").in(Sql.chunk()))));
	}

	private String after(String table, List<String> columns, Condition owner, String id) {
		return Sql.text(this.sql.select(Sql.cols(columns))
			.from(Sql.table(table))
			.where(owner.and(Sql.bytes(id).gt(Sql.bytesParam())))
			.orderBy(Sql.col(id))
			.limit(Sql.limitParam()));
	}

	private String before(String table, List<String> columns) {
		return Sql.text(this.sql.select(Sql.cols(columns))
			.from(Sql.table(table))
			.where(Sql.is("mirror").and(Sql.bytes("id").lt(Sql.bytesParam())))
			.orderBy(Sql.col("id").desc())
			.limit(Sql.limitParam()));
	}

	/** Skips over the index alone, and only then fetches rows. */
	private String from(String table, List<String> columns) {
		return Sql.text(this.sql.select(Sql.cols(columns))
			.from(Sql.table(table))
			.where(Sql.is("mirror")
				.and(Sql.bytes("id")
					.ge(DSL.select(Sql.bytes("id"))
						.from(Sql.table(table))
						.where(Sql.is("mirror"))
						.orderBy(Sql.col("id"))
						.limit(DSL.inline(1))
						.offset(Sql.limitParam()))))
			.orderBy(Sql.col("id"))
			.limit(Sql.limitParam()));
	}

	private String ids(String table, String id, String column) {
		return having(table, List.of(id), column, id);
	}

	private String by(String table, List<String> columns, String column) {
		return having(table, columns, column, "id");
	}

	private String having(String table, List<String> columns, String column, String order) {
		return Sql.text(this.sql.select(Sql.cols(columns))
			.from(Sql.table(table))
			.where(Sql.is("mirror").and(Sql.is(column)))
			.orderBy(Sql.col(order))
			.limit(Sql.limitParam()));
	}

}
