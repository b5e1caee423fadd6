package orch.server.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Responses that a fault began and never ends. They hold no thread. Beyond 100 the oldest is
 * closed.
 */
public final class HangingExchanges implements AutoCloseable {
  private static final int MAX_OPEN = 100;

  private final Deque<HttpExchange> open = new ArrayDeque<>();

  public synchronized void add(HttpExchange exchange) {
    open.add(exchange);
    if (open.size() > MAX_OPEN) {
      open.remove().close();
    }
  }

  @Override
  public synchronized void close() {
    open.forEach(HttpExchange::close);
    open.clear();
  }
}
