package orch.api;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/**
 * Sets up TLS while the command line is still being read: on two processors, reading the root
 * certificates and reading the options take only the time of the longer of the two.
 */
public final class TlsWarmUp {
  private static final AtomicReference<@Nullable Error> PROBLEM = new AtomicReference<>();

  private TlsWarmUp() {}

  /** Begins, and returns at once. Nothing is sent, and nothing is lost when no call follows. */
  public static void begin() {
    DaemonThread.start("TLS warm-up", TlsWarmUp::setUpTls);
  }

  private static void setUpTls() {
    try {
      Tls.context(Optional.empty()).createSSLEngine().getSupportedCipherSuites();
    } catch (LinkageError | VirtualMachineError e) {
      PROBLEM.set(e);
    }
  }

  /** The problem itself: a class that failed to load says only that it did when asked again. */
  static Error orProblem(LinkageError consequence) {
    Error first = PROBLEM.get();
    return first == null ? consequence : first;
  }
}
