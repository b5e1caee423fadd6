package orch.cli;

import java.util.List;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.UsageException;

/** A command that only groups subcommands, such as {@code orch config}; it cannot run alone. */
final class GroupCommand implements Command {
  private final String name;
  private final String header;
  private final List<String> below;

  GroupCommand(String name, String header, List<String> below) {
    this.name = name;
    this.header = header;
    this.below = below;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, name, header)
        .examples("orch " + name + " " + below.get(0) + " --help", "orch help " + name);
  }

  @Override
  public Integer call() {
    throw new UsageException(name + " needs a command: " + String.join(", ", below));
  }
}
