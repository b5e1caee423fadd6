package orch.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import orch.json.MalformedTextException;

/**
 * The report of one run, or of a run and those that resumed it: the last line of each account
 * counts.
 *
 * @param file its name, for messages
 * @param commands of all runs
 * @param shards of all runs
 * @param accounts by key, in the order of the first run
 */
public record Report(
    String file, Set<String> commands, Set<Shard> shards, Map<String, Result> accounts) {

  /**
   * What the report says of an account.
   *
   * @param json the last line of the account; only its name and SID when there is none
   */
  public record Result(AccountState state, JsonNode json) {
    /** The result as an item to print. */
    public ObjectNode item() {
      ObjectNode item = json.deepCopy();
      item.remove(List.of(ReportLine.EVENT, ReportLine.RUN));
      return item.put("state", state.toString());
    }
  }

  /**
   * Reads a report.
   *
   * @throws InvalidDocumentException when it is none
   */
  public static Report read(String file, String text) {
    Report report = new Report(file, new TreeSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Optional<ReportLine> line = parsed(lines[i]);
      if (line.isPresent()) {
        report.take(line.get(), i + 1);
      } else if (!lines[i].isBlank() && !isEndOfRun(lines, i + 1)) {
        throw report.invalid(i + 1, "is not a line of a report");
      }
    }
    if (report.commands().isEmpty()) {
      throw report.invalid(1, "is not the beginning of a report");
    }
    return report;
  }

  /** A run that was killed leaves an incomplete line, and the next one begins a new line. */
  private static boolean isEndOfRun(String[] lines, int next) {
    for (int i = next; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        return parsed(lines[i]).filter(line -> line.event().equals(ReportLine.RUN)).isPresent();
      }
    }
    return true;
  }

  private static Optional<ReportLine> parsed(String line) {
    try {
      JsonNode json = Json.read(line);
      return json.has(ReportLine.EVENT) ? Optional.of(new ReportLine(json)) : Optional.empty();
    } catch (MalformedTextException e) {
      return Optional.empty();
    }
  }

  private void take(ReportLine line, int number) {
    JsonNode json = line.json();
    switch (line.event()) {
      case ReportLine.RUN -> {
        if (!json.path("format").asText("").equals(ReportLine.FORMAT)) {
          throw invalid(number, "is of another format than " + ReportLine.FORMAT);
        }
        commands.add(json.path("command").asText(""));
        try {
          shards.add(Shard.parse(json.path("shard").asText("")));
        } catch (IllegalArgumentException e) {
          throw invalid(number, "has no shard");
        }
        for (JsonNode account : json.path(ReportLine.ACCOUNTS)) {
          accounts.putIfAbsent(ReportLine.key(account), new Result(AccountState.MISSING, account));
        }
      }
      case ReportLine.START -> accounts.put(line.key(), new Result(AccountState.UNFINISHED, json));
      case ReportLine.END ->
          accounts.put(
              line.key(), new Result(AccountState.of(json.path("state").asText("")), json));
      default -> throw invalid(number, "has an unknown event");
    }
  }

  private InvalidDocumentException invalid(int line, String message) {
    return new InvalidDocumentException(List.of(new Mistake(file + ":" + line, "", message)));
  }

  /** Whether an account has ended well, and with this input. */
  public boolean hasDone(FleetAccount account, String inputs) {
    Result result = accounts.get(account.key());
    return result != null
        && result.state().isWell()
        && result.json().path("inputs").asText("").equals(inputs);
  }

  /** The fingerprint of the plan of each account that has one, by key. */
  public Map<String, String> fingerprints() {
    Map<String, String> all = new LinkedHashMap<>();
    accounts.forEach(
        (key, result) -> {
          String fingerprint = result.json().path("fingerprint").asText("");
          if (!fingerprint.isEmpty()) {
            all.put(key, fingerprint);
          }
        });
    return all;
  }

  /**
   * What several reports together say, which should have each account once.
   *
   * @param missingShards the shards of which there is no report
   * @param results of all accounts, in the order of the reports
   */
  public record Merged(List<Shard> missingShards, List<Result> results) {
    /** The names of the accounts in this state. */
    public List<String> in(AccountState state) {
      List<String> names = new ArrayList<>();
      for (Result result : results) {
        if (result.state() == state) {
          String name = result.json().path("name").asText("");
          names.add(name.isEmpty() ? ReportLine.key(result.json()) : name);
        }
      }
      return names;
    }

    /** Whether every account has ended well, once. */
    public boolean isWell() {
      return missingShards.isEmpty() && results.stream().allMatch(each -> each.state().isWell());
    }
  }

  /**
   * Puts reports together.
   *
   * @throws InvalidDocumentException when they are not of the same command, or of different
   *     divisions into shards
   */
  public static Merged merge(List<Report> reports) {
    Report first = reports.get(0);
    Set<Shard> shards = new LinkedHashSet<>();
    Map<String, Result> results = new LinkedHashMap<>();
    for (Report report : reports) {
      if (!report.commands().equals(first.commands())) {
        throw report.invalid(
            1,
            "is of fleet "
                + String.join(", ", report.commands())
                + ", and "
                + first.file()
                + " of fleet "
                + String.join(", ", first.commands()));
      }
      shards.addAll(report.shards());
      report
          .accounts()
          .forEach(
              (key, result) ->
                  results.merge(
                      key, result, (one, other) -> new Result(AccountState.TWICE, one.json())));
    }
    int count = first.shards().iterator().next().count();
    if (shards.stream().anyMatch(shard -> shard.count() != count)) {
      throw first.invalid(1, "and the others are of different numbers of shards");
    }
    List<Shard> missing = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      if (!shards.contains(new Shard(i, count))) {
        missing.add(new Shard(i, count));
      }
    }
    return new Merged(missing, List.copyOf(results.values()));
  }
}
