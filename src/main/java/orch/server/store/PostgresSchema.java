package orch.server.store;

import java.sql.SQLException;
import java.util.Optional;

/** Creates the tables in a schema of their own, and checks its version. */
final class PostgresSchema {
  private static final long VERSION = 1;

  /** Marks the schema as orch's, with one row. */
  private static final String VERSION_TABLE = "orch_version";

  private PostgresSchema() {}

  /**
   * Creates the schema and its tables if they are missing. Of several processes that try at once,
   * one creates them.
   *
   * @throws ForeignDatabaseException when the schema belongs to another program
   */
  static void ensure(Session session, String schema) throws SQLException {
    long unused =
        session.transaction(
            PostgresLocks.ofSchema(session),
            in -> {
              Optional<Long> found = version(in, schema);
              if (found.isEmpty()) {
                create(in, schema);
              } else if (found.get() != VERSION) {
                throw new SQLException("it was written by another version of orch");
              }
              return VERSION;
            });
  }

  private static Optional<Long> version(Session session, String schema) throws SQLException {
    boolean isOurs = tables(session, schema, VERSION_TABLE) == 1;
    if (!isOurs) {
      return Optional.empty();
    }
    return session.query(
        "SELECT version FROM " + VERSION_TABLE,
        rows -> rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty());
  }

  private static void create(Session session, String schema) throws SQLException {
    if (tables(session, schema, "%") > 0) {
      throw new ForeignDatabaseException();
    }
    // Not IF NOT EXISTS, which wants the right to create schemas, also when there is one.
    if (number(session, "SELECT count(*) FROM pg_namespace WHERE nspname = ?", schema) == 0) {
      session.run("CREATE SCHEMA " + schema);
    }
    for (String statement : session.dialect().tables()) {
      session.run(statement);
    }
    session.run("CREATE TABLE " + VERSION_TABLE + " (version BIGINT NOT NULL)");
    session.run("INSERT INTO " + VERSION_TABLE + " VALUES (" + VERSION + ")");
  }

  private static long tables(Session session, String schema, String pattern) throws SQLException {
    return number(
        session,
        "SELECT count(*) FROM pg_tables WHERE schemaname = ? AND tablename LIKE ?",
        schema,
        pattern);
  }

  private static long number(Session session, String sql, Object... parameters)
      throws SQLException {
    return session.query(sql, rows -> rows.next() ? rows.getLong(1) : 0L, parameters);
  }
}
