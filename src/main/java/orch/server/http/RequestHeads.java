package orch.server.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Refuses requests whose heads are too large. */
public final class RequestHeads {
  static final int LIMIT = 64 << 10;
  private static final int MOST_HEADERS = 100;

  private RequestHeads() {}

  /**
   * Refuses a request whose head cannot be served.
   *
   * @throws RefusalException when the path, the headers together, or their number is beyond its
   *     limit
   */
  public static void check(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    if (length(uri.getRawPath()) + length(uri.getRawQuery()) > LIMIT) {
      throw RefusalException.longPath();
    }
    int count = 0;
    int characters = 0;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        count++;
        characters += header.getKey().length() + length(value);
      }
    }
    if (count > MOST_HEADERS) {
      throw RefusalException.wideHeaders(
          "there are " + count + ", and at most " + MOST_HEADERS + " are read");
    }
    if (characters > LIMIT) {
      throw RefusalException.wideHeaders(
          "they have " + characters + " bytes, and at most " + LIMIT + " are read");
    }
  }

  private static int length(@org.jspecify.annotations.Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
