package orch.cli;

import java.util.concurrent.Callable;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;

/** A command that only groups subcommands, such as {@code orch config}; alone, it lists them. */
final class GroupCommand implements Command {
  private final String name;
  private final String header;
  private final String first;
  private final Callable<Integer> help;

  /**
   * @param first the name of a subcommand, for an example
   * @param help prints the help of this command
   */
  GroupCommand(String name, String header, String first, Callable<Integer> help) {
    this.name = name;
    this.header = header;
    this.first = first;
    this.help = help;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, name, header)
        .examples("orch " + name + " " + first + " --help", "orch help " + name);
  }

  @Override
  public Integer call() throws Exception {
    return help.call();
  }
}
