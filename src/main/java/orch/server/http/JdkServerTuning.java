package orch.server.http;

import java.util.Map;

/**
 * Sets the system properties of the JDK's HTTP server, which has no other way to set these values.
 * It reads them when its first server is created. Properties that the user has set stay.
 */
public final class JdkServerTuning {
  private static final String PREFIX = "sun.net.httpserver.";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // Without it a response of two segments waits 40 ms for an acknowledgement.
          "nodelay", "true",
          // Seconds. How long a client that sends half a request can hold a thread.
          "maxReqTime", "10",
          // Seconds. How long a client that does not read its response can hold a thread.
          "maxRspTime", "300",
          // Beyond this number the server closes idle connections that clients want to reuse.
          "maxIdleConnections", "512",
          // Beyond these limits the server closes the connection without a response. They are
          // higher
          // than those of RequestHeads, which answers 431.
          "maxReqHeaders", "1000",
          "maxReqHeaderSize", "262144",
          // Bytes. So much of a refused body is read and discarded, so that the client receives the
          // response before the connection closes. maxReqTime bounds the time.
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
