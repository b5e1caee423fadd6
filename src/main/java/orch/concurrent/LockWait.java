package orch.concurrent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for a lock that another process may hold, never past the deadline. After a second, a note
 * says which lock it waits for and which process holds it.
 *
 * @param note receives the message that the command is waiting
 */
public record LockWait(Deadline deadline, Sleeper sleeper, Consumer<String> note) {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration SILENCE = Duration.ofSeconds(1);

  /** Tries once to take a lock; empty while another process holds it. */
  @FunctionalInterface
  public interface Attempt<T> {
    Optional<T> take() throws IOException;
  }

  /**
   * Repeats the attempt until it takes the lock.
   *
   * @param what the resource that the lock protects, completing the sentence "waiting for ...":
   *     {@code the journal}
   * @param holder the current holder, such as {@code process 123}; empty when unknown
   * @throws LockTimeoutException at the deadline
   * @throws InterruptedException when the thread is interrupted
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
