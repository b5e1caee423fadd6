package orch.api;

import java.net.http.HttpClient;

/**
 * An HTTP client together with the thread it waits for the network in. A process that ends while
 * that thread waits is held up by the JVM for a third of a second, and before Java 21 a client has
 * no method to end it. The thread belongs to the group it was made in, so a client that is made in
 * a group of its own can be ended without a look at any other.
 */
final class OwnedClient implements AutoCloseable {
  private static final int FAREWELL_MILLIS = 100;

  private final ThreadGroup group = new ThreadGroup("http client");
  private final HttpClient client;

  OwnedClient(HttpClient.Builder builder) {
    HttpClient[] made = new HttpClient[1];
    Throwable[] problem = new Throwable[1];
    Thread maker = new Thread(group, () -> made[0] = builder.build(), "http client maker");
    maker.setUncaughtExceptionHandler((thread, thrown) -> problem[0] = thrown);
    maker.start();
    joinWhateverHappens(maker);
    if (made[0] == null) {
      throw new IllegalStateException("the HTTP client cannot be started", problem[0]);
    }
    this.client = made[0];
  }

  HttpClient client() {
    return client;
  }

  /** Ends the client's thread; the client is of no use any more. */
  @Override
  public void close() {
    Thread[] threads = new Thread[group.activeCount() + 4];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (isSelector(threads[i])) {
        end(threads[i]);
      }
    }
  }

  /** The others in the group only carry out what this one finds, and hold up nobody. */
  private static boolean isSelector(Thread thread) {
    return thread.getName().endsWith("-SelectorManager");
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It takes a moment; an interrupt is kept for whoever sends the first request. */
  private static void joinWhateverHappens(Thread maker) {
    boolean interrupted = false;
    while (maker.isAlive()) {
      try {
        maker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
