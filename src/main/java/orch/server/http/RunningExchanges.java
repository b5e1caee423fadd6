package orch.server.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import orch.concurrent.Sleeper;

/** Counts the exchanges that are running, and ends the admission of others. */
public final class RunningExchanges {
  private static final int MOST = Integer.MAX_VALUE;

  private final Sleeper sleeper;
  private final Semaphore places = new Semaphore(MOST);
  private final Set<Thread> pausing = new HashSet<>();
  private boolean closing;

  public RunningExchanges(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** Lets an exchange begin; false when none may any more. */
  public boolean enter() {
    return !isClosing() && places.tryAcquire();
  }

  public void leave() {
    places.release();
  }

  public synchronized boolean isClosing() {
    return closing;
  }

  /** Waits so long, or until the admission ends. */
  public void pause(Duration duration) {
    if (!begin()) {
      return;
    }
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      // The admission has ended: the exchange goes on at once, to its own end.
      return;
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    return !closing && pausing.add(Thread.currentThread());
  }

  /** Takes back the wake-up of a thread that was just waking up by itself. */
  private synchronized void end() {
    pausing.remove(Thread.currentThread());
    boolean unused = Thread.interrupted();
  }

  /**
   * Admits no more, and waits at most so long until the last exchange has left. That is real time,
   * whatever the sleeper does: other threads need it for their work.
   */
  public void end(Duration patience) {
    synchronized (this) {
      closing = true;
      pausing.forEach(Thread::interrupt);
    }
    try {
      boolean unused = places.tryAcquire(MOST, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
