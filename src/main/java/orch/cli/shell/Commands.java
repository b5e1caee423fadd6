package orch.cli.shell;

import java.util.List;
import orch.cli.complete.CompletionTable;
import orch.host.Host;
import picocli.CommandLine;

/** What the shell needs of the command line that it is a command of. */
public interface Commands {
  /** Runs a command as a process of its own would; returns its exit code. */
  int run(Host host, String... words);

  /**
   * Reports a problem of a line as that of a command.
   *
   * @return the exit code
   */
  int report(Host host, RuntimeException problem, List<String> words);

  /** The tree of all commands. */
  CommandLine tree(Host host);

  /** The table for completion. */
  CompletionTable table(Host host);
}
