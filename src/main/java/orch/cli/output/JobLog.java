package orch.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import orch.host.Host;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Stderr in a job of GitHub Actions, whose runner reads commands in it. Text that only looks like
 * one, because a service or a file has it, gets a space or an escape.
 */
public final class JobLog extends PrintStream {
  private JobLog(PrintStream err) {
    super(err, true, StandardCharsets.UTF_8);
  }

  /** The same host with such a stream for stderr. */
  public static Host on(Host host) {
    Terminal terminal = host.terminal();
    return new Host(
        host.environment(),
        host.properties(),
        host.home(),
        host.directory(),
        new Terminal(
            terminal.in(), terminal.out(), new JobLog(terminal.err()), terminal.terminals()),
        host.clock(),
        host.ticker(),
        host.sleeper(),
        host.random(),
        host.signal());
  }

  @Override
  public void print(@Nullable String text) {
    String whole = String.valueOf(text);
    super.print(
        whole.startsWith("{")
            ? WorkflowCommand.harmlessJson(whole)
            : WorkflowCommand.harmless(whole));
  }

  /** Prints a command for the runner. */
  public void command(String line) {
    super.print(line + "\n");
  }
}
