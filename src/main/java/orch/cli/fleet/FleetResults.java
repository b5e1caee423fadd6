package orch.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.fleet.AccountState;
import orch.fleet.FleetAccount;
import orch.json.Json;
import orch.output.Printer;

/**
 * Prints what each account's command said, as soon as it has ended, and the results in the order of
 * the fleet.
 */
final class FleetResults {
  private final App app;
  private final FleetJob job;
  private final Printer printer;
  private final List<FleetAccount> accounts;
  private final Map<String, AccountResult> results = new HashMap<>();
  private int printed;
  private int ended;

  FleetResults(App app, FleetJob job, Printer printer, List<FleetAccount> accounts) {
    this.app = app;
    this.job = job;
    this.printer = printer;
    this.accounts = accounts;
  }

  /** Takes the result of an account, and prints what its command said. */
  synchronized void add(AccountResult result) {
    ended++;
    if (!app.globals().isQuiet() || !result.state().isWell()) {
      String heading =
          ended
              + " of "
              + accounts.size()
              + ": "
              + result.account().label()
              + ": "
              + outcome(result);
      app.messages().ofAccount(result.account().name(), heading, result.messages());
    }
    results.put(result.account().name(), result);
    printReady();
  }

  private static String outcome(AccountResult result) {
    return result.state() == AccountState.FAILED
        ? "failed (exit " + result.exitCode() + ")"
        : result.state().toString();
  }

  /** Takes an account that an earlier run has done. */
  synchronized void skipped(FleetAccount account) {
    ended++;
    results.put(account.name(), without(account, AccountState.SKIPPED));
    printReady();
  }

  private static AccountResult without(FleetAccount account, AccountState state) {
    ObjectNode item = Json.object().put("name", account.name());
    if (!account.sid().isEmpty()) {
      item.put("account", account.sid());
    }
    return new AccountResult(
        account, state, -1, item.put("state", state.toString()), List.of(), "");
  }

  /** Prints the results up to the first account that has not ended. */
  private void printReady() {
    while (printed < accounts.size()) {
      AccountResult next = results.get(accounts.get(printed).name());
      if (next == null) {
        return;
      }
      print(next);
      results.put(next.account().name(), next.summary());
      printed++;
    }
  }

  private void print(AccountResult result) {
    if (!job.command().equals("list")) {
      printer.print(result.item());
      return;
    }
    for (JsonNode each : result.data()) {
      ObjectNode item = Json.object().put("fleetName", result.account().name());
      printer.print(item.setAll((ObjectNode) each));
    }
  }

  /**
   * Prints the accounts that were not started, and the numbers.
   *
   * @param report the name of the report; empty for none
   * @throws CommandFailedException when not every account has ended well
   * @throws CommandInterruptedException when a signal stopped the run
   */
  synchronized void end(Brakes brakes, String report) {
    for (FleetAccount each : accounts) {
      results.computeIfAbsent(each.name(), name -> without(each, AccountState.UNSTARTED));
    }
    printReady();
    printer.end();
    app.flushOutput();
    String counts = counts();
    RuntimeException problem = brakes.problem();
    if (problem != null) {
      throw problem;
    }
    String rest =
        report.isEmpty()
            ? "to run it again: " + app.sameCommand().unchanged()
            : "to do the rest: "
                + app.sameCommand().minus(List.of("--report", "--resume")).with("--resume", report);
    if (brakes.isInterrupted()) {
      throw new CommandInterruptedException("interrupted: " + counts, rest);
    }
    List<AccountResult> failed = accountsThatFailed();
    if (failed.isEmpty() && count(AccountState.UNSTARTED) == 0) {
      app.note(counts);
      return;
    }
    throw new CommandFailedException(
        accounts.size() == 1 ? exit(failed.get(0)) : ExitCode.SOME_FAILED,
        counts,
        failed.stream().map(FleetResults::line).toList(),
        rest);
  }

  private static String line(AccountResult failed) {
    return failed.account().label() + ": exit " + failed.exitCode() + ": " + failed.problem();
  }

  private static ExitCode exit(AccountResult failed) {
    for (ExitCode exit : ExitCode.values()) {
      if (exit.code() == failed.exitCode()) {
        return exit;
      }
    }
    return ExitCode.BUG;
  }

  private List<AccountResult> accountsThatFailed() {
    List<AccountResult> failed = new ArrayList<>();
    for (FleetAccount each : accounts) {
      AccountResult result = results.get(each.name());
      if (result != null && !result.state().isWell() && result.state() != AccountState.UNSTARTED) {
        failed.add(result);
      }
    }
    return failed;
  }

  private int count(AccountState state) {
    int count = 0;
    for (AccountResult result : results.values()) {
      count += result.state() == state ? 1 : 0;
    }
    return count;
  }

  private String counts() {
    if (accounts.isEmpty()) {
      return "the shard has no accounts";
    }
    Map<AccountState, Integer> counts = new EnumMap<>(AccountState.class);
    results.values().forEach(result -> counts.merge(result.state(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((state, count) -> parts.add(count + " " + state));
    return Fleet.count(accounts.size()) + ": " + String.join(", ", parts);
  }

  /** The exit code when every account has ended well. */
  int exitCode() {
    return (count(AccountState.DIFFERENT) > 0 ? ExitCode.DIFFERENT : ExitCode.DONE).code();
  }
}
