package orch.cli.files;

import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.configuration.Skeleton;

/** {@code orch config skeleton}. */
public final class ConfigSkeleton implements Command {
  private final App app;

  public ConfigSkeleton(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "skeleton", "Print a commented file to start from")
        .describe(
            "Prints a valid configuration in YAML. Comments explain every field, and examples of"
                + " the optional ones are commented out.")
        .examples("orch config skeleton > support.yaml");
  }

  @Override
  public Integer call() {
    app.terminal().out().print(Skeleton.text());
    return ExitCode.DONE.code();
  }
}
