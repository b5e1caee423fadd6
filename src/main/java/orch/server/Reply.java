package orch.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, before it goes on the wire. */
record Reply(int status, Map<String, String> headers, String body) {
  static final String TYPE = "Content-Type";

  static Reply json(int status, String body) {
    return new Reply(status, Map.of(TYPE, "application/json"), body);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
