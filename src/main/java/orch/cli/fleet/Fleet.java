package orch.cli.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.SharedConnections;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.app.InputFiles;
import orch.cli.write.WriteFlags;
import orch.fleet.FleetAccount;
import orch.fleet.Shard;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.term.Prompt;

/** Runs a command for all accounts of a fleet, wave by wave, and prints what became of each. */
final class Fleet {
  private final App app;
  private final AccountCommands commands;
  private final FleetFlags flags;
  private final Rollout rollout;

  Fleet(App app, AccountCommands commands, FleetFlags flags, Rollout rollout) {
    this.app = app;
    this.commands = commands;
    this.flags = flags;
    this.rollout = rollout;
  }

  /**
   * Runs to the end.
   *
   * @param input the standard input of every account
   * @param question what to confirm, such as "the files to"; empty when nothing is changed
   * @return the exit code
   */
  int run(FleetJob wanted, View view, byte[] input, Optional<String> question)
      throws InterruptedException {
    flags.check(app);
    rollout.check(flags);
    Shard shard = flags.shard(app);
    List<FleetAccount> accounts = new Selection(app, flags).accounts(shard);
    List<List<FleetAccount>> waves = rollout.of(accounts);
    Printer printer = app.output(view).many(view, Format.TABLE);
    FleetJob job = wanted;
    if (question.isPresent() && !accounts.isEmpty()) {
      new Confirmation(app, false)
          .to(Confirmation.Action.APPLY, question.get() + " " + count(accounts.size()));
      // Nobody sits at the terminals of the accounts, who could be asked again.
      job = wanted.confirmed(app);
    }
    FleetResults results = new FleetResults(app, job, printer, accounts);
    Brakes brakes = new Brakes(flags.maxFailures());
    try (ReportFile report = ReportFile.open(app, flags, WriteFlags.random(app).toString());
        SharedConnections connections = new SharedConnections(flags.parallel())) {
      report.begin(job.name(), shard, accounts);
      AccountRunner runner =
          new AccountRunner(app, commands, job, report, brakes, connections, input);
      runWaves(waves, runner, brakes, results);
      runner.saveJournalIndex();
      results.end(brakes, report.name());
    }
    return results.exitCode();
  }

  static String count(int accounts) {
    return accounts + (accounts == 1 ? " account" : " accounts");
  }

  private void runWaves(
      List<List<FleetAccount>> waves, AccountRunner runner, Brakes brakes, FleetResults results) {
    try {
      for (int i = 0; i < waves.size() && brakes.allowAnother(); i++) {
        int before = brakes.failures();
        if (i > 0 && !goesOn(i, waves)) {
          return;
        }
        List<FleetAccount> left = new ArrayList<>();
        for (FleetAccount each : waves.get(i)) {
          if (runner.isDone(each)) {
            results.skipped(each);
          } else {
            left.add(each);
          }
        }
        new Wave(runner, brakes, left, results::add).run(flags.parallel());
        boolean isLast = i == waves.size() - 1;
        if (brakes.failures() > before && !flags.limitsFailures() && !isLast) {
          app.messages()
              .important(
                  "wave "
                      + (i + 1)
                      + " of "
                      + waves.size()
                      + " had failures; the next ones are not begun");
          return;
        }
      }
    } catch (InterruptedException e) {
      brakes.interrupt();
    }
  }

  /** Between two waves, a person looks, or time passes. */
  private boolean goesOn(int done, List<List<FleetAccount>> waves) throws InterruptedException {
    String next =
        "wave " + (done + 1) + " of " + waves.size() + ", " + count(waves.get(done).size());
    if (rollout.pause().isPresent()) {
      app.note(next + ", begins in " + rollout.pause().get().toSeconds() + " seconds");
      app.host().sleeper().sleep(rollout.pause().get());
      return true;
    }
    Prompt prompt = new Prompt(app.terminal());
    boolean isAsked = prompt.isPossible() && !app.globals().isYes() && !app.globals().isNoInput();
    if (!isAsked || prompt.agrees("orch: begin " + next + "?")) {
      return true;
    }
    int left = waves.subList(done, waves.size()).stream().mapToInt(List::size).sum();
    app.messages()
        .important(
            "cancelled: wave "
                + (done + 1)
                + (done + 1 < waves.size() ? " and those after it were" : " was")
                + " not begun; left as before: "
                + count(left));
    return false;
  }

  /** All of standard input, when the files have it: each account reads the same. */
  static byte[] input(App app, List<String> files) {
    return files.contains(InputFiles.STDIN)
        ? new InputFiles(app, app.usualDeadline()).standardInput().getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }
}
