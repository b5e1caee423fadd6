package orch.server.http;

import java.util.Map;

/**
 * What the JDK's server lets be set through system properties alone. It reads them when its first
 * server is made; what the user has set stays.
 */
public final class JdkServerTuning {
  private static final String PREFIX = "sun.net.httpserver.";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // Without it an answer of two segments waits 40 ms for an acknowledgement.
          "nodelay", "true",
          // Seconds: a client that sends half a request holds a thread no longer than this.
          "maxReqTime", "10",
          // Seconds: nor does one that does not read its answer.
          "maxRspTime", "300",
          // Beyond these the server closes connections that their clients mean to use again.
          "maxIdleConnections", "512",
          // Beyond these it closes the connection without a word. They are some times what Heads
          // allows, whose answer the client hears.
          "maxReqHeaders", "1000",
          "maxReqHeaderSize", "262144",
          // Bytes of a refused body that are read and dropped, so that its sender hears the answer
          // before the connection is closed; within maxReqTime, as everything that is read.
          "drainAmount", "67108864");

  private JdkServerTuning() {}

  public static void apply() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
          }
        });
  }
}
