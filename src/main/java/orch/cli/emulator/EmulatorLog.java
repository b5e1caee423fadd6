package orch.cli.emulator;

import java.util.function.Consumer;
import orch.server.RequestLog;

/**
 * The log of a running emulator: database failures and, with {@code --verbose}, a line per request.
 */
final class EmulatorLog implements RequestLog {
  private static final int UNAVAILABLE = 503;

  private final Consumer<String> to;
  private final boolean isVerbose;
  private String failure = "";

  EmulatorLog(Consumer<String> to, boolean isVerbose) {
    this.to = to;
    this.isVerbose = isVerbose;
  }

  @Override
  public void served(String method, String path, String key, int status) {
    if (isVerbose) {
      to.accept(method + " " + path + " " + (status == 0 ? "cut" : String.valueOf(status)));
    }
    if (status != UNAVAILABLE && !method.equals("GET")) {
      forget();
    }
  }

  /**
   * Every request may fail in the same way, so a failure is logged once, until a write succeeds.
   */
  @Override
  public synchronized void failed(String cause) {
    if (!cause.equals(failure)) {
      to.accept(cause + "; the emulator answers 503 until the database works again");
      failure = cause;
    }
  }

  private synchronized void forget() {
    failure = "";
  }
}
