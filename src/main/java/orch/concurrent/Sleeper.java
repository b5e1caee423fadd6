package orch.concurrent;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns when so much time has passed.
   *
   * @throws InterruptedException when the wait is to end at once
   */
  void sleep(Duration pause) throws InterruptedException;
}
