package orch.cli.app;

import orch.api.ConfigurationWrites;
import orch.operation.Write;

/**
 * The command line that settles a write in doubt: it sends the write from the journal again with
 * its idempotency key, so that it takes effect only once, or finds out what became of it. Where the
 * write is not to a configuration, that is the same command again.
 */
public final class SettleCommand {
  private SettleCommand() {}

  public static String of(Write write, App app) {
    return write.path().startsWith(ConfigurationWrites.PATH)
        ? app.commandLine("config resume", write.key().toString())
        : app.sameCommand().unchanged();
  }
}
