package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The tests run with the properties of the real server. */
class TunedHttpServerTest {
  @Test
  void propertiesAreSetBeforeTheFirstServer() {
    assertEquals("true", System.getProperty("sun.net.httpserver.nodelay"));
  }
}
