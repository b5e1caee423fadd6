package orch.server.store;

import java.sql.SQLException;
import java.util.Map;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;

/** A database of PostgreSQL, which control planes on several machines may share. */
public final class PostgresStorage implements Storage {
  private final PostgresAddress address;
  private final PostgresConnections connections;

  private PostgresStorage(PostgresAddress address, PostgresConnections connections) {
    this.address = address;
    this.connections = connections;
  }

  /**
   * The database of a URL.
   *
   * @param environment where PGUSER and PGPASSWORD are, when they are needed
   * @throws IllegalArgumentException when the URL has a password, or another mistake; the message
   *     does not repeat the URL
   */
  public static PostgresStorage of(String url, Map<String, String> environment) {
    PostgresAddress address = PostgresAddress.parse(url);
    return new PostgresStorage(address, new PostgresConnections(address, environment));
  }

  /** Does not wait for a lock longer than requests do. */
  @Override
  public Database open(Beginning beginning, LockWait opening, Deadline serving)
      throws DatabaseException {
    try (Session session = connections.open()) {
      PostgresSchema.ensure(session, address.schema());
      int unused =
          session.transaction(
              PostgresLocks.NONE,
              in -> {
                beginning.ofProcess(in);
                return 1;
              });
    } catch (SQLException e) {
      throw new DatabaseException(
          place(), PostgresErrors.reason(e), PostgresErrors.isWrongPlace(e), e);
    }
    return new PostgresDatabase(connections, place(), beginning, serving.ticker());
  }

  @Override
  public String place() {
    return address.place();
  }
}
