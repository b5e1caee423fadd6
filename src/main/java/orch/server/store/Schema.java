package orch.server.store;

import java.sql.SQLException;
import java.util.List;

/** Creates the tables, and checks the schema version of the database. */
public final class Schema {
  private static final int VERSION = 1;

  /** Marks the file as orch's: the letters "orch". The databases of earlier versions have 0. */
  private static final int APPLICATION_ID = 0x6f726368;

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
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  private static final String ALL_TABLES =
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";
  private static final String OWN_TABLES = ALL_TABLES + " AND name IN ('revisions', 'operations')";

  private Schema() {}

  /**
   * Refuses the database of another program. An empty one is nobody's.
   *
   * @throws ForeignDatabaseException when the database belongs to another program
   */
  static void refuseForeign(Session session) throws SQLException {
    // Another process may be creating the tables, together with the version. So tables that are
    // there before a version is are not orch's.
    int before = number(ALL_TABLES, session);
    boolean isNew = version(session) == 0;
    boolean isOurs = isNew ? before == 0 : number(OWN_TABLES, session) == 2;
    int id = number("PRAGMA application_id", session);
    if (!isOurs || (id != 0 && id != APPLICATION_ID)) {
      throw new ForeignDatabaseException();
    }
  }

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
    return number("PRAGMA user_version", session);
  }

  private static int number(String sql, Session session) throws SQLException {
    return session.query(sql, rows -> rows.getInt(1));
  }
}
