package orch.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import orch.concurrent.LockTimeoutException;
import orch.server.http.ExchangeThreads;
import orch.server.http.JdkServerTuning;
import orch.server.http.RunningExchanges;
import orch.server.store.Beginning;
import orch.server.store.Database;
import orch.server.store.DatabaseClock;
import orch.server.store.DatabaseException;
import orch.server.store.Store;

/** A running local control plane. */
public final class ControlPlane implements AutoCloseable {
  /** How the paths begin that look at the server itself and change it. */
  public static final String ADMINISTRATION = Router.ADMINISTRATION;

  private static final int BACKLOG = 1024;
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

  private final HttpServer server;
  private final ExchangeThreads threads;
  private final RunningExchanges exchanges;
  private final ResponseSender sender;
  private final Store store;
  private final URI baseUrl;
  private final ControlPlaneSettings settings;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ControlPlane(ControlPlaneSettings settings, HttpServer server, Store store) {
    this.settings = settings;
    this.server = server;
    this.store = store;
    Machine machine = settings.machine();
    // SplittableRandom is not thread-safe: the ids and the sender each lock their own.
    SplittableRandom random = new SplittableRandom(machine.random().nextLong());
    this.threads = new ExchangeThreads(machine.ticker());
    this.exchanges = new RunningExchanges(ofService(settings).sleeper());
    this.sender = new ResponseSender(exchanges, threads, random.split());
    this.baseUrl = baseUrl(settings.address().host(), server.getAddress());
    WriteHandler writes = new WriteHandler(store, new TypeIds(random));
    Router router = new Router(store, writes, administration(settings, store));
    server.createContext("/", new ExchangeHandler(settings, router, exchanges, sender, threads));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts the server. It accepts connections when this method returns.
   *
   * @throws DatabaseException when the database cannot be opened
   * @throws BindException when the port is taken, or not allowed, or the host is not of this
   *     machine
   * @throws UnknownHostException when the host has no address
   * @throws IOException when the system gives no socket
   * @throws LockTimeoutException when another process still holds the database lock at the deadline
   *     for opening
   * @throws InterruptedException when the thread is interrupted while it waits for the lock
   */
  public static ControlPlane start(ControlPlaneSettings settings)
      throws IOException, InterruptedException {
    JdkServerTuning.apply();
    Machine service = ofService(settings);
    DatabaseClock clock = new DatabaseClock(service.clock(), service.ticker());
    Database database =
        settings.storage().open(new Beginning(clock), settings.opening(), settings.serving());
    Store store = new Store(database, clock);
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

  /** The time that clients see. Clients and locks are real, and wait in the machine's time. */
  private static Machine ofService(ControlPlaneSettings settings) {
    Machine machine = settings.machine();
    if (settings.emulation().isEmpty() || settings.emulation().get().clock().isEmpty()) {
      return machine;
    }
    VirtualClock clock = settings.emulation().get().clock().get();
    return new Machine(clock, clock, clock, machine.random());
  }

  private static Optional<AdminHandler> administration(ControlPlaneSettings settings, Store store) {
    boolean isWanted =
        settings.emulation().isPresent() && settings.emulation().get().isAdministered();
    return isWanted
        ? Optional.of(new AdminHandler(new Administration(store, settings.emulation().get())))
        : Optional.empty();
  }

  /** Scheme, host and port, such as {@code http://127.0.0.1:8080}. */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * What a test may look at and change while the server runs.
   *
   * @throws IllegalStateException when the server is not for tests
   */
  public Administration administration() {
    return new Administration(store, settings.emulation().orElseThrow(IllegalStateException::new));
  }

  /** Stops accepting requests, waits at most 3 seconds for running ones, and closes everything. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    exchanges.close(SHUTDOWN_TIMEOUT);
    sender.close();
    server.stop(0);
    threads.close();
    store.close();
  }

  private static InetSocketAddress address(ControlPlaneSettings settings) throws IOException {
    ControlPlaneSettings.Address wanted = settings.address();
    InetSocketAddress address = new InetSocketAddress(wanted.host(), wanted.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException("the host " + wanted.host() + " is unknown");
    }
    return address;
  }

  private static URI baseUrl(String host, InetSocketAddress bound) {
    boolean everywhere = bound.getAddress().isAnyLocalAddress();
    return URI.create(
        "http://" + (everywhere ? "127.0.0.1" : HostCheck.inUrl(host)) + ":" + bound.getPort());
  }
}
