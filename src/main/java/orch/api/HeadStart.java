package orch.api;

import java.util.Optional;

/**
 * Sets up TLS while the command line is still being read: on two processors, reading the root
 * certificates and reading the options take only the time of the longer of the two.
 */
public final class HeadStart {
  private HeadStart() {}

  /** Begins, and returns at once. Nothing is sent, and nothing is lost when no call follows. */
  public static void begin() {
    Thread thread = new Thread(HeadStart::setUpTls, "head start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void setUpTls() {
    try {
      Tls.context(Optional.empty()).createSSLEngine().getSupportedCipherSuites();
    } catch (LinkageError e) {
      // Whoever needs TLS meets with the same, and says so.
      Thread.currentThread().interrupt();
    }
  }
}
