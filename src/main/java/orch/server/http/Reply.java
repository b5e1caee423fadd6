package orch.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response before it is sent.
 *
 * @param body in pieces, so that a long body is never one text in memory
 */
public record Reply(int status, Map<String, String> headers, List<String> body) {
  public static final String TYPE = "Content-Type";

  public static Reply json(int status, String body) {
    return json(status, List.of(body));
  }

  public static Reply json(int status, List<String> body) {
    return new Reply(status, Map.of(TYPE, "application/json"), body);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), List.of());
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
