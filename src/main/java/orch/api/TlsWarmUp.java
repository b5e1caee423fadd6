package orch.api;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/**
 * Sets up TLS in the background while the command line is parsed. With two processors, the root
 * certificates then cost no extra time.
 */
public final class TlsWarmUp {
  private static final AtomicReference<@Nullable Error> FIRST_ERROR = new AtomicReference<>();

  private TlsWarmUp() {}

  /** Starts in the background and returns at once. Sends nothing. */
  public static void begin() {
    DaemonThread.start("TLS warm-up", TlsWarmUp::setUpTls);
  }

  private static void setUpTls() {
    try {
      Tls.context(Optional.empty()).createSSLEngine().getSupportedCipherSuites();
    } catch (LinkageError | VirtualMachineError e) {
      FIRST_ERROR.set(e);
    }
  }

  /**
   * The first error, if there was one: later uses of a class that failed to load do not repeat the
   * reason.
   */
  static Error firstError(LinkageError consequence) {
    Error first = FIRST_ERROR.get();
    return first == null ? consequence : first;
  }
}
