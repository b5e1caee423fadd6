package orch.cli.shell;

import java.io.IOException;
import orch.cli.problem.UsageException;
import orch.host.Host;

/** Runs a line in the user's own shell, on the same terminal. */
final class UserShell {
  /** The beginning of such a line. */
  static final String SIGN = "!";

  private final Host host;

  UserShell(Host host) {
    this.host = host;
  }

  /**
   * Runs a line to its end.
   *
   * @return its exit code; 128 and the number of the signal that ended it
   * @throws InterruptedException when a signal ends orch's shell; the program is ended too
   */
  int run(String command) throws InterruptedException {
    if (command.isBlank()) {
      throw new UsageException("give a command after " + SIGN + ", as in !ls");
    }
    String shell = host.variable("SHELL").isEmpty() ? "sh" : host.variable("SHELL");
    ProcessBuilder builder =
        new ProcessBuilder(shell, "-c", command).directory(host.directory().toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UsageException("the shell " + shell + ", from SHELL, cannot be started");
    }
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
