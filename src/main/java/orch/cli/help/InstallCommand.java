package orch.cli.help;

import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;

/**
 * The help of {@code orch install}; the launcher script runs the command itself, before it starts
 * Java.
 */
public final class InstallCommand implements Command {
  private final Option<String> prefix =
      Option.text("--prefix")
          .onlyOnCommandLine()
          .label("DIR")
          .content(Option.Content.DIRECTORY)
          .description("directory to install into (~/.local)");

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "install", "Install orch for the user or the machine")
        .describe(
            "Copies orch to DIR/lib/orch, links it in DIR/bin, and makes it start fast"
                + " with the Java that runs it. Run it again after that Java was replaced.")
        .examples("bin/orch install", "sudo bin/orch install --prefix /usr/local")
        .takes(prefix);
  }

  @Override
  public Integer call() {
    throw new UsageException("install takes no other options: orch install [--prefix DIR]");
  }
}
