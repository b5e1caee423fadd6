package orch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C or a termination: the command is interrupted, and has a moment to say how
 * to go on.
 */
final class Goodbye extends Thread {
  private static final long SECONDS = 5;

  private final Thread main;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean said;

  Goodbye(Thread main) {
    super("goodbye");
    this.main = main;
  }

  @Override
  public void run() {
    said = true;
    main.interrupt();
    try {
      done.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process is on its way out because of a signal. */
  boolean isSaid() {
    return said;
  }

  /** The command has said what it had to say. */
  void mainIsDone() {
    done.countDown();
  }
}
