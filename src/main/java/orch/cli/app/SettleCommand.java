package orch.cli.app;

import orch.operation.Write;

/**
 * The command line that settles a write whose fate is unknown: it repeats the write that the
 * journal has, with its idempotency key, so nothing is done twice.
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
