package orch.cli.fleet;

import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.output.View;

/** {@code orch fleet plan}. */
public final class FleetPlan implements Command {
  private final FleetFlags flags = new FleetFlags();
  private final ApplyFlags apply = new ApplyFlags();

  private final App app;
  private final AccountCommands commands;

  public FleetPlan(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "plan", "Show what an apply would do in each account")
        .describe(
            "Shows the plan that fleet apply would carry out in each account, with its fingerprint"
                + " in -o json and -o wide, and changes nothing. Two accounts have the same"
                + " fingerprint when they are in the same state and get the same changes. fleet"
                + " apply --expect-state takes fingerprints, or the report of this command.")
        .examples(
            "orch fleet plan --profiles 'prod-*' -f support.yaml",
            "orch fleet plan --accounts accounts.csv -f shared.yaml --report plans.jsonl")
        .takes(flags.all())
        .takes(apply.all());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public Integer call() throws InterruptedException {
    byte[] input = apply.input(app);
    return new Fleet(app, commands, flags, new Rollout())
        .run(apply.job("plan", app, input, false), FleetView.ACCOUNT, input, Optional.empty());
  }
}
