package orch.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;

/** A connection to the database with its prepared statements; one thread at a time. */
final class Session implements AutoCloseable {
  /** How long a statement waits for another process; far beyond any transaction of ours. */
  private static final int BUSY_MILLIS = 30_000;

  final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** What to make of the rows that a query finds. */
  interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** The statements of a transaction. */
  interface Statements<T> {
    T run() throws SQLException;
  }

  /**
   * Connects. With a write-ahead log, readers never wait for the writer; with synchronous NORMAL a
   * killed process loses nothing, and only a power cut can lose the last moments.
   */
  static Session open(Path file) throws SQLException {
    Properties options = new Properties();
    // Nobody asks for them, and they cost one more query per insert.
    options.setProperty("jdbc.get_generated_keys", "false");
    Session session = new Session(JDBC.createConnection("jdbc:sqlite:" + file, options));
    try {
      session.run("PRAGMA busy_timeout = " + BUSY_MILLIS);
      session.run("PRAGMA journal_mode = WAL");
      session.run("PRAGMA synchronous = NORMAL");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Runs a statement that takes no parameters; it is not kept. */
  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Parameters are texts, longs and nulls. */
  <T> T query(String sql, Rows<T> rows, Object... parameters) throws SQLException {
    try (ResultSet found = bound(sql, parameters).executeQuery()) {
      return rows.read(found);
    }
  }

  void update(String sql, Object... parameters) throws SQLException {
    bound(sql, parameters).executeUpdate();
  }

  /** Runs the statements with the right to write from the start; none of them when one throws. */
  <T> T transaction(Statements<T> statements) throws SQLException {
    return allOrNone(statements, "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK");
  }

  /** Within a transaction, the same for a part of it. */
  <T> T part(Statements<T> statements) throws SQLException {
    return allOrNone(
        statements, "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part", "RELEASE part");
  }

  private <T> T allOrNone(Statements<T> statements, String begin, String commit, String... rollback)
      throws SQLException {
    update(begin);
    boolean done = false;
    try {
      T result = statements.run();
      update(commit);
      done = true;
      return result;
    } finally {
      if (!done) {
        undo(rollback);
      }
    }
  }

  private void undo(String... rollback) {
    try {
      for (String statement : rollback) {
        update(statement);
      }
    } catch (SQLException e) {
      // After a full disk and the like SQLite has done it already; what failed first is thrown.
      return;
    }
  }

  private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
