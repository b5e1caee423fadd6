package orch.cli.app;

import orch.operation.Write;

/**
 * The command line that settles a write in doubt: it repeats the write from the journal with its
 * idempotency key, so that it takes effect only once.
 */
public final class SettleCommand {
  private static final String KEY = "--idempotency-key";

  private SettleCommand() {}

  public static String of(Write write, App app) {
    String key = write.key().toString();
    String id = write.path().substring(write.path().lastIndexOf('/') + 1);
    return switch (write.method()) {
      case POST -> app.commandLine("config create", KEY, key);
      case PUT, PATCH -> app.commandLine("config update", id, KEY, key);
      case DELETE -> app.commandLine("config delete", id, "--yes", KEY, key);
    };
  }
}
