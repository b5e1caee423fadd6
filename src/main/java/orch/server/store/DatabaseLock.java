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

/** Waits while another process has the database locked, and says so. */
public final class DatabaseLock {
  /** Below the time that clients give one attempt of a request, so that they hear the cause. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final LockWait opening;
  private final Deadline serving;
  private final AtomicBoolean isNoted = new AtomicBoolean();

  /**
   * @param file the database
   * @param opening how to wait for it when it is opened
   * @param serving the moment by which every request wants its answer
   */
  public DatabaseLock(Path file, LockWait opening, Deadline serving) {
    this.file = file;
    this.opening = opening;
    this.serving = serving;
  }

  /** Something that fails as busy while another process has the lock. */
  interface Attempt<T> {
    T run() throws SQLException;
  }

  /** What came of an attempt that found no lock in its way. */
  private record Outcome<T>(@Nullable T value, @Nullable SQLException failure) {
    T result() throws SQLException {
      if (failure != null || value == null) {
        throw failure == null ? new SQLException("nothing came of it") : failure;
      }
      return value;
    }
  }

  Path file() {
    return file;
  }

  /**
   * Opens the database as soon as no other process is in the way.
   *
   * @throws LockTimeoutException at the deadline for opening
   */
  <T> T open(Attempt<T> attempt) throws SQLException, InterruptedException {
    return acquire(opening, attempt);
  }

  /**
   * Does a part of a request as soon as no other process is in the way.
   *
   * @param since when the request began to wait
   * @throws StoreException when another process is in the way for too long
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
      T result = acquire(new LockWait(patience(since), opening.sleeper(), this::noteOnce), attempt);
      isNoted.set(false);
      return result;
    } catch (LockTimeoutException e) {
      throw StoreException.locked(file, LockHolder.of(file), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreException.locked(file, LockHolder.of(file), e);
    }
  }

  /** The time on the scale of {@link #serve}. */
  Duration elapsed() {
    return serving.ticker().elapsed();
  }

  private Deadline patience(Duration since) {
    Duration left = PATIENCE.minus(elapsed().minus(since));
    // A tenth of what is left is for the way of the answer.
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
      throw new SQLException("an attempt throws no such thing", e);
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
