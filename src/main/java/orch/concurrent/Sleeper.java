package orch.concurrent;

import java.time.Duration;

/** Pauses the current thread. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns after the pause.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  void sleep(Duration pause) throws InterruptedException;
}
