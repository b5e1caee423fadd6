package orch.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running local control plane. */
public final class ControlPlane implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int THREADS = 128;
  private static final int IDLE_SECONDS = 5;
  private static final Duration LAST_EXCHANGES = Duration.ofSeconds(3);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Admission admission;
  private final Delivery delivery;
  private final Store store;
  private final URI baseUrl;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ControlPlane(Settings settings, HttpServer server, Store store) {
    this.server = server;
    this.store = store;
    this.threads = threads();
    this.admission = new Admission();
    this.delivery = new Delivery(admission);
    this.baseUrl = baseUrl(settings.host(), server.getAddress());
    Writes writes = new Writes(store, new TypeIds(settings.clock()), settings.latency());
    Router router = new Router(store, writes, settings.clock());
    server.createContext("/", new Exchanges(settings, router, admission, delivery));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts to serve; the port answers when this returns.
   *
   * @throws IOException when the database cannot be opened, or the port is taken
   */
  public static ControlPlane start(Settings settings) throws IOException {
    Tuning.apply();
    Store store = Store.open(settings.db(), settings.clock());
    boolean started = false;
    try {
      HttpServer server = HttpServer.create(address(settings), BACKLOG);
      ControlPlane running = new ControlPlane(settings, server, store);
      started = true;
      return running;
    } finally {
      if (!started) {
        store.close();
      }
    }
  }

  /** Scheme, host and port, such as {@code http://127.0.0.1:8080}. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** Accepts nothing more, lets what is running come to its end for a while, and stops. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    admission.end(LAST_EXCHANGES);
    delivery.close();
    server.stop(0);
    threads.shutdownNow();
    store.close();
  }

  private static InetSocketAddress address(Settings settings) throws IOException {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new IOException("the host " + settings.host() + " is unknown");
    }
    return address;
  }

  private static URI baseUrl(String host, InetSocketAddress bound) {
    boolean everywhere = bound.getAddress().isAnyLocalAddress();
    return URI.create(
        "http://" + (everywhere ? "127.0.0.1" : Hosts.inUrl(host)) + ":" + bound.getPort());
  }

  /**
   * As many as there may be slow clients at once: each holds one until it has sent its request.
   * They all end soon after the last request.
   */
  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "orch-control-plane");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
