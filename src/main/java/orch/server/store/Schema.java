package orch.server.store;

import java.sql.SQLException;
import java.util.List;

/** Creates the tables, and checks the schema version of the database. */
public final class Schema {
  private static final int VERSION = 1;

  /**
   * A row of revisions is one version of a configuration. It is visible from visible_at until
   * gone_at, exclusive (milliseconds since 1970). An update ends one version and begins the next; a
   * delete only ends one. So the clock alone decides what reads find, in every process.
   */
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE revisions (
            account TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            visible_at INTEGER NOT NULL,
            gone_at INTEGER,
            memory_store TEXT NOT NULL,
            service TEXT,
            document TEXT NOT NULL)
          """,
          "CREATE UNIQUE INDEX revisions_by_id ON revisions (account, id, version)",
          "CREATE INDEX revisions_by_store ON revisions (account, memory_store, id)",
          """
          CREATE INDEX revisions_by_service ON revisions (account, service)
          WHERE service IS NOT NULL
          """,
          "CREATE INDEX revisions_by_end ON revisions (gone_at) WHERE gone_at IS NOT NULL",
          """
          CREATE TABLE operations (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL,
            configuration TEXT NOT NULL,
            accepted_at INTEGER NOT NULL,
            completes_at INTEGER NOT NULL,
            fault TEXT NOT NULL,
            idempotency_key TEXT,
            fingerprint TEXT NOT NULL) WITHOUT ROWID
          """,
          """
          CREATE UNIQUE INDEX operations_by_key ON operations (account, idempotency_key)
          WHERE idempotency_key IS NOT NULL
          """,
          "PRAGMA user_version = " + VERSION);

  private Schema() {}

  /**
   * Creates the tables if they are missing. Of several processes that try at once, one creates
   * them.
   */
  public static void ensure(Session session) throws SQLException {
    if (version(session) == VERSION) {
      return;
    }
    session.transaction(
        () -> {
          create(session);
          return VERSION;
        });
  }

  /** Reads the version again first: another process may have created the tables meanwhile. */
  private static void create(Session session) throws SQLException {
    int found = version(session);
    if (found != 0 && found != VERSION) {
      throw new SQLException("it was written by another version of orch");
    }
    for (String statement : found == 0 ? TABLES : List.<String>of()) {
      session.run(statement);
    }
  }

  private static int version(Session session) throws SQLException {
    return session.query("PRAGMA user_version", rows -> rows.getInt(1));
  }
}
