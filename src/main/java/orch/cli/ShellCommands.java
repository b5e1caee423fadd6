package orch.cli;

import java.util.List;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.app.OptionDefaults;
import orch.cli.complete.CompletionTable;
import orch.cli.report.ErrorReporter;
import orch.cli.shell.Commands;
import orch.host.Host;
import picocli.CommandLine;

/** Gives the shell the command line that it is a command of. */
final class ShellCommands implements Commands {
  @Override
  public int run(Host host, String... words) {
    return Cli.run(host, words);
  }

  @Override
  public int report(Host host, RuntimeException problem, List<String> words) {
    App app = new App(host, new GlobalFlags(), words.toArray(String[]::new));
    return new ErrorReporter(
            app, new OptionDefaults(app), command -> CommandTree.inWhole(app, command))
        .report(problem);
  }

  @Override
  public CommandLine tree(Host host) {
    return CommandTree.whole(new App(host, new GlobalFlags()));
  }

  @Override
  public CompletionTable table(Host host) {
    return Completions.table(new App(host, new GlobalFlags()));
  }
}
