package orch.concurrent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for locks that another process may hold: never past the deadline, and after a second it
 * says what it waits for and who holds it.
 *
 * @param note hears the message that a command is waiting
 */
public record LockWait(Deadline deadline, Sleeper sleeper, Consumer<String> note) {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration SILENCE = Duration.ofSeconds(1);

  /** Tries once to get a lock; empty while another holds it. */
  @FunctionalInterface
  public interface Attempt<T> {
    Optional<T> take() throws IOException;
  }

  /**
   * The lock, once the attempt gets it.
   *
   * @param what the lock is for, to be put behind "waiting for": {@code the journal}
   * @param holder who holds it, such as {@code process 123}; empty where that is unknown
   * @throws LockTimeoutException at the deadline
   * @throws InterruptedException when the command is to end at once
   */
  public <T> T acquire(String what, Supplier<Optional<String>> holder, Attempt<T> attempt)
      throws IOException, InterruptedException {
    Ticker ticker = deadline.ticker();
    Duration start = ticker.elapsed();
    boolean said = false;
    while (true) {
      Optional<T> lock = attempt.take();
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!deadline.allows(PAUSE)) {
        throw new LockTimeoutException(what, holder.get());
      }
      if (!said && ticker.elapsed().minus(start).compareTo(SILENCE) >= 0) {
        String whose = holder.get().map(who -> ", which " + who + " holds").orElse("");
        note.accept("waiting for " + what + whose);
        said = true;
      }
      sleeper.sleep(PAUSE);
    }
  }
}
