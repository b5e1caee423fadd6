package orch.api;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * What the API clients of many accounts share: the connections to a server, and a bound on the
 * requests at the same time. The credentials are in each request, and not in its connection.
 */
public final class SharedConnections implements AutoCloseable {
  private final Semaphore requests;
  private final Map<Way, OwnedClient> clients = new HashMap<>();

  /** What requests must have in common to go through one HTTP client. */
  private record Way(boolean hasTls, Route route) {}

  /**
   * No connections yet.
   *
   * @param most the number of requests that are sent at the same time, at least 1
   */
  public SharedConnections(int most) {
    this.requests = new Semaphore(most, true);
  }

  /** The bound on the requests. */
  Semaphore requests() {
    return requests;
  }

  /**
   * The HTTP client for a target. It must not be closed: others use it. One that has died fails the
   * accounts that use it, and not those after them.
   */
  synchronized OwnedClient client(Target target) {
    return clients.compute(
        new Way(target.hasTls(), target.route()),
        (way, known) -> known == null || known.hasDied() ? HttpTransport.newClient(target) : known);
  }

  /** Closes all connections. No client that uses them may send anything afterwards. */
  @Override
  public synchronized void close() {
    clients.values().forEach(OwnedClient::close);
    clients.clear();
  }
}
