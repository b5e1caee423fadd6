package orch.concurrent;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A task in the background that makes ready what a command will need. When a class cannot be
 * loaded, Java gives the reason to the first thread that needs it, which may be this one. So the
 * error is kept for the command.
 */
public final class Preparation implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Queue<Preparation> BEGUN = new ConcurrentLinkedQueue<>();

  private final Runnable task;
  private final Thread thread;
  private volatile @Nullable Error error;

  /**
   * @param name the thread's name, for thread dumps
   */
  public Preparation(String name, Runnable task) {
    this.task = task;
    this.thread = DaemonThread.of(name, this);
  }

  /** Begins the task, and returns at once. */
  public void begin() {
    BEGUN.add(this);
    thread.start();
  }

  @Override
  public void run() {
    try {
      task.run();
    } catch (LinkageError | VirtualMachineError e) {
      error = e;
    }
  }

  /** Interrupts the task. */
  public void interrupt() {
    thread.interrupt();
  }

  /**
   * The first error of a preparation in this process, if there was one. The consequence may come
   * before it is known, so this waits for those that go on, at most 2 seconds for each.
   */
  public static Error firstError(LinkageError consequence) {
    for (Preparation preparation : BEGUN) {
      preparation.await();
      Error first = preparation.error;
      if (first != null) {
        return first;
      }
    }
    return consequence;
  }

  private void await() {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
