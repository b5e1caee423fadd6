package orch.cli.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.fleet.FleetAccount;
import orch.fleet.Report;
import orch.output.View;

/** {@code orch fleet apply}. */
public final class FleetApply implements Command {
  private static final String FINGERPRINT = "[0-9a-f]{32}";

  private final FleetFlags flags = new FleetFlags();
  private final Rollout rollout = new Rollout();
  private final ApplyFlags apply = new ApplyFlags();
  private final Option<List<String>> states =
      Option.texts("--expect-state")
          .onlyOnCommandLine()
          .label("FINGERPRINT|FILE")
          .content(Content.FILE)
          .description(
              "change only accounts whose plan has this fingerprint, or the one in this report of"
                  + " fleet plan; repeatable");

  private final App app;
  private final AccountCommands commands;

  public FleetApply(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "apply", "Make the configurations of many accounts match files")
        .describe(
            "Does in each account what config apply does, several accounts at the same time, after"
                + " one question for all of them; elsewhere than at a terminal it needs --yes. The"
                + " failure of one account does not stop the others. With waves or a canary, a wave"
                + " begins only when there were no failures in the ones before it, or fewer than"
                + " --max-failures.",
            "The exit code is 0 when every account has ended well, 11 when some have not, and that"
                + " of config apply when the fleet has only one account.")
        .examples(
            "orch fleet apply --profiles 'prod-*' -f support.yaml --yes",
            "orch fleet apply --accounts accounts.csv -f shared.yaml --yes --report run.jsonl",
            "orch fleet apply --accounts accounts.csv -f shared.yaml --yes --resume run.jsonl",
            "orch fleet apply --profiles 'prod-*' -f support.yaml --yes --canary prod-eu --pause 1s",
            "orch fleet apply --profiles 'prod-*' -f support.yaml --yes --waves 1,10%,100% --max-failures 3")
        .takes(flags.all())
        .takes(rollout.all())
        .takes(states)
        .takes(apply.all());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public Integer call() throws InterruptedException {
    byte[] input = apply.input(app);
    FleetJob job = apply.job("apply", app, input, true).printing("results").in(expected());
    return new Fleet(app, commands, flags, rollout)
        .run(job, FleetView.ACCOUNT, input, Optional.of("the files to"));
  }

  private Function<FleetAccount, Set<String>> expected() {
    Set<String> ofAll = new HashSet<>();
    Set<Map<String, String>> ofReports = new HashSet<>();
    for (String state : states.orElse(List.of())) {
      if (state.matches(FINGERPRINT)) {
        ofAll.add(state);
      } else {
        String text = new InputFiles(app, app.usualDeadline()).text(state);
        ofReports.add(Report.read(state, text).fingerprints());
      }
    }
    return account -> {
      Set<String> its = new HashSet<>(ofAll);
      ofReports.forEach(report -> its.add(report.getOrDefault(account.key(), "unplanned")));
      return its;
    };
  }
}
