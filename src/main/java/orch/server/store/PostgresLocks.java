package orch.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import orch.server.store.Session.Entrance;

/**
 * Advisory locks, which end with their transaction. They are taken by the first statement of a
 * transaction, so that all later ones see what the previous holder has committed.
 */
final class PostgresLocks {
  /** For reads. */
  static final Entrance NONE = begin -> {};

  /** The first number of every lock: the letters "orch", so that no other program uses it. */
  private static final int ALL = 0x6f726368;

  private static final int ACCOUNT = ALL + 1;
  private static final int SCHEMA = ALL + 2;

  private static final String OF_ACCOUNTS =
      "SELECT pg_advisory_xact_lock_shared("
          + ALL
          + ", 0) UNION ALL SELECT pg_advisory_xact_lock("
          + ACCOUNT
          + ", number) FROM unnest(cast(? AS int[])) AS number";

  private PostgresLocks() {}

  /** Waits for the other transactions that write these accounts. */
  static Entrance ofAccounts(Session session, List<String> accounts) {
    // Two accounts with the same number wait for each other in vain, which harms nobody. The order
    // prevents deadlocks.
    TreeSet<Integer> numbers = new TreeSet<>();
    accounts.forEach(account -> numbers.add(account.hashCode()));
    StringJoiner list = new StringJoiner(",", "{", "}");
    numbers.forEach(number -> list.add(String.valueOf(number)));
    return begin -> take(session, OF_ACCOUNTS, list.toString());
  }

  /** Waits for all other transactions that write. */
  static Entrance ofEverything(Session session) {
    return begin -> take(session, "SELECT pg_advisory_xact_lock(" + ALL + ", 0)");
  }

  /** Waits for other processes that create the tables. */
  static Entrance ofSchema(Session session) {
    return begin -> take(session, "SELECT pg_advisory_xact_lock(" + SCHEMA + ", 0)");
  }

  private static void take(Session session, String sql, Object... parameters) throws SQLException {
    int unused = session.query(sql, PostgresLocks::all, parameters);
  }

  /** Each row is a lock. */
  private static int all(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }
}
