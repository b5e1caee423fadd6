package orch.server.store;

import java.sql.SQLException;

/** Creates the tables of a database file, and checks its schema version. */
public final class Schema {
  private static final int VERSION = 1;

  /** Marks the file as orch's: the letters "orch". The databases of earlier versions have 0. */
  private static final int APPLICATION_ID = 0x6f726368;

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
        in -> {
          create(in);
          return VERSION;
        });
  }

  /** Reads the version again first: another process may have created the tables meanwhile. */
  private static void create(Session session) throws SQLException {
    int found = version(session);
    if (found != 0 && found != VERSION) {
      throw new SQLException("it was written by another version of orch");
    }
    if (found == VERSION) {
      return;
    }
    for (String statement : session.dialect().tables()) {
      session.run(statement);
    }
    session.run("PRAGMA application_id = " + APPLICATION_ID);
    session.run("PRAGMA user_version = " + VERSION);
  }

  private static int version(Session session) throws SQLException {
    return number("PRAGMA user_version", session);
  }

  private static int number(String sql, Session session) throws SQLException {
    return session.query(sql, rows -> rows.getInt(1));
  }
}
