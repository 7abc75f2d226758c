package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static dev.rollcall.projector.Samples.group;
import static dev.rollcall.projector.Samples.id;
import static dev.rollcall.projector.Samples.membership;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

/** Every look-up is answered by an index, as the database itself says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IndexContract {

	private static final int USERS = 3_000;

	abstract Database database() throws Exception;

	/** The names of what the plan reads whole. */
	abstract List<String> scanned(List<String> plan);

	/**
	 * Whether a line of the plan seeks an index by the mirror or site and this column.
	 */
	abstract boolean isSought(String line, String column);

	abstract String explain();

	void afterFilling(Connection connection) throws Exception {
		assertThat(connection.isClosed()).isFalse();
	}

	@Test
	void shouldAnswerEveryLookUpFromAnIndex() throws Exception {
		Database database = database();
		JdbcViewStore store = JdbcViewStore.open(database, 1, Duration.ofSeconds(5));
		fill(store);
		ReadStatements statements = new ReadStatements(new Sql(database.dialect()));
		byte[] id = Ids.bytes(id(500));
		Map<String, Question> questions = new LinkedHashMap<>();
		questions.put(statements.user, new Question("id", 1, id));
		questions.put(statements.usersAfter, new Question("id", 1, id, 100L));
		questions.put(statements.usersBefore, new Question("id", 1, id, 100L));
		questions.put(statements.usersFrom, new Question("id", 1, 1, 1_000L, 100L));
		questions.put(statements.userIdsByName, new Question("user_name", 1, "user500", 10L));
		questions.put(statements.userIdsByExternalId, new Question("external_id", 1, "x-500", 10L));
		questions.put(statements.userIdsByEmail, new Question("email", 1, "u500@example.com", 10L));
		questions.put(statements.userById, new Question("id", 1, id));
		questions.put(statements.usersByName, new Question("user_name", 1, "user500"));
		questions.put(statements.usersByExternalId, new Question("external_id", 1, "x-500"));
		questions.put(statements.groupsByName, new Question("display_name", 1, "group500", 10L));
		questions.put(statements.groupsByExternalId, new Question("external_id", 1, "x-500", 10L));
		questions.put(statements.groupsOfOne, new Question("member", 1, id));
		questions.put(statements.group, new Question("id", 1, id));
		questions.put(statements.groupsAfter, new Question("id", 1, id, 100L));
		questions.put(statements.groupsBefore, new Question("id", 1, Ids.bytes(id(5_500)), 100L));
		questions.put(statements.groupIdsByName, new Question("display_name", 1, "group500", 10L));
		questions.put(statements.groupIdsByMember, new Question("member", 1, id, 10L));
		questions.put(statements.members, new Question("member", 1, Ids.bytes(id(5_000)), id, 100L));
		questions.put(statements.member, new Question("member", 1, Ids.bytes(id(5_000)), id));
		questions.put(statements.accounts, new Question("id", 1, id, 100L));
		questions.put(statements.accountsOfUsers,
				new Question("user_id", Chunks.of(1, List.of(id(500), id(501))).get(0)));
		for (boolean descending : new boolean[] { true, false }) {
			questions.put(NameOrder.USERS.after(descending),
					new Question("user_name", 1, "user500", "user500", id, 100L, 0L));
			questions.put(NameOrder.GROUPS.after(descending),
					new Question("display_name", 1, "group500", "group500", id, 100L, 0L));
		}
		try (Connection connection = database.openReader()) {
			for (Map.Entry<String, Question> question : questions.entrySet()) {
				String[] plan = plan(connection, question.getKey(), question.getValue().cells()).toArray(String[]::new);
				String text = question.getKey() + "\n" + String.join("\n", plan);
				assertThat(scanned(List.of(plan))).as(text).isEmpty();
				assertThat(plan).as(text).anyMatch((line) -> isSought(line, question.getValue().column()));
			}
		}
		store.close();
	}

	private void fill(JdbcViewStore store) throws Exception {
		List<RowChange> changes = new ArrayList<>();
		for (int i = 0; i < USERS; i++) {
			changes.add(RowChange.of(put(user(i, "user" + i, "u" + i + "@example.com"))));
			changes.add(RowChange.of(put(membership(5_000 + i % 10, i))));
			changes.add(RowChange.of(put(group(5_000 + i, "group" + i))));
			changes.add(RowChange.of(put(Samples.account(i, "user" + i))));
		}
		store.apply(new Batch(changes, List.of(), List.of(), List.of()));
		try (Connection connection = database().openWriter()) {
			afterFilling(connection);
		}
	}

	private List<String> plan(Connection connection, String sql, Object[] cells) throws Exception {
		try (PreparedStatement statement = connection.prepareStatement(explain() + sql)) {
			for (int i = 0; i < cells.length; i++) {
				statement.setObject(i + 1, cells[i]);
			}
			List<String> lines = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				int column = rows.getMetaData().getColumnCount();
				while (rows.next()) {
					lines.add(rows.getString(column));
				}
			}
			return lines;
		}
	}

	/**
	 * A question and the column by which the index has to be entered.
	 */
	private record Question(String column, Object... cells) {
	}

}
