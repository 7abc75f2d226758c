package dev.rollcall.projector.store;

import java.util.List;

/**
 * Statements about what a view has to know of itself, rendered once: which numbers stand
 * for which sites and mirrors and how much those have, how far it has come, of which
 * topic, and what it could not take.
 */
final class LedgerStatements {

	final String addMirror;

	final String addSite;

	final String mirrors;

	final String siteNumbers;

	final String addToTotals;

	final String putPosition;

	final String positions;

	final String putPoison;

	final String removePoison;

	final String poison;

	final String source;

	final String putSource;

	LedgerStatements(Sql sql) {
		this.addMirror = sql.insert("mirror", "number", "site", "provider");
		this.addSite = sql.insert("site_number", "number", "site");
		this.mirrors = sql.selectAll("mirror", "number", "site", "provider");
		this.siteNumbers = sql.selectAll("site_number", "number", "site");
		this.addToTotals = sql.add("mirror", "number",
				List.of("users", "directory_groups", "user_shape", "group_shape"));
		this.putPosition = sql.upsert("position", List.of("partition"),
				List.of("next_offset", "sequence", "applied_at"));
		this.positions = Sql.text(sql.select(Sql.cols(List.of("partition", "next_offset", "sequence", "applied_at")))
			.from(Sql.table("position"))
			.orderBy(Sql.col("partition")));
		this.putPoison = sql.upsert("poison", List.of("partition", "record_key"), List.of("record_offset", "reason"));
		this.removePoison = sql.delete("poison", List.of("partition", "record_key"));
		this.poison = Sql.text(sql.select(Sql.cols(List.of("partition", "record_key", "record_offset", "reason")))
			.from(Sql.table("poison"))
			.orderBy(Sql.col("partition"), Sql.col("record_key")));
		this.source = sql.selectAll("source", "topic");
		this.putSource = sql.insert("source", "topic");
	}

}
