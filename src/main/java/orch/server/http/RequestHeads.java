package orch.server.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Refuses requests with too long a URL or too large headers. */
public final class RequestHeads {
  static final int LIMIT = 64 << 10;
  private static final int MAX_HEADERS = 100;

  private RequestHeads() {}

  /**
   * Refuses a request whose head cannot be served.
   *
   * @throws RefusalException 414 when path and query are too long, 431 when there are too many
   *     headers or they are too large
   */
  public static void check(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    if (length(uri.getRawPath()) + length(uri.getRawQuery()) > LIMIT) {
      throw RefusalException.uriTooLong();
    }
    int count = 0;
    int characters = 0;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        count++;
        characters += header.getKey().length() + length(value);
      }
    }
    if (count > MAX_HEADERS) {
      throw RefusalException.headersTooLarge(
          "there are " + count + "; at most " + MAX_HEADERS + " are allowed");
    }
    if (characters > LIMIT) {
      throw RefusalException.headersTooLarge(
          "they have " + characters + " bytes; at most " + LIMIT + " are allowed");
    }
  }

  private static int length(@org.jspecify.annotations.Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
