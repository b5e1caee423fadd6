package orch.server.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import orch.concurrent.Sleeper;

/** Counts the running exchanges, and refuses new ones when the server closes. */
public final class RunningExchanges {
  private static final int MAX_EXCHANGES = Integer.MAX_VALUE;

  private final Sleeper sleeper;
  private final Semaphore permits = new Semaphore(MAX_EXCHANGES);
  private final Set<Thread> pausing = new HashSet<>();
  private boolean closing;

  public RunningExchanges(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** Begins an exchange; false when the server is closing. */
  public boolean enter() {
    return !isClosing() && permits.tryAcquire();
  }

  public void leave() {
    permits.release();
  }

  public synchronized boolean isClosing() {
    return closing;
  }

  /** Waits for the given time, or until the server closes. */
  public void pause(Duration duration) {
    if (!beginPause()) {
      return;
    }
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      // The server is closing: the exchange continues at once.
      return;
    } finally {
      endPause();
    }
  }

  private synchronized boolean beginPause() {
    return !closing && pausing.add(Thread.currentThread());
  }

  /** Clears an interrupt that arrived just when the pause ended. */
  private synchronized void endPause() {
    pausing.remove(Thread.currentThread());
    boolean unused = Thread.interrupted();
  }

  /**
   * Refuses new exchanges, and waits at most the given time until the running ones have ended. This
   * is real time even with a test's sleeper, because other threads need it to finish.
   */
  public void close(Duration patience) {
    synchronized (this) {
      closing = true;
      pausing.forEach(Thread::interrupt);
    }
    try {
      boolean unused =
          permits.tryAcquire(MAX_EXCHANGES, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
