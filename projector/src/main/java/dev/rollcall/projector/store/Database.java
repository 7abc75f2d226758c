package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;

/** What differs between databases: how one view in them is made, reached and left. */
interface Database {

	SQLDialect dialect();

	/** A name for people, without secrets. */
	String name();

	/** The migrations of this view, not yet run. */
	Flyway flyway();

	Connection openWriter() throws SQLException;

	Connection openReader() throws SQLException;

	/** Makes everything durable before the writer closes. */
	void settle(Session writer) throws SQLException;

}
