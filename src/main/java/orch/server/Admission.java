package orch.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the exchanges that are running, and ends the admission of others. */
final class Admission {
  private static final int MOST = Integer.MAX_VALUE;

  private final Semaphore places = new Semaphore(MOST);
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Lets an exchange begin; false when none may any more. */
  boolean enter() {
    return !isClosing() && places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Waits so long, or until the admission ends. */
  void pause(Duration duration) {
    await(() -> closing.await(duration.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Admits no more, and waits at most so long until the last exchange has left. */
  void end(Duration patience) {
    closing.countDown();
    await(() -> places.tryAcquire(MOST, patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  private interface Wait {
    boolean run() throws InterruptedException;
  }

  private static void await(Wait wait) {
    try {
      boolean unused = wait.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
