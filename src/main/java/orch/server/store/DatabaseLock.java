package orch.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import org.jspecify.annotations.Nullable;

/** Retries while another process holds the database lock, and reports the wait. */
public final class DatabaseLock {
  /** Shorter than the HTTP timeout of clients, so that they receive the cause. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final Path file;
  private final LockWait opening;
  private final Deadline serving;
  private final AtomicBoolean isNoted = new AtomicBoolean();

  /**
   * @param file the database
   * @param opening how to wait for the lock at opening
   * @param serving the deadline of all requests
   */
  public DatabaseLock(Path file, LockWait opening, Deadline serving) {
    this.file = file;
    this.opening = opening;
    this.serving = serving;
  }

  /** A call that fails with SQLITE_BUSY while another process holds the lock. */
  interface Attempt<T> {
    T run() throws SQLException;
  }

  /** The outcome of an attempt that did not find the database locked. */
  private record Outcome<T>(@Nullable T value, @Nullable SQLException failure) {
    T result() throws SQLException {
      if (failure != null || value == null) {
        throw failure == null ? new SQLException("the attempt has no result") : failure;
      }
      return value;
    }
  }

  Path file() {
    return file;
  }

  /**
   * Opens the database, and waits for the lock if necessary.
   *
   * @throws LockTimeoutException at the deadline for opening
   */
  <T> T open(Attempt<T> attempt) throws SQLException, InterruptedException {
    return acquire(opening, attempt);
  }

  /**
   * Runs a part of a request, and waits for the lock if necessary.
   *
   * @param since when the request began to wait, on the scale of {@link #elapsed}
   * @throws StoreException when another process holds the lock for too long
   */
  <T> T serve(Duration since, Attempt<T> attempt) throws SQLException {
    try {
      return attempt.run();
    } catch (SQLException e) {
      if (!DatabaseErrors.isBusy(e)) {
        throw e;
      }
    }
    try {
      T result = acquire(new LockWait(deadline(since), opening.sleeper(), this::noteOnce), attempt);
      isNoted.set(false);
      return result;
    } catch (LockTimeoutException e) {
      throw StoreException.locked(file, LockHolder.of(file), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreException.locked(file, LockHolder.of(file), e);
    }
  }

  /** The monotonic time. */
  Duration elapsed() {
    return serving.ticker().elapsed();
  }

  private Deadline deadline(Duration since) {
    Duration left = MAX_WAIT.minus(elapsed().minus(since));
    // A tenth of the remaining time is kept for sending the response.
    Duration ofCommand = serving.left().multipliedBy(9).dividedBy(10);
    return Deadline.in(left.compareTo(ofCommand) < 0 ? left : ofCommand, serving.ticker());
  }

  /** Many requests may wait for the same lock; one note is enough. */
  private void noteOnce(String text) {
    if (!isNoted.getAndSet(true)) {
      opening.note().accept(text);
    }
  }

  private <T> T acquire(LockWait wait, Attempt<T> attempt)
      throws SQLException, InterruptedException {
    try {
      return wait.acquire(
              "the local database " + file,
              () -> Optional.of(LockHolder.of(file)),
              () -> taken(attempt))
          .result();
    } catch (IOException e) {
      throw new SQLException("an attempt throws no IOException", e);
    }
  }

  private static <T> Optional<Outcome<T>> taken(Attempt<T> attempt) {
    try {
      return Optional.of(new Outcome<>(attempt.run(), null));
    } catch (SQLException e) {
      return DatabaseErrors.isBusy(e) ? Optional.empty() : Optional.of(new Outcome<>(null, e));
    }
  }
}
