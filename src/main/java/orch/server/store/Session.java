package orch.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/** A connection to the database with its prepared statements; one thread at a time. */
public final class Session implements AutoCloseable {
  /**
   * How long SQLite itself tries again while another process writes: far longer than a transaction
   * of ours. For longer ones there is {@link DatabaseLock}, which has a deadline and says
   * something.
   */
  private static final int BUSY_MILLIS = 10;

  final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** What to make of the rows that a query finds. */
  public interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** The statements of a transaction. */
  public interface Statements<T> {
    public T run() throws SQLException;
  }

  /** How a transaction gets the right to write. */
  interface Entrance {
    /**
     * Runs the beginning until it succeeds.
     *
     * @param begin fails as busy while another process writes
     */
    void pass(Statements<Boolean> begin) throws SQLException;
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /**
   * Connects. With a write-ahead log, readers never wait for the writer; with synchronous NORMAL a
   * killed process loses nothing, and only a power cut can lose the last moments.
   */
  public static Session open(Path file) throws SQLException {
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
  public void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Parameters are texts, longs and nulls. */
  public <T> T query(String sql, Rows<T> rows, Object... parameters) throws SQLException {
    return use(
        sql,
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return rows.read(found);
          }
        },
        parameters);
  }

  public void update(String sql, Object... parameters) throws SQLException {
    int unused = use(sql, PreparedStatement::executeUpdate, parameters);
  }

  /** Runs the statements with the right to write from the start; none of them when one throws. */
  public <T> T transaction(Statements<T> statements) throws SQLException {
    return transaction(Statements::run, statements);
  }

  /** The same, with a way of its own to get the right to write. */
  <T> T transaction(Entrance entrance, Statements<T> statements) throws SQLException {
    entrance.pass(this::begin);
    return allOrNone(statements, "COMMIT", "ROLLBACK");
  }

  private boolean begin() throws SQLException {
    try {
      update("BEGIN IMMEDIATE");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code) {
        // A transaction is open still: one that failed and, with the disk, its rollback.
        undo("ROLLBACK");
      }
      throw e;
    }
  }

  /** Within a transaction, the same for a part of it. */
  public <T> T part(Statements<T> statements) throws SQLException {
    update("SAVEPOINT part");
    return allOrNone(statements, "RELEASE part", "ROLLBACK TO part", "RELEASE part");
  }

  private <T> T allOrNone(Statements<T> statements, String commit, String... rollback)
      throws SQLException {
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

  private <T> T use(String sql, Use<T> use, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return use.of(statement);
    } catch (SQLException e) {
      forget(sql, statement);
      throw e;
    }
  }

  /** A statement that failed is of no more use: the driver neither resets nor replaces it. */
  private void forget(String sql, PreparedStatement failed) {
    prepared.remove(sql);
    try {
      failed.close();
    } catch (SQLException e) {
      // The driver has let go of it already, and what failed first is thrown.
      return;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
