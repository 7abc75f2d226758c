package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How statements are written in one dialect: jOOQ builds them, and text is all that
 * leaves. Question marks are bound in the order in which they stand.
 */
final class Sql {

	/** How many ids one statement takes; the last one is repeated to fill up. */
	static final int CHUNK = 64;

	static {
		System.setProperty("org.jooq.no-logo", "true");
		System.setProperty("org.jooq.no-tips", "true");
	}

	private final DSLContext dsl;

	Sql(SQLDialect dialect) {
		this.dsl = DSL.using(dialect,
				new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER).withRenderNameCase(RenderNameCase.AS_IS));
	}

	/** Begins a question that is more than {@link #select(String, List, Condition)}. */
	SelectSelectStep<Record> select(List<? extends SelectField<?>> fields) {
		return this.dsl.select(fields);
	}

	String select(String table, List<String> columns, Condition condition) {
		return text(select(cols(columns)).from(table(table)).where(condition));
	}

	String selectAll(String table, String... columns) {
		return text(select(cols(List.of(columns))).from(table(table)));
	}

	String insert(String table, String... columns) {
		return text(this.dsl.insertInto(table(table), cols(List.of(columns))).values(params(List.of(columns))));
	}

	/** Adds a row; one of the same key stays. */
	String insertNew(String table, List<String> key, List<String> values) {
		List<String> columns = columns(key, values);
		return text(this.dsl.insertInto(table(table), cols(columns))
			.values(params(columns))
			.onConflict(cols(key))
			.doNothing());
	}

	/** Adds a row; one of the same key becomes this one. */
	String upsert(String table, List<String> key, List<String> values) {
		List<String> columns = columns(key, values);
		Map<Field<Object>, Field<Object>> excluded = new LinkedHashMap<>();
		values.forEach((column) -> excluded.put(col(column), DSL.excluded(col(column))));
		return text(this.dsl.insertInto(table(table), cols(columns))
			.values(params(columns))
			.onConflict(cols(key))
			.doUpdate()
			.set(excluded));
	}

	/** Replaces the values of a row: values are bound before the key. */
	String update(String table, List<String> key, List<String> values) {
		Map<Field<Object>, Param<Object>> row = new LinkedHashMap<>();
		values.forEach((column) -> row.put(col(column), param()));
		return text(this.dsl.update(table(table)).set(row).where(all(key)));
	}

	/** Adds to numbers of a row: what is added is bound before the key. */
	String add(String table, String key, List<String> numbers) {
		Map<Field<Long>, Field<Long>> sums = new LinkedHashMap<>();
		numbers.forEach((column) -> sums.put(number(column), number(column).plus(longParam())));
		return text(this.dsl.update(table(table)).set(sums).where(is(key)));
	}

	String delete(String table, List<String> key) {
		return text(this.dsl.deleteFrom(table(table)).where(all(key)));
	}

	private static List<String> columns(List<String> key, List<String> values) {
		List<String> columns = new ArrayList<>(key);
		columns.addAll(values);
		return columns;
	}

	static String text(Query query) {
		return query.getSQL(ParamType.INDEXED);
	}

	private static Condition all(List<String> columns) {
		return DSL.and(columns.stream().map(Sql::is).toList());
	}

	static Condition is(String column) {
		return col(column).eq(param());
	}

	static Table<?> table(String name) {
		return DSL.table(DSL.name(name));
	}

	static List<Field<Object>> cols(List<String> columns) {
		return columns.stream().map(Sql::col).toList();
	}

	static Field<Object> col(String column) {
		return DSL.field(name(column), Object.class);
	}

	static Field<Long> number(String column) {
		return DSL.field(name(column), Long.class);
	}

	static Field<byte[]> bytes(String column) {
		return DSL.field(name(column), byte[].class);
	}

	private static Name name(String column) {
		return DSL.name(column.split("\\."));
	}

	private static List<Param<Object>> params(List<String> columns) {
		return columns.stream().map((column) -> param()).toList();
	}

	static List<Param<byte[]>> chunk() {
		return Collections.nCopies(CHUNK, bytesParam());
	}

	/** Of no type: the database takes that of the column, and no cast is rendered. */
	private static Param<Object> param() {
		return DSL.param("cell", SQLDataType.OTHER);
	}

	static Param<Long> longParam() {
		return DSL.param("number", Long.class);
	}

	static Param<Long> limitParam() {
		return DSL.param("limit", Long.class);
	}

	static Param<byte[]> bytesParam() {
		return DSL.param("bytes", byte[].class);
	}

}
