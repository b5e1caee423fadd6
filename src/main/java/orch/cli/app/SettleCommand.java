package orch.cli.app;

import orch.operation.Write;

/**
 * The command line that settles a write in doubt: it sends the write from the journal again with
 * its idempotency key, so that it takes effect only once, or finds out what became of it.
 */
public final class SettleCommand {
  private SettleCommand() {}

  public static String of(Write write, App app) {
    return app.commandLine("config resume", write.key().toString());
  }
}
