package orch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import orch.cli.OptionTables;
import orch.cli.help.EnvironmentTables;
import orch.cli.problem.ExitCode;
import orch.lint.Rule;
import orch.lint.Rules;
import orch.profile.Defaults;
import orch.server.fault.FaultTable;

/**
 * The parts of the documentation that are made from the code, by the names in their marker lines.
 */
final class DocTables {
  private static final Map<String, Supplier<String>> TABLES =
      Map.ofEntries(
          Map.entry("exit-codes", DocTables::exitCodes),
          Map.entry("options-of-every-command", OptionTables::everywhere),
          Map.entry("options-by-command", OptionTables::byCommand),
          Map.entry("option-variables", OptionTables::variables),
          Map.entry("account-variables", EnvironmentTables::account),
          Map.entry("network-variables", EnvironmentTables::network),
          Map.entry("machine-variables", EnvironmentTables::machine),
          Map.entry("fault-kinds", FaultTable::text),
          Map.entry("rules", DocTables::rules),
          Map.entry("defaults", DocTables::defaults),
          Map.entry("rooms", DocTables::rooms));

  private DocTables() {}

  static Set<String> names() {
    return new TreeSet<>(TABLES.keySet());
  }

  /**
   * The text between the marker lines of this name.
   *
   * @throws IllegalArgumentException when there is no such part
   */
  static String text(String name) {
    Supplier<String> table = TABLES.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no generated part is called " + name);
    }
    return table.get();
  }

  private static String exitCodes() {
    StringBuilder rows = new StringBuilder("| exit code | name | meaning |\n|---|---|---|\n");
    for (ExitCode exit : ExitCode.values()) {
      rows.append("| " + exit.code() + " | " + exit + " | " + exit.meaning() + " |\n");
    }
    return rows.toString();
  }

  private static String rules() {
    StringBuilder rows = new StringBuilder();
    Rules.groups()
        .forEach(
            (group, rules) -> {
              rows.append(rows.isEmpty() ? "" : "\n").append("### " + group + "\n\n");
              rows.append(
                  """
                  | rule | severity | what is wrong | what goes wrong | what to write |
                  |---|---|---|---|---|
                  """);
              for (Rule rule : rules) {
                Rule.Explanation words = rule.explanation();
                String texts = words.title() + " | " + words.reason() + " | " + words.advice();
                rows.append(
                    "| `" + rule.id() + "` | " + rule.severity().word() + " | " + texts + " |\n");
              }
            });
    return rows.toString();
  }

  private static String defaults() {
    StringBuilder items = new StringBuilder();
    for (String option : Defaults.OPTIONS) {
      boolean isField = Defaults.OF_FIELDS.contains(option);
      items.append("- `" + option + "`" + (isField ? ", for a new configuration" : "") + "\n");
    }
    return items.toString();
  }

  /** The rooms outside the commands; two are left out of the picture, since most rooms use them. */
  private static String rooms() {
    Set<String> everywhere = Set.of("json", "concurrent");
    StringBuilder picture = new StringBuilder("```mermaid\nflowchart TD\n");
    StringBuilder rows = new StringBuilder("| room | may import |\n|---|---|\n");
    new TreeMap<>(LayersTest.SEES)
        .forEach(
            (room, seen) -> {
              String names = seen.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(seen));
              rows.append("| `" + room + "` | " + names + " |\n");
              for (String other : new TreeSet<>(seen)) {
                if (!everywhere.contains(other)) {
                  picture.append("  " + room + " --> " + other + "\n");
                }
              }
            });
    return picture + "```\n\n" + rows;
  }
}
