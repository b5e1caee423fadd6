package orch.api;

import java.net.http.HttpClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An HTTP client that can be closed. The client has a thread that waits for the network. While it
 * runs, the JVM takes a third of a second longer to exit, and before Java 21 a client has no close
 * method. Each client is built in a thread group of its own, so that its thread can be told from
 * those of other clients.
 */
final class OwnedClient implements AutoCloseable {
  private static final int JOIN_MILLIS = 100;

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

  /** Ends the client's thread. The client cannot be used afterwards. */
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

  /** The other threads of the group only run tasks, and do not delay the exit. */
  private static boolean isSelector(Thread thread) {
    return thread.getName().endsWith("-SelectorManager");
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the client. An interrupt stays set, for the first request to notice. */
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
