package orch.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.input.FileFlags;
import orch.cli.input.RuleFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.output.View;

/** {@code orch fleet validate}. */
public final class FleetValidate implements Command {
  private final FleetFlags flags = new FleetFlags();
  private final FileFlags files = new FileFlags().required();
  private final RuleFlags rules = new RuleFlags();

  private final App app;
  private final AccountCommands commands;

  public FleetValidate(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "validate", "Check documents with the values of each account")
        .describe(
            "Checks documents as config validate does, once for each account, with its name and"
                + " variables in the place of references such as ${account.name} and"
                + " ${account.vars.region}. Needs no credentials and no network.")
        .examples(
            "orch fleet validate --profiles 'prod-*' -f support.yaml",
            "orch fleet validate --accounts accounts.csv -f shared.yaml -o json")
        .takes(flags.all())
        .takes(files.all())
        .takes(rules.all());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public Integer call() throws InterruptedException {
    byte[] input = Fleet.input(app, files.values());
    List<String> words = new ArrayList<>(files.asWords());
    words.addAll(rules.asWords());
    FleetJob job =
        FleetJob.of("validate", words)
            .from(FleetInputs.read(app, words, files.names(app), input))
            .printing("findings");
    return new Fleet(app, commands, flags, new Rollout())
        .run(job, FleetView.ACCOUNT, input, Optional.empty());
  }
}
