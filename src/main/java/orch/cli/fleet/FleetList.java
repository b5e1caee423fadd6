package orch.cli.fleet;

import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.output.View;

/** {@code orch fleet list}. */
public final class FleetList implements Command {
  private final FleetFlags flags = new FleetFlags();
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final AccountCommands commands;

  public FleetList(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "list", "List the configurations of many accounts")
        .describe(
            "Prints the configurations of all accounts, each with the name of its account. An"
                + " account whose configurations cannot be read has failed: its configurations are"
                + " not in the list, and the exit code is not 0.")
        .examples(
            "orch fleet list --profiles 'prod-*'",
            "orch fleet list --accounts accounts.csv -o jsonl")
        .takes(flags.all())
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.CONFIGURATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    FleetJob job = FleetJob.of("list", timeout.flag().asWords()).printing("configurations");
    return new Fleet(app, commands, flags, new Rollout())
        .run(job, FleetView.CONFIGURATION, new byte[0], Optional.empty());
  }
}
