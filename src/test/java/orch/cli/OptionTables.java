package orch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import orch.cli.app.OptionDefaults;
import orch.cli.option.OptionHelp;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The tables of options in the documentation, made from the tree of commands. */
public final class OptionTables {
  private OptionTables() {}

  /** One row for each option that every command takes. */
  public static String everywhere() {
    return table(visible(ManualGenerator.tree()));
  }

  /** A section for each command that has options of its own. */
  public static String byCommand() {
    List<String> sections = new ArrayList<>();
    ManualGenerator.tree().getSubcommands().values().forEach(below -> collect(below, sections));
    return String.join("\n", sections);
  }

  private static void collect(CommandLine command, List<String> sections) {
    String own = table(visible(command).filter(option -> !option.inherited()));
    if (own.lines().count() > 2) {
      String name = command.getCommandSpec().qualifiedName();
      String header = command.getCommandSpec().usageMessage().header()[0];
      sections.add("### " + name + "\n\n" + header + ".\n\n" + own);
    }
    command.getSubcommands().values().forEach(below -> collect(below, sections));
  }

  /** One row for each variable that sets an option, in the order of the alphabet. */
  public static String variables() {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(ManualGenerator.tree(), options);
    StringBuilder rows = new StringBuilder("| variable | option |\n|---|---|\n");
    options.forEach(
        (variable, option) ->
            rows.append("| `" + variable + "` | `" + option.longestName() + "` |\n"));
    return rows.toString();
  }

  /** The variables that set an option of any command. */
  public static Set<String> variableNames() {
    Map<String, OptionSpec> options = new TreeMap<>();
    collect(ManualGenerator.tree(), options);
    return options.keySet();
  }

  private static void collect(CommandLine command, Map<String, OptionSpec> options) {
    visible(command)
        .forEach(
            option ->
                OptionDefaults.variables(option)
                    .forEach(name -> options.putIfAbsent(name, option)));
    command.getSubcommands().values().forEach(below -> collect(below, options));
  }

  private static Stream<OptionSpec> visible(CommandLine command) {
    return command.getCommandSpec().options().stream().filter(option -> !option.hidden());
  }

  private static String table(Stream<OptionSpec> options) {
    StringBuilder rows = new StringBuilder("| option | what it does |\n|---|---|\n");
    options.forEach(
        option -> {
          String text = escaped(OptionHelp.text(option));
          rows.append("| `" + escaped(OptionHelp.names(option)) + "` | " + text + " |\n");
        });
    return rows.toString();
  }

  /** A bar would end the cell, also inside a code span. */
  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
