package orch.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.api.SharedConnections;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.SameCommand;
import orch.cli.problem.ExitCode;
import orch.fleet.AccountState;
import orch.fleet.FleetAccount;
import orch.fleet.InputHash;
import orch.host.Host;
import orch.journal.Journal;
import orch.journal.SharedScan;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.output.Format;
import orch.plan.Action;
import orch.profile.Connection;
import orch.term.Style;
import orch.term.Terminal;

/**
 * Runs the command of one account: with a terminal of its own that nobody sits at, and with its
 * output in memory, so that the accounts' texts are not mixed up.
 */
final class AccountRunner {
  /** What only the fleet itself reads. */
  private static final Set<String> OF_FLEET =
      Set.of(
          "ORCH_OUTPUT",
          "ORCH_FIELDS",
          "ORCH_JQ",
          "ORCH_NO_HEADER",
          "ORCH_PROFILE",
          "ORCH_EXPECT_ACCOUNT",
          "ORCH_PARALLEL",
          "ORCH_PROGRESS",
          "ORCH_EXIT_STATUS");

  private static final int DIFFERENT = ExitCode.DIFFERENT.code();

  private final App app;
  private final AccountCommands commands;
  private final FleetJob job;
  private final InputHash inputs;
  private final ReportFile report;
  private final Brakes brakes;
  private final SharedConnections connections;
  private final SharedScan journal = new SharedScan();
  private final byte[] input;
  private final Map<String, String> environment;
  private final SameCommand again;

  /**
   * @param connections what the API clients of all accounts share
   * @param input the standard input, which every account reads
   */
  AccountRunner(
      App app,
      AccountCommands commands,
      FleetJob job,
      ReportFile report,
      Brakes brakes,
      SharedConnections connections,
      byte[] input) {
    this.app = app;
    this.commands = commands;
    this.job = job;
    this.report = report;
    this.brakes = brakes;
    this.connections = connections;
    this.input = input;
    this.again = report.again();
    this.inputs = new InputHash(job.inputs().all());
    this.environment = new HashMap<>(app.host().environment());
    environment.keySet().removeAll(OF_FLEET);
  }

  /** Whether an earlier run of the report has done this for the account. */
  boolean isDone(FleetAccount account) {
    return report.earlier().filter(said -> said.hasDone(account, inputs.of(account))).isPresent();
  }

  /** Writes the line of the report that comes before the command. */
  void begin(FleetAccount account) {
    report.start(account, inputs.of(account));
  }

  /** Runs the command, and writes the line of the report that comes after it. */
  AccountResult run(FleetAccount account) {
    Duration begin = app.host().ticker().elapsed();
    AccountRun run = new AccountRun(terms(account));
    boolean isData = !job.data().isEmpty() && isOfData();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    // What is for people stands in the order in which it was printed.
    ByteArrayOutputStream out = isData ? new ByteArrayOutputStream() : err;
    int code = commands.run(host(out, err), run, account, words(account));
    ObjectNode item = report.end(account, inputs.of(account));
    AccountState state = state(code);
    item.put("state", state.toString()).put("exitCode", code);
    double seconds = app.host().ticker().elapsed().minus(begin).toMillis() / 1000.0;
    item.put("seconds", seconds);
    describe(item, run);
    // Whoever asks the brakes for another account knows of each failure in the report.
    synchronized (brakes) {
      report.append(item);
      brakes.ended(state);
    }
    List<JsonNode> data = isData ? lines(text(out)) : List.of();
    return new AccountResult(account, state, code, item(item, run, data), data, text(err));
  }

  /** Saves what all accounts have read of the journal, for the next command. */
  void saveJournalIndex() {
    new Journal(app.host().stateDirectory(), app.host().clock(), journal).saveIndex();
  }

  /** Only data in the formats that have lists in their items contains that of the accounts. */
  private boolean isOfData() {
    Format format = app.globals().format().orElse(Format.TABLE);
    return job.command().equals("list")
        || app.globals().layout().jq().isPresent()
        || format == Format.JSON
        || format == Format.JSONL
        || format == Format.YAML;
  }

  private static AccountState state(int code) {
    if (code == ExitCode.DONE.code()) {
      return AccountState.DONE;
    }
    if (code == DIFFERENT) {
      return AccountState.DIFFERENT;
    }
    boolean isStopped =
        code == ExitCode.INTERRUPTED.code()
            || code == ExitCode.TERMINATED.code()
            || code == ExitCode.HUNG_UP.code();
    return isStopped ? AccountState.INTERRUPTED : AccountState.FAILED;
  }

  /** What the report says of an account: numbers, and not the whole plan. */
  private static void describe(ObjectNode item, AccountRun run) {
    if (run.hasPlan()) {
      for (Action action : Action.values()) {
        item.put(action.toString(), count(run.changes(), action));
      }
      item.put("fingerprint", run.fingerprint());
    }
    if (!run.message().isEmpty()) {
      ObjectNode error = item.putObject("error").put("detail", run.message());
      if (!run.code().isEmpty()) {
        error.put("code", run.code());
      }
      if (!run.requestId().isEmpty()) {
        error.put("requestId", run.requestId());
      }
    }
  }

  private static int count(ArrayNode changes, Action action) {
    int count = 0;
    for (JsonNode each : changes) {
      count += each.path("action").asText("").equals(action.toString()) ? 1 : 0;
    }
    return count;
  }

  private ObjectNode item(ObjectNode line, AccountRun run, List<JsonNode> data) {
    ObjectNode item = line.deepCopy();
    item.remove(List.of("event", "run", "at"));
    if (isOfData() && run.hasPlan()) {
      item.set("changes", run.changes());
    }
    if (!data.isEmpty()) {
      item.putArray(job.data()).addAll(data);
    }
    return item;
  }

  private AccountRun.Terms terms(FleetAccount account) {
    return new AccountRun.Terms(
        account.references(),
        app.sources(),
        job.inputs().files(),
        connections,
        journal,
        !app.messages().areJson(),
        job.isPlanOnly(),
        job.states().apply(account),
        again);
  }

  private Host host(OutputStream out, OutputStream err) {
    Host host = app.host();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(input), stream(out), stream(err), Set.of());
    return new Host(
        environment,
        host.properties(),
        host.home(),
        host.directory(),
        terminal,
        host.clock(),
        host.ticker(),
        host.sleeper(),
        host.random(),
        host.signal());
  }

  private String[] words(FleetAccount account) {
    List<String> words = new ArrayList<>();
    words.add("-p");
    words.add(account.profile().isEmpty() ? Connection.ENVIRONMENT : account.profile());
    words.add("config");
    words.add(job.command());
    words.addAll(job.words());
    words.addAll(job.own().apply(account));
    words.addAll(app.globals().forEachAccount());
    if (!account.profile().isEmpty() && !account.sid().isEmpty() && !isOffline()) {
      words.add("--expect-account=" + account.sid());
    }
    if (app.messageStyle() == Style.COLORED) {
      words.add("--color=always");
    }
    if (app.messages().areJson() || (!job.data().isEmpty() && isOfData())) {
      words.add("--output=" + Format.JSONL);
    }
    return words.toArray(String[]::new);
  }

  private boolean isOffline() {
    return job.command().equals("validate");
  }

  private static List<JsonNode> lines(String text) {
    List<JsonNode> lines = new ArrayList<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              try {
                lines.add(Json.read(line));
              } catch (MalformedTextException e) {
                throw new IllegalStateException("a command printed no JSON: " + line, e);
              }
            });
    return lines;
  }

  private static PrintStream stream(OutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }
}
