package orch.api;

import java.net.http.HttpClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
    FutureTask<HttpClient> made = new FutureTask<>(builder::build);
    Thread maker = new Thread(group, made, "http client maker");
    maker.start();
    this.client = result(made);
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
  private static HttpClient result(FutureTask<HttpClient> made) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return made.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the HTTP client cannot be started", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
