package dev.rollcall.projector.store;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.projector.view.ViewTable;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Statements that read all there is, with names of sites and providers in place of the
 * numbers that each view gives out itself.
 */
final class DigestStatements {

	private final Sql sql;

	DigestStatements(Sql sql) {
		this.sql = sql;
	}

	/** Every row of a table with the site, and for a mirror's table its provider. */
	String rows(ViewTable table) {
		List<Field<Object>> fields = new ArrayList<>();
		boolean mirror = table.owner() == ViewTable.Owner.MIRROR;
		fields.add(Sql.col("n.site"));
		if (mirror) {
			fields.add(Sql.col("o.provider"));
		}
		table.columns().stream().skip(1).forEach((column) -> fields.add(Sql.col("t." + column)));
		Field<Object> owner = Sql.col("t." + table.key().get(0));
		Table<?> rows = Sql.table(table.name()).as("t");
		Table<?> joined = mirror
				? rows.join(Sql.table("mirror").as("o"))
					.on(Sql.col("o.number").eq(owner))
					.join(Sql.table("site_number").as("n"))
					.on(Sql.col("n.number").eq(Sql.col("o.site")))
				: rows.join(Sql.table("site_number").as("n")).on(Sql.col("n.number").eq(owner));
		return Sql.text(this.sql.select(fields).from(joined));
	}

	/** Every mirror's totals with its site and provider. */
	String totals() {
		return Sql.text(this.sql.select(Sql.cols(List.of("n.site", "o.provider", "o.users", "o.directory_groups")))
			.from(Sql.table("mirror").as("o"))
			.join(Sql.table("site_number").as("n"))
			.on(Sql.col("n.number").eq(Sql.col("o.site")))
			.where(Sql.col("o.users")
				.ne(DSL.inline((Object) 0))
				.or(Sql.col("o.directory_groups").ne(DSL.inline((Object) 0)))));
	}

}
