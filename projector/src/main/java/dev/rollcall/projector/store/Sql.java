package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.projector.view.AccountView;
import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.MembershipView;
import dev.rollcall.projector.view.SettingView;
import dev.rollcall.projector.view.SiteGroupView;
import dev.rollcall.projector.view.SiteMembershipView;
import dev.rollcall.projector.view.UserView;
import dev.rollcall.projector.view.ViewTable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Every statement of the views, built by jOOQ for one dialect and rendered once:
 * rendering for each read would cost more than the read. Question marks are bound in the
 * order in which they stand.
 */
final class Sql {

	/** How many ids one statement takes; the last one is repeated to fill up. */
	static final int CHUNK = 64;

	static {
		System.setProperty("org.jooq.no-logo", "true");
		System.setProperty("org.jooq.no-tips", "true");
	}

	private final DSLContext dsl;

	final String addMirror;

	final String addSite;

	final String mirrors;

	final String siteNumbers;

	final String addToTotals;

	final String totals;

	final String putPosition;

	final String positions;

	final String putPoison;

	final String removePoison;

	final String poison;

	final String source;

	final String putSource;

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

	final String accounts;

	final String accountGroups;

	final String account;

	final String accountsOfUsers;

	final String settingsBetween;

	final String siteGroup;

	final String siteGroupsAfter;

	final String siteMember;

	final String siteMembersAfter;

	final String userAttributes;

	/** Of users that are accounts still. */
	final String adoptableAttributes;

	final String groupAttributes;

	final String lastUser;

	final String lastGroup;

	Sql(SQLDialect dialect) {
		this.dsl = DSL.using(dialect,
				new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER).withRenderNameCase(RenderNameCase.AS_IS));
		this.addMirror = insert("mirror", "number", "site", "provider");
		this.addSite = insert("site_number", "number", "site");
		this.mirrors = text(this.dsl.select(col("number"), col("site"), col("provider")).from(table("mirror")));
		this.siteNumbers = text(this.dsl.select(col("number"), col("site")).from(table("site_number")));
		this.addToTotals = text(this.dsl.update(table("mirror"))
			.set(number("users"), number("users").plus(longParam()))
			.set(number("directory_groups"), number("directory_groups").plus(longParam()))
			.set(number("user_shape"), number("user_shape").plus(longParam()))
			.set(number("group_shape"), number("group_shape").plus(longParam()))
			.where(is("number")));
		this.totals = select("mirror", List.of("users", "directory_groups", "user_shape", "group_shape"), is("number"));
		this.putPosition = upsert("position", List.of("partition"), List.of("next_offset", "sequence", "applied_at"));
		this.positions = text(this.dsl.select(col("partition"), col("next_offset"), col("sequence"), col("applied_at"))
			.from(table("position"))
			.orderBy(col("partition")));
		this.putPoison = upsert("poison", List.of("partition", "record_key"), List.of("record_offset", "reason"));
		this.removePoison = delete("poison", List.of("partition", "record_key"));
		this.poison = text(this.dsl.select(col("partition"), col("record_key"), col("record_offset"), col("reason"))
			.from(table("poison"))
			.orderBy(col("partition"), col("record_key")));
		this.source = text(this.dsl.select(col("topic")).from(table("source")));
		this.putSource = insert("source", "topic");
		List<String> userColumns = Rows.USER;
		this.user = select(UserView.TABLE.name(), userColumns, is("mirror").and(is("id")));
		this.usersAfter = after(UserView.TABLE.name(), userColumns);
		this.usersBefore = before(UserView.TABLE.name(), userColumns);
		this.usersFrom = from(UserView.TABLE.name(), userColumns);
		this.userIdsByName = ids(UserView.TABLE.name(), "id", "user_name");
		this.userIdsByExternalId = ids(UserView.TABLE.name(), "id", "external_id");
		this.userById = usersWithGroups("id");
		this.usersByName = usersWithGroups("user_name");
		this.usersByExternalId = usersWithGroups("external_id");
		this.userIdsByEmail = ids(EmailView.TABLE.name(), "user_id", "email");
		this.groupsOfOne = groupsOf(bytes("m.member").eq(bytesParam()));
		this.groupsOfMany = groupsOf(bytes("m.member").in(chunk()));
		List<String> groupColumns = List.of("id", "attributes", "site_group", "version", "created", "modified");
		this.group = select(GroupView.TABLE.name(), groupColumns, is("mirror").and(is("id")));
		this.groupsAfter = after(GroupView.TABLE.name(), groupColumns);
		this.groupsBefore = before(GroupView.TABLE.name(), groupColumns);
		this.groupsFrom = from(GroupView.TABLE.name(), groupColumns);
		this.groupIdsByName = ids(GroupView.TABLE.name(), "id", "display_name");
		this.groupIdsByExternalId = ids(GroupView.TABLE.name(), "id", "external_id");
		this.groupsByName = by(GroupView.TABLE.name(), groupColumns, "display_name");
		this.groupsByExternalId = by(GroupView.TABLE.name(), groupColumns, "external_id");
		this.groupIdsByMember = ids(MembershipView.TABLE.name(), "group_id", "member");
		this.members = text(this.dsl.select(col("member"), col("type"), col("since"))
			.from(table(MembershipView.TABLE.name()))
			.where(is("mirror").and(is("group_id")).and(bytes("member").gt(bytesParam())))
			.orderBy(col("member"))
			.limit(limitParam()));
		this.member = select(MembershipView.TABLE.name(), List.of("member", "type", "since"),
				is("mirror").and(is("group_id")).and(is("member")));
		this.sitesAfter = text(this.dsl.select(col("v.value"))
			.from(table("site_number").as("n"))
			.join(table(SettingView.TABLE.name()).as("v"))
			.on(number("v.site").eq(number("n.number")).and(number("v.kind").eq(longParam())))
			.where(DSL.field(DSL.name("n", "site"), String.class).gt(DSL.param("after", String.class)))
			.orderBy(col("n.site"))
			.limit(limitParam()));
		this.settings = text(this.dsl.select(col("value"))
			.from(table(SettingView.TABLE.name()))
			.where(is("site").and(is("kind")))
			.orderBy(col("id")));
		this.setting = select(SettingView.TABLE.name(), List.of("value"), is("site").and(is("kind")).and(is("id")));
		this.accounts = text(this.dsl.select(col("id"), col("value"))
			.from(table(AccountView.TABLE.name()))
			.where(is("site").and(bytes("id").gt(bytesParam())))
			.orderBy(col("id"))
			.limit(limitParam()));
		this.accountGroups = text(this.dsl.select(col("m.account"), col("g.name"))
			.from(table(SiteMembershipView.TABLE.name()).as("m"))
			.join(table(SiteGroupView.TABLE.name()).as("g"))
			.on(number("g.site").eq(number("m.site")).and(bytes("g.id").eq(bytes("m.group_id"))))
			.where(number("m.site").eq(longParam()).and(bytes("m.account").in(chunk())))
			.orderBy(col("m.account"), col("g.name")));
		this.account = select(AccountView.TABLE.name(), List.of("value"), is("site").and(is("id")));
		// From the index alone at first: else SQLite had rather read all of the site.
		this.accountsOfUsers = text(this.dsl.select(col("u.user_id"), col("a.value"))
			.from(table(AccountView.TABLE.name()).as("u"))
			.join(table(AccountView.TABLE.name()).as("a"))
			.on(number("a.site").eq(number("u.site")).and(bytes("a.id").eq(bytes("u.id"))))
			.where(number("u.site").eq(longParam()).and(bytes("u.user_id").in(chunk()))));
		this.settingsBetween = text(this.dsl.select(col("value"))
			.from(table(SettingView.TABLE.name()))
			.where(is("site").and(is("kind")).and(bytes("id").gt(bytesParam())).and(bytes("id").lt(bytesParam())))
			.orderBy(col("id"))
			.limit(limitParam()));
		this.siteGroup = select(SiteGroupView.TABLE.name(), List.of("value"), is("site").and(is("id")));
		this.siteGroupsAfter = valuesAfter(SiteGroupView.TABLE.name(), is("site"), "id");
		this.siteMember = select(SiteMembershipView.TABLE.name(), List.of("value"),
				is("site").and(is("account")).and(is("group_id")));
		this.siteMembersAfter = valuesAfter(SiteMembershipView.TABLE.name(), is("site").and(is("group_id")), "account");
		this.userAttributes = attributes(UserView.TABLE, DSL.noCondition());
		this.adoptableAttributes = attributes(UserView.TABLE,
				DSL.field(DSL.name("adoptable"), Integer.class).ne(DSL.inline(0)));
		this.groupAttributes = attributes(GroupView.TABLE, DSL.noCondition());
		this.lastUser = last(UserView.TABLE);
		this.lastGroup = last(GroupView.TABLE);
	}

	/** Adds a row; one of the same key stays. */
	String insertNew(ViewTable table) {
		return text(this.dsl.insertInto(table(table.name()), cols(table.columns()))
			.values(params(table.columns()))
			.onConflict(cols(table.key()))
			.doNothing());
	}

	/** Adds a row; one of the same key becomes this one. */
	String upsert(ViewTable table) {
		return table.values().isEmpty() ? insertNew(table) : upsert(table.name(), table.key(), table.values());
	}

	/** Replaces the values of a row: values are bound before the key. */
	String update(ViewTable table) {
		Map<Field<Object>, Param<Object>> values = new LinkedHashMap<>();
		table.values().forEach((column) -> values.put(col(column), param()));
		return text(this.dsl.update(table(table.name())).set(values).where(all(table.key())));
	}

	String delete(ViewTable table) {
		return delete(table.name(), table.key());
	}

	/** Every row of a table with the site, and for a mirror's table its provider. */
	String dump(ViewTable table) {
		List<SelectField<?>> fields = new ArrayList<>();
		boolean mirror = table.owner() == ViewTable.Owner.MIRROR;
		fields.add(col("n.site"));
		if (mirror) {
			fields.add(col("o.provider"));
		}
		table.columns().stream().skip(1).forEach((column) -> fields.add(col("t." + column)));
		Field<Object> owner = col("t." + table.key().get(0));
		Table<?> rows = table(table.name()).as("t");
		Table<?> joined = mirror
				? rows.join(table("mirror").as("o"))
					.on(col("o.number").eq(owner))
					.join(table("site_number").as("n"))
					.on(col("n.number").eq(col("o.site")))
				: rows.join(table("site_number").as("n")).on(col("n.number").eq(owner));
		return text(this.dsl.select(fields).from(joined));
	}

	/** Every mirror's totals with its site and provider. */
	String dumpTotals() {
		return text(this.dsl.select(col("n.site"), col("o.provider"), col("o.users"), col("o.directory_groups"))
			.from(table("mirror").as("o"))
			.join(table("site_number").as("n"))
			.on(col("n.number").eq(col("o.site")))
			.where(col("o.users").ne(DSL.inline((Object) 0)).or(col("o.directory_groups").ne(DSL.inline((Object) 0)))));
	}

	private String groupsOf(Condition member) {
		return text(this.dsl.select(col("m.member"), col("m.group_id"), col("g.name"))
			.from(table(MembershipView.TABLE.name()).as("m"))
			.join(table(GroupView.TABLE.name()).as("g"))
			.on(number("g.mirror").eq(number("m.mirror")).and(bytes("g.id").eq(bytes("m.group_id"))))
			.where(number("m.mirror").eq(longParam()).and(member))
			.orderBy(col("m.member"), col("m.group_id")));
	}

	/**
	 * A row for each group that the user is a direct member of, one row for a user in
	 * none. In the order of users only: were groups to be in order too, SQLite would
	 * rather read all users than sort.
	 */
	private String usersWithGroups(String column) {
		List<SelectField<?>> fields = new ArrayList<>();
		Rows.USER.forEach((field) -> fields.add(col("u." + field)));
		fields.add(col("g.id"));
		fields.add(col("g.name"));
		return text(this.dsl.select(fields)
			.from(table(UserView.TABLE.name()).as("u"))
			.leftJoin(table(MembershipView.TABLE.name()).as("m"))
			.on(number("m.mirror").eq(number("u.mirror")).and(bytes("m.member").eq(bytes("u.id"))))
			.leftJoin(table(GroupView.TABLE.name()).as("g"))
			.on(number("g.mirror").eq(number("m.mirror")).and(bytes("g.id").eq(bytes("m.group_id"))))
			.where(is("u.mirror").and(is("u." + column)))
			.orderBy(col("u.id")));
	}

	private String after(String table, List<String> columns) {
		return text(this.dsl.select(cols(columns))
			.from(table(table))
			.where(is("mirror").and(bytes("id").gt(bytesParam())))
			.orderBy(col("id"))
			.limit(limitParam()));
	}

	private String before(String table, List<String> columns) {
		return text(this.dsl.select(cols(columns))
			.from(table(table))
			.where(is("mirror").and(bytes("id").lt(bytesParam())))
			.orderBy(col("id").desc())
			.limit(limitParam()));
	}

	private String valuesAfter(String table, Condition condition, String id) {
		return text(this.dsl.select(col("value"))
			.from(table(table))
			.where(condition.and(bytes(id).gt(bytesParam())))
			.orderBy(col(id))
			.limit(limitParam()));
	}

	/** Skips over the index alone, and only then fetches rows. */
	private String from(String table, List<String> columns) {
		return text(this.dsl.select(cols(columns))
			.from(table(table))
			.where(is("mirror").and(bytes("id").ge(this.dsl.select(bytes("id"))
				.from(table(table))
				.where(is("mirror"))
				.orderBy(col("id"))
				.limit(DSL.inline(1))
				.offset(limitParam()))))
			.orderBy(col("id"))
			.limit(limitParam()));
	}

	private String last(ViewTable table) {
		return text(this.dsl.select(col("id"))
			.from(table(table.name()))
			.where(is("mirror"))
			.orderBy(col("id").desc())
			.limit(DSL.inline(1)));
	}

	private String attributes(ViewTable table, Condition condition) {
		return text(this.dsl.select(col("id"), col("attributes"))
			.from(table(table.name()))
			.where(is("mirror").and(bytes("id").in(chunk())).and(condition)));
	}

	private String ids(String table, String id, String column) {
		return having(table, List.of(id), column, id);
	}

	private String by(String table, List<String> columns, String column) {
		return having(table, columns, column, "id");
	}

	private String having(String table, List<String> columns, String column, String order) {
		return text(this.dsl.select(cols(columns))
			.from(table(table))
			.where(is("mirror").and(is(column)))
			.orderBy(col(order))
			.limit(limitParam()));
	}

	private String select(String table, List<String> columns, Condition condition) {
		return text(this.dsl.select(cols(columns)).from(table(table)).where(condition));
	}

	private String insert(String table, String... columns) {
		return text(this.dsl.insertInto(table(table), cols(List.of(columns))).values(params(List.of(columns))));
	}

	private String upsert(String table, List<String> key, List<String> values) {
		List<String> columns = new ArrayList<>(key);
		columns.addAll(values);
		Map<Field<Object>, Field<Object>> excluded = new LinkedHashMap<>();
		values.forEach((column) -> excluded.put(col(column), DSL.excluded(col(column))));
		return text(this.dsl.insertInto(table(table), cols(columns))
			.values(params(columns))
			.onConflict(cols(key))
			.doUpdate()
			.set(excluded));
	}

	private String delete(String table, List<String> key) {
		return text(this.dsl.deleteFrom(table(table)).where(all(key)));
	}

	private static String text(Query query) {
		return query.getSQL(ParamType.INDEXED);
	}

	private static Condition all(List<String> columns) {
		return DSL.and(columns.stream().map(Sql::is).toList());
	}

	private static Condition is(String column) {
		return col(column).eq(param());
	}

	private static Table<?> table(String name) {
		return DSL.table(DSL.name(name));
	}

	private static List<Field<Object>> cols(List<String> columns) {
		return columns.stream().map(Sql::col).toList();
	}

	private static Field<Object> col(String column) {
		return DSL.field(name(column), Object.class);
	}

	private static Field<Long> number(String column) {
		return DSL.field(name(column), Long.class);
	}

	private static Field<byte[]> bytes(String column) {
		return DSL.field(name(column), byte[].class);
	}

	private static Name name(String column) {
		return DSL.name(column.split("\\."));
	}

	private static List<Param<Object>> params(List<String> columns) {
		return columns.stream().map((column) -> param()).toList();
	}

	private static List<Param<byte[]>> chunk() {
		return Collections.nCopies(CHUNK, bytesParam());
	}

	/** Of no type: the database takes that of the column, and no cast is rendered. */
	private static Param<Object> param() {
		return DSL.param("cell", SQLDataType.OTHER);
	}

	private static Param<Long> longParam() {
		return DSL.param("number", Long.class);
	}

	private static Param<Long> limitParam() {
		return DSL.param("limit", Long.class);
	}

	private static Param<byte[]> bytesParam() {
		return DSL.param("bytes", byte[].class);
	}

}
