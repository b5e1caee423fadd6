package orch.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/**
 * The state of the control plane in a database file, which other processes may use at the same
 * time. One connection writes and one reads; each is used by one thread at a time.
 */
final class Store implements AutoCloseable {
  private static final int OPENING_ATTEMPTS = 400;
  private static final int ATTEMPT_MILLIS = 25;

  private final Session writer;
  private final Session reader;
  private final GroupCommit changes;

  private final InstantSource clock;

  private Store(Session writer, Session reader, InstantSource clock) {
    this.clock = clock;
    this.writer = writer;
    this.reader = reader;
    this.changes = new GroupCommit(writer);
  }

  /** What happens in a transaction: all of it, or nothing when it throws. */
  interface Change<T> {
    T in(Transaction transaction) throws SQLException;
  }

  private interface Reading<T> {
    T in(Session session) throws SQLException;
  }

  /**
   * Opens the file, and makes it when it is missing.
   *
   * @throws IOException when that is not possible
   */
  static Store open(Path file, InstantSource clock) throws IOException {
    Path absolute = file.toAbsolutePath();
    DatabaseFile.prepare(absolute);
    NativeLibrary.load(absolute.resolveSibling(""));
    try {
      return connected(absolute, clock);
    } catch (SQLException e) {
      throw new IOException("cannot open the database " + file + ": " + e.getMessage(), e);
    }
  }

  private static Store connected(Path file, InstantSource clock) throws SQLException {
    Session writer = patiently(file);
    try {
      return new Store(writer, patiently(file), clock);
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * The change to a write-ahead log needs the file for itself and does not wait for it, so that of
   * several processes that make the file at once all but one have to try again.
   */
  private static Session patiently(Path file) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return session(file);
      } catch (SQLException e) {
        boolean busy = e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || attempt == OPENING_ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static Session session(Path file) throws SQLException {
    Session session = Session.open(file);
    try {
      Schema.ensure(session);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(ATTEMPT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while another process had it for itself", e);
    }
  }

  /** The configuration as reads show it now. */
  Optional<String> document(String account, String id) {
    return read(session -> new RevisionTable(session).visible(account, id, now()));
  }

  /** The configurations that reads show now, a page of them. */
  Page page(String account, PageRequest asked) {
    return read(session -> new RevisionTable(session).page(account, asked, now()));
  }

  Optional<Operation> operation(String account, String id) {
    return read(session -> new OperationTable(session).byId(account, id));
  }

  private <T> T read(Reading<T> reading) {
    synchronized (reader) {
      try {
        return reading.in(reader);
      } catch (SQLException e) {
        throw new StoreFailure(e);
      }
    }
  }

  /** Makes a change, after those of other threads and processes. */
  <T> T write(Change<T> change) {
    return changes.make(() -> change.in(begun()));
  }

  private Transaction begun() {
    return new Transaction(new RevisionTable(writer), new OperationTable(writer), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Waits for what is running, then lets go of the file. */
  @Override
  public void close() {
    close(reader);
    close(writer);
  }

  private static void close(Session session) {
    synchronized (session) {
      try {
        session.close();
      } catch (SQLException e) {
        throw new StoreFailure(e);
      }
    }
  }
}
