package orch.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.input.FileFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.output.View;

/** {@code orch fleet diff}. */
public final class FleetDiff implements Command {
  private final FleetFlags flags = new FleetFlags();
  private final FileFlags files = new FileFlags().required();
  private final LockDirectory lock = new LockDirectory();
  private final Option<Boolean> exitCode =
      Option.toggle("--exit-code")
          .onlyOnCommandLine()
          .description("exit with 10 if there are differences in any account");
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final AccountCommands commands;

  public FleetDiff(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(
            this, "diff", "Show how files differ from the configurations of accounts")
        .describe(
            "Shows for each account what config diff shows. An account whose configurations cannot"
                + " be read has failed; it never counts as one without differences.")
        .examples(
            "orch fleet diff --profiles 'prod-*' -f support.yaml",
            "orch fleet diff --accounts accounts.csv -f shared.yaml --exit-code || echo \"exit code $?\"")
        .takes(flags.all())
        .takes(files.all())
        .takes(lock.flag(), exitCode, timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public Integer call() throws InterruptedException {
    byte[] input = Fleet.input(app, files.values());
    List<String> words = new ArrayList<>(files.asWords());
    words.addAll(exitCode.asWords());
    FleetInputs inputs = FleetInputs.read(app, words, files.names(app), input);
    words.addAll(timeout.flag().asWords());
    FleetJob job = FleetJob.of("diff", words).from(inputs).with(lock.words(app, files.names(app)));
    return new Fleet(app, commands, flags, new Rollout())
        .run(job, FleetView.ACCOUNT, input, Optional.empty());
  }
}
