package orch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import orch.cli.OptionTables;
import orch.cli.help.EnvironmentTables;
import orch.cli.problem.ExitCode;
import orch.profile.Defaults;
import orch.server.fault.FaultTable;

/**
 * The parts of the documentation that are made from the code, by the names in their marker lines.
 */
final class DocTables {
  private static final Map<String, Supplier<String>> TABLES =
      Map.of(
          "exit-codes", DocTables::exitCodes,
          "options-of-every-command", OptionTables::everywhere,
          "options-by-command", OptionTables::byCommand,
          "option-variables", OptionTables::variables,
          "account-variables", EnvironmentTables::account,
          "network-variables", EnvironmentTables::network,
          "machine-variables", EnvironmentTables::machine,
          "fault-kinds", FaultTable::text,
          "defaults", DocTables::defaults,
          "rooms", DocTables::rooms);

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
