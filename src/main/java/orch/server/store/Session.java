package orch.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import orch.server.store.Database.Work;
import orch.server.store.DatabaseLock.Attempt;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/** A connection to the database with its prepared statements; used by one thread at a time. */
public final class Session implements AutoCloseable {
  /**
   * How long SQLite itself retries while another process writes: far longer than a transaction of
   * ours takes. {@link DatabaseLock} handles longer waits, with a deadline and a message.
   */
  private static final int BUSY_MILLIS = 10;

  private static final int ALIVE_SECONDS = 5;

  final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Connection connection;
  private final Dialect dialect;

  Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Reads the result of a query. */
  public interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** How a transaction gets the write lock. */
  interface Entrance {
    /**
     * Runs {@code begin} until it succeeds.
     *
     * @param begin fails with SQLITE_BUSY while another process writes
     */
    void pass(Attempt<Boolean> begin) throws SQLException;
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /**
   * Opens a connection to a database file. With a write-ahead log, readers never wait for the
   * writer. With synchronous NORMAL a killed process loses nothing; only a power failure can lose
   * the last transactions.
   *
   * @throws ForeignDatabaseException when the database belongs to another program
   */
  public static Session open(Path file) throws SQLException {
    Properties options = new Properties();
    // Generated keys are not used, and cost one more query per insert.
    options.setProperty("jdbc.get_generated_keys", "false");
    Session session = new Session(JDBC.createConnection(url(file), options), Dialect.SQLITE);
    try {
      session.run("PRAGMA busy_timeout = " + BUSY_MILLIS);
      // The next statement would change it.
      Schema.refuseForeign(session);
      session.run("PRAGMA journal_mode = WAL");
      session.run("PRAGMA synchronous = NORMAL");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** In a plain name, the driver would take what follows a question mark for options. */
  private static String url(Path file) {
    String name = file.toString().replace("%", "%25").replace("?", "%3f").replace("#", "%23");
    return "jdbc:sqlite:file:" + name;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs a statement without parameters, and does not cache it. */
  public void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a query. Parameters are texts, longs and nulls. */
  public <T> T query(String sql, Rows<T> rows, Object... parameters) throws SQLException {
    return execute(
        sql,
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return rows.read(found);
          }
        },
        parameters);
  }

  public void update(String sql, Object... parameters) throws SQLException {
    int unused = execute(sql, PreparedStatement::executeUpdate, parameters);
  }

  /** Runs the statements in a write transaction, which is rolled back when one throws. */
  public <T> T transaction(Work<T> statements) throws SQLException {
    begin();
    return allOrNone(statements, "COMMIT", "ROLLBACK");
  }

  /** The same, with another way to get the write lock. */
  <T> T transaction(Entrance entrance, Work<T> statements) throws SQLException {
    entrance.pass(this::begin);
    return allOrNone(statements, "COMMIT", "ROLLBACK");
  }

  private boolean begin() throws SQLException {
    try {
      update("BEGIN IMMEDIATE");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code) {
        // A transaction is still open: it failed, and with the disk its rollback failed, too.
        rollBack("ROLLBACK");
      }
      throw e;
    }
  }

  /** Runs a part of a transaction, which alone is rolled back when it throws. */
  public <T> T savepoint(Work<T> statements) throws SQLException {
    update("SAVEPOINT part");
    return allOrNone(statements, "RELEASE part", "ROLLBACK TO part", "RELEASE part");
  }

  private <T> T allOrNone(Work<T> statements, String commit, String... rollback)
      throws SQLException {
    boolean done = false;
    try {
      T result = statements.in(this);
      update(commit);
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(rollback);
      }
    }
  }

  private void rollBack(String... rollback) {
    try {
      for (String statement : rollback) {
        update(statement);
      }
    } catch (SQLException e) {
      // After errors such as a full disk SQLite has rolled back itself. The first error is thrown.
      return;
    }
  }

  private <T> T execute(String sql, Use<T> use, Object... parameters) throws SQLException {
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

  /** Closes a statement that failed: the driver neither resets nor replaces it. */
  private void forget(String sql, PreparedStatement failed) {
    prepared.remove(sql);
    try {
      failed.close();
    } catch (SQLException e) {
      // The driver has already released it. The first error is thrown.
      return;
    }
  }

  /** Whether the database answers. */
  boolean isAlive() throws SQLException {
    return connection.isValid(ALIVE_SECONDS);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
