package orch.api;

import java.io.IOError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that can be closed. The client has a thread that waits for the network. While it
 * runs, the JVM takes a third of a second longer to exit, and before Java 21 a client has no close
 * method. Each client is built in a thread group of its own, so that its thread can be told from
 * those of other clients.
 */
final class OwnedClient implements AutoCloseable {
  private static final int JOIN_MILLIS = 100;

  private final Group group = new Group();
  private final HttpClient client;

  /** The client's threads, and the calls that wait for them. */
  private static final class Group extends ThreadGroup {
    private final Set<Thread> waiting = new HashSet<>();
    private @Nullable Throwable death;

    // Before Java 19, a group that is not a daemon stays for ever, and a shell makes many clients.
    @SuppressWarnings("removal")
    Group() {
      super("http client");
      setDaemon(true);
    }

    /**
     * Once the thread that waits for the network has died, no response and no timeout would ever
     * reach a call.
     */
    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
      if (!isSelector(thread)) {
        super.uncaughtException(thread, problem);
        return;
      }
      synchronized (waiting) {
        death = problem;
        waiting.forEach(Thread::interrupt);
      }
    }

    void enter() {
      synchronized (waiting) {
        check();
        waiting.add(Thread.currentThread());
      }
    }

    void leave() {
      synchronized (waiting) {
        waiting.remove(Thread.currentThread());
      }
    }

    boolean hasDied() {
      synchronized (waiting) {
        return death != null;
      }
    }

    /** Throws what the thread died of, if it did. */
    void check() {
      synchronized (waiting) {
        if (death != null) {
          throw new IOError(death);
        }
      }
    }
  }

  OwnedClient(HttpClient.Builder builder) {
    FutureTask<HttpClient> made = new FutureTask<>(builder::build);
    Thread maker = new Thread(group, made, "http client maker");
    maker.start();
    this.client = result(made);
  }

  /** A response whose body is complete. */
  record Response(int status, HttpHeaders headers, String body) {}

  /**
   * Sends a request and waits for its response.
   *
   * @param limit the largest size of the body, in bytes
   * @param end until when to wait for the body, in nanoseconds of {@link System#nanoTime}; the
   *     request has a timeout for the headers
   * @throws IOError with the reason, if the client's own thread has died
   */
  Response send(HttpRequest request, int limit, long end) throws IOException, InterruptedException {
    group.enter();
    try {
      HttpResponse<BoundedBody> begun = client.send(request, head -> new BoundedBody(limit));
      // The client reads no body when a proxy refuses a tunnel.
      BoundedBody body = begun.body();
      String text = body == null ? "" : body.await(end - System.nanoTime());
      return new Response(begun.statusCode(), begun.headers(), text);
    } catch (InterruptedException e) {
      group.check();
      throw e;
    } finally {
      group.leave();
    }
  }

  /** Whether the client's own thread has died, so that no request can be sent any more. */
  boolean hasDied() {
    return group.hasDied();
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

  /** Also waits when it is interrupted: a thread that is left delays the exit more. */
  private static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join(JOIN_MILLIS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
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
