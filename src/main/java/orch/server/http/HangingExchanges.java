package orch.server.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayDeque;
import java.util.Deque;

/** Answers that were begun and never end. They hold no thread, and only so many stay open. */
public final class HangingExchanges implements AutoCloseable {
  private static final int MOST = 100;

  private final Deque<HttpExchange> open = new ArrayDeque<>();

  public synchronized void add(HttpExchange exchange) {
    open.add(exchange);
    if (open.size() > MOST) {
      open.remove().close();
    }
  }

  @Override
  public synchronized void close() {
    open.forEach(HttpExchange::close);
    open.clear();
  }
}
